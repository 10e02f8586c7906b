import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../support/terminal.ts';
import { repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

const example = join(repository, 'examples/staff.answers.yaml');

function begun(): TestFolder {
  const folder = testFolder();
  folder.write('.packet/config.yaml', 'commit: false\n');
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  return folder;
}

describe('packet check', () => {
  it('finds nothing in an empty packet, and nothing in the example', () => {
    const folder = begun();
    expect(folder.run(['check'], { cwd: 'staff' })).toEqual({ stdout: 'No problem found.\n', stderr: '', code: 0 });
    folder.run(['init', 'full', '--answers', example]);
    expect(folder.run(['check', '-C', 'full'])).toEqual({ stdout: 'No problem found.\n', stderr: '', code: 0 });
  });

  it('lists problems of all files with their places; warnings are no failure', () => {
    const folder = begun();
    folder.run(['edit', 'impact', '-m', '- **Latency**\n  - Before: TBD\n  - After: 1\n  - Period: 2026-13'], {
      cwd: 'staff',
    });
    folder.write('staff/rounds/01-self.md', '---\nround: 1\nkind: self\nopened: 2026-02-31\n---\n');
    folder.write('staff/reviews/2020-01-01.md', '---\ndate: 2020-13-01\n---\n');
    const { stdout, code } = folder.run(['check'], { cwd: 'staff' });
    const line = folder.read('staff/packet.md').split('\n').indexOf('- **Latency**') + 1;
    expect(stdout).toContain(`packet.md:${String(line)}:1  warning  field-missing
    Unexpected metric "Latency" without Source, expected "Source: …" below it
    packet edit impact --entry Latency

packet.md:${String(line + 1)}:13  warning  placeholder-left
    Unexpected placeholder "TBD", expected what belongs there
    write what belongs there, or take them out
`);
    expect(stdout).toContain(`packet.md:${String(line + 3)}:13  warning  date-impossible\n`);
    expect(stdout).toContain('rounds/01-self.md:4:9  warning  date-impossible\n');
    expect(stdout).toContain('reviews/2020-01-01.md:2:7  warning  date-impossible\n');
    expect(stdout.endsWith('\n\n5 warnings\n')).toBe(true);
    expect(code).toBe(0);
  });

  it.each([
    ['front matter', (text: string) => text.replace('author: ', 'author: "'), 'front-matter'],
    ['a section twice', (text: string) => `${text}\n## Glue work\n`, 'section-twice'],
    ['a private mark', (text: string) => `${text}\n<!-- private -->\n`, 'private-mark'],
    ['an unfinished merge', (text: string) => `${text}\n<<<<<<< HEAD\n`, 'merge-unfinished'],
    ['a newer format', (text: string) => text.replace('packet: 1', 'packet: 99'), 'format-newer'],
  ])('fails for %s', (_, change, rule) => {
    const folder = begun();
    folder.write('staff/packet.md', change(folder.read('staff/packet.md')));
    const { stdout, stderr, code } = folder.run(['check'], { cwd: 'staff' });
    expect(stdout).toMatch(new RegExp(`^packet\\.md:\\d+:\\d+ {2}error {2}${rule}\\n`));
    expect(stdout).toMatch(/\n1 error\n$/);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it('counts a missing section as a warning, and needs a packet', () => {
    const folder = begun();
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace('## Glue work', '## Mine'));
    const { stdout, code } = folder.run(['check'], { cwd: 'staff' });
    expect(stdout).toContain('warning  section-missing\n');
    expect(code).toBe(0);
    expect(testFolder().run(['check']).code).toBe(3);
  });

  it('breaks at 40 columns, and shows no control character', async () => {
    const folder = begun();
    folder.write(
      'staff/packet.md',
      folder.read('staff/packet.md').replace('## Glue work', '## Glue work\n\n### A\u001b[2Jx\n\nTODO'),
    );
    const terminal = openTerminal(folder, ['check', '-C', 'staff'], { columns: 40, env: { NO_COLOR: '1' } });
    await terminal.waitFor('warnings');
    expect(await terminal.end()).toBe(0);
    expect(Math.max(...terminal.shown.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(40);
    expect(terminal.shown).toContain('\\u{1b}');
  });
});

describe('packet check of named files', () => {
  /** Two packets, a finding in each of several files. */
  function twoPackets(): TestFolder {
    const folder = begun();
    folder.run(['init', 'other', ...whoFlags]);
    for (const name of ['staff', 'other']) {
      folder.write(`${name}/packet.md`, `${folder.read(`${name}/packet.md`)}\nTODO\n`);
      folder.write(`${name}/reviews/2020-01-01.md`, '---\ndate: 2020-13-01\n---\n');
    }
    return folder;
  }

  function filesIn(folder: TestFolder, words: readonly string[], input?: string): readonly string[] {
    const { stdout } = folder.run(['check', '--json', ...words], input === undefined ? {} : { input });
    const { problems } = JSON.parse(stdout) as { problems: { file: string }[] };
    return [...new Set(problems.map(({ file }) => file))];
  }

  it('tells what is in them alone, of whichever packets they are', () => {
    const folder = twoPackets();
    expect(filesIn(folder, ['staff/packet.md'])).toEqual(['staff/packet.md']);
    expect(filesIn(folder, ['staff/reviews/2020-01-01.md', './other/../other/packet.md', 'staff/packet.md'])).toEqual([
      'staff/packet.md',
      'staff/reviews/2020-01-01.md',
      'other/packet.md',
    ]);
    expect(filesIn(folder, ['staff/plan.md'])).toEqual([]);
  });

  it('tells why packet.md cannot be read, whichever file is named', () => {
    const folder = twoPackets();
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace('author: ', 'author: "'));
    const { stdout, code } = folder.run(['check', 'staff/plan.md']);
    expect(stdout).toMatch(/^staff\/packet\.md:\d+:\d+ {2}error {2}front-matter\n/);
    expect(code).toBe(1);
  });

  it('takes a packet.md on standard input', () => {
    const folder = twoPackets();
    const text = folder.read('staff/packet.md');
    expect(filesIn(folder, ['-'], text)).toEqual(['(standard input)']);
    const broken = folder.run(['check', '-'], { input: `${text}\n<<<<<<< HEAD\n` });
    expect(broken.stdout).toMatch(/^\(standard input\):\d+:1 {2}error {2}merge-unfinished\n/);
    expect(broken.code).toBe(1);
  });

  it.each([
    [['staff/none.md'], 3, 'Unexpected name "staff/none.md", expected a file that is there'],
    [['.packet/config.yaml'], 2, 'Unexpected file ".packet/config.yaml"'],
    [['staff'], 2, 'packet check -C staff'],
    [['staff/packet.md', '-p', 'staff'], 2, 'Unexpected --packet beside files'],
    [['--format', 'xml'], 2, 'Unexpected format "xml", expected text, json, github'],
    [['--format', 'github', '--json'], 2, 'expected json'],
    [['--explain', 'field-mising'], 2, 'packet check --explain field-missing'],
    [['--explain', 'field-missing', 'staff/packet.md'], 2, 'Unexpected file beside --explain'],
    [['--explain', 'field-missing', '--format', 'github'], 2, 'Unexpected --format github beside --explain'],
  ])('refuses %j', (words, code, message) => {
    const result = twoPackets().run(['check', ...words]);
    expect(result.stderr).toContain(message);
    expect(result.stdout).toBe('');
    expect(result.code).toBe(code);
  });
});

describe('packet check --format github', () => {
  it('names files from the root of the repository, wherever it runs', () => {
    const folder = begun();
    mkdirSync(join(folder.path, '.git'));
    folder.write(
      'staff/packet.md',
      folder.read('staff/packet.md').replace('## Glue work\n', '## Glue work\n\n100% TODO\n'),
    );
    folder.write('staff/reviews/2020-01-01.md', '---\ndate: 2020-13-01\n---\n');
    const expected =
      /^::warning file=staff\/packet\.md,line=\d+,col=6,title=placeholder-left::Unexpected placeholder "TODO", [^\n]*%0A[^\n]*\n(?:.*\n)?::warning file=staff\/reviews\/2020-01-01\.md,line=2,col=7,title=date-impossible::[^\n]*\n/;
    for (const place of [{}, { cwd: 'staff' }, { cwd: 'staff/reviews' }]) {
      const { stdout, code } = folder.run(['check', '-p', 'staff', '--format', 'github'], place);
      expect(stdout).toMatch(expected);
      expect(code).toBe(0);
    }
  });
});

describe('packet check --explain', () => {
  it('says what a rule is for, also where there is no packet', () => {
    const { stdout, code } = testFolder().run(['check', '--explain', 'reader-twice']);
    expect(stdout).toBe(`reader-twice  warning

Finds    a reader who stands in a round twice
Because  one answer would leave the other line open for ever
To mend  put both on one line
`);
    expect(code).toBe(0);
  });
});
