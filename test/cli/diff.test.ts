import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../support/terminal.ts';
import { environmentIn, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

const on = (day: string, cwd = 'staff'): { readonly env: { readonly PACKET_TODAY: string }; readonly cwd: string } => ({
  env: { PACKET_TODAY: day },
  cwd,
});

/** A packet in `staff` that was begun on 20 November and answered on 1 December. */
function answered(): TestFolder {
  const folder = testFolder();
  folder.write('.packet/config.yaml', 'commit: false\n');
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  expect(folder.run(['edit', 'glue', '-m', 'Weekly triage since April.'], on('2026-12-01')).code).toBe(0);
  return folder;
}

function change(folder: TestFolder, before: string, after: string): void {
  const text = folder.read('staff/packet.md');
  expect(text).toContain(before);
  folder.write('staff/packet.md', text.replace(before, after));
}

function hash(folder: TestFolder): string {
  return execFileSync('git', ['hash-object', '--no-filters', join(folder.path, 'staff/packet.md')], {
    encoding: 'utf8',
  }).trim();
}

describe('packet diff', () => {
  it('compares with the last 1:1, a round, a day and a version', () => {
    const folder = answered();
    const base = hash(folder);
    const review = `---\nreview: 1\ndate: 2026-12-04\nbase: ${base}\n---\n\n# 1:1\n\n## Heard\n\n- x\n`;
    folder.write('staff/reviews/2026-12-04.md', review);
    folder.write('staff/rounds/01-self.md', `---\nround: 1\nkind: self\nopened: 2026-12-05\nbase: ${base}\n---\n`);
    change(folder, 'April', 'May');
    const after = on('2026-12-08');
    const lines = ['1 word added, 1 taken out', '', 'Glue work', '~ Weekly triage since [-April-]{+May+}.', ''];
    const shown = (...words: string[]): string[] => folder.run(['diff', ...words], after).stdout.split('\n');
    expect(shown()).toEqual(['Since the 1:1 of Fri 4 Dec', ...lines]);
    expect(shown('--since', 'review')).toEqual(shown());
    expect(shown('--since', 'round')).toEqual(['Since round 1 (self), opened Sat 5 Dec', ...lines]);
    expect(shown('--since', base.slice(0, 8))).toEqual(['Since version 2 of Tue 1 Dec', ...lines]);
    expect(shown('--since', 'yesterday')).toEqual(['Since Mon 7 Dec', ...lines]);
    expect(shown('--since', '1')).toContain('+ Weekly triage since May.');
    expect(shown('--since', '2026-12-01')).toContain('+ Weekly triage since May.');
    expect(shown('--stat')).toContain('  Glue  +1 -1  text');
  });

  it('finds texts in git that are no longer in .packet, and fetches nothing', () => {
    const folder = answered();
    const git = (...words: string[]): void => {
      execFileSync('git', ['-C', folder.path, ...words], {
        env: {
          ...environmentIn(folder.path),
          GIT_COMMITTER_NAME: 'Dana',
          GIT_COMMITTER_EMAIL: 'dana@example.org',
          GIT_COMMITTER_DATE: '2026-12-02T12:00:00Z',
          GIT_AUTHOR_DATE: '2026-12-02T12:00:00Z',
        },
      });
    };
    const base = hash(folder);
    git('init', '-q');
    git('add', 'staff/packet.md');
    git('commit', '-qm', 'x');
    change(folder, 'April', 'May');
    rmSync(join(folder.path, '.packet'), { recursive: true });
    const after = on('2026-12-08');
    const expected = '~ Weekly triage since [-April-]{+May+}.';
    for (const since of [base, base.slice(0, 7), '2026-12-03', 'yesterday'])
      expect(folder.run(['diff', '--since', since], after).stdout).toContain(expected);
    const early = folder.run(['diff', '--since', '2026-12-02'], after);
    expect(early.stderr).toContain(
      'E_VERSION  No version of packet.md from before Wed 2 Dec is known; the first is of 2 Dec\n',
    );
    expect(early.code).toBe(3);
  });

  it('says which text is gone, and does not guess', () => {
    const folder = answered();
    const gone = 'c'.repeat(40);
    folder.write('staff/reviews/2026-12-04.md', `---\ndate: 2026-12-04\nbase: ${gone}\n---\n## Heard\n\n- x\n`);
    const { stdout, stderr, code } = folder.run(['diff'], on('2026-12-08'));
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'E_VERSION  No text of packet.md for the 1:1 of Fri 4 Dec on this machine (ccccccc)\n' +
        'hint: packet versions     lists those that are here\n',
    );
    expect(code).toBe(3);
    // What stands under a name need not be what the name says.
    folder.write(`.packet/versions/${gone}`, folder.read('staff/packet.md'));
    expect(folder.run(['diff'], on('2026-12-08'))).toMatchObject({
      stderr: expect.stringContaining('E_UNREADABLE  Unexpected text in the version cccccccc') as string,
      code: 3,
    });
  });

  it('does not count line ends, and sees paragraphs', () => {
    const folder = answered();
    const text = folder.read('staff/packet.md');
    folder.write('staff/packet.md', text.replaceAll('\n', '\r\n'));
    const after = on('2026-12-08');
    expect(folder.run(['diff', '--since', '2'], after).stdout).toBe('Nothing changed since version 2 of Tue 1 Dec.\n');
    folder.write('staff/packet.md', text.replace('triage since', 'triage\n\nsince'));
    expect(folder.run(['diff', '--since', '2'], after).stdout).toContain('triage[- -]{+\\n\\n+}since');
  });

  it('refuses --stat beside --json, and a moment that is none', () => {
    const folder = answered();
    expect(folder.run(['diff', '--stat', '--json'], on('2026-12-08')).code).toBe(2);
    const { stderr, code } = folder.run(['diff', '--since', 'nonsense'], on('2026-12-08'));
    expect(stderr).toContain('E_USAGE  Unexpected moment "nonsense", expected review, round, a date or a version\n');
    expect(code).toBe(2);
    expect(testFolder().run(['diff']).code).toBe(3);
  });

  it.each([
    ['every word is another one', (word: string) => `b${word}`, '(too much has changed to compare words: whole lines)'],
    ['each fifth word is another one', (word: string, at: number) => (at % 5 === 0 ? 'other' : word), '{+other+}'],
  ])('compares two texts of 10,000 words in a second of CPU where %s', (_, other, expected) => {
    const words = Array.from(
      { length: 10_000 },
      (__, at) => `w${String((at * 7919) % 9973)}${at % 20 === 19 ? '.\n' : ''}`,
    );
    const folder = testFolder();
    folder.write('.packet/config.yaml', 'commit: false\n');
    folder.run(['init', 'staff', ...whoFlags]);
    for (const text of [words, words.map(other)])
      expect(folder.run(['edit', 'glue', '-F', '-'], { input: text.join(' '), cwd: 'staff' }).code).toBe(0);
    const { stderr } = folder.bash(`TIMEFORMAT='%U %S'; time packet diff --since 2 > ../shown`, { cwd: 'staff' });
    const [user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
    expect(user + system).toBeLessThan(1);
    expect(folder.read('shown').includes(expected)).toBe(true);
  });

  it('goes through the pager in a terminal, and never in a pipe', async () => {
    const folder = answered();
    const env = { PACKET_TODAY: '2026-12-08', PAGER: 'sed s/^/paged:/', NO_COLOR: '1' };
    const words = ['diff', '-C', 'staff', '--since', '1'];
    expect(folder.run(words, { env }).stdout).not.toContain('paged:');
    const terminal = openTerminal(folder, words, { env });
    await terminal.waitFor('paged:+ Weekly triage');
    expect(await terminal.end()).toBe(0);
    for (const [more, variable] of [
      [['--no-pager'], {}],
      [['--accessible'], {}],
      [[], { PAGER: 'cat' }],
      [[], { PAGER: 'no-such-pager-here' }],
      [[], { TERM: 'dumb' }],
    ] as const) {
      const plain = openTerminal(folder, [...words, ...more], { env: { ...env, ...variable } });
      await plain.waitFor('+ Weekly triage');
      expect(await plain.end()).toBe(0);
      expect(plain.shown).not.toContain('paged:');
    }
  });
});
