import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function withPacket(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', '.', ...whoFlags]).code).toBe(0);
  return folder;
}

function add(folder: TestFolder, words: readonly string[], input = ''): Outcome {
  return folder.run(['add', ...words], { input, env: committer });
}

const notesOf = (folder: TestFolder): string => folder.read('notes.md');

interface Listed {
  readonly notes: readonly { readonly text: string; readonly state: string; readonly to: string | null }[];
  readonly open: number;
}

const listed = (folder: TestFolder, ...words: string[]): Listed =>
  JSON.parse(add(folder, [...(words.length === 0 ? ['--list'] : words), '--json']).stdout) as Listed;

describe('packet add', () => {
  it('keeps a note, privately, with its day and what is not placed yet', () => {
    const folder = withPacket();
    const { code, stdout, stderr } = add(folder, ['Ana asked for the runbook #glue']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Noted Fri 20 Nov: Ana asked for the runbook #glue\n1 note not placed yet     packet add --sort\n',
    });
    expect(notesOf(folder)).toBe('# Notes\n\n## 2026-11\n\n- 2026-11-20 Ana asked for the runbook #glue\n');
    expect(statSync(join(folder.path, 'notes.md')).mode & 0o777).toBe(0o600);
    expect(add(folder, ['x', '-q']).stderr).toBe('');
  });

  it('has its date in words and its links by their host or title', () => {
    const folder = withPacket();
    const words = ['Cut label p95 from 900 to 310 ms', '--date', 'yesterday', '--link', 'https://docs.example/m'];
    const { stderr } = add(folder, [...words, '--link', '[dashboard](https://docs.example/d)']);
    expect(stderr).toContain('Noted Thu 19 Nov: Cut label p95 from 900 to 310 ms (docs.example, dashboard)\n');
    expect(notesOf(folder)).toContain(
      '- 2026-11-19 Cut label p95 from 900 to 310 ms ([docs.example](https://docs.example/m), [dashboard](https://docs.example/d))\n',
    );
  });

  it('takes a line a note from standard input, in their order, an indented one going on', () => {
    const folder = withPacket();
    const { stderr } = add(folder, [], 'One\r\n\r\n  and more\r\nTwo\r\n');
    expect(stderr).toContain('Noted Fri 20 Nov: 2 notes, a line each\n2 notes not placed yet');
    expect(add(folder, ['-'], '- Three\n').code).toBe(0);
    expect(notesOf(folder)).toBe(
      '# Notes\n\n## 2026-11\n\n- 2026-11-20 - Three\n- 2026-11-20 One\n  and more\n- 2026-11-20 Two\n',
    );
  });

  it('keeps what a hand has made of notes.md', () => {
    const folder = withPacket();
    const mine = '# My notes\r\n\r\n## 2026-12\r\n\r\n* 2026-12-01 Later\r\n\r\n## Ideas\r\n\r\n- none';
    folder.write('notes.md', mine);
    expect(add(folder, ['New']).code).toBe(0);
    expect(notesOf(folder)).toBe(mine.replace('Later', 'Later\r\n\r\n## 2026-11\r\n\r\n- 2026-11-20 New'));
  });

  it.each([
    'two\nlines\n\n## 2026-12\n\n- 2026-12-01 Not a note\n```\n~~x~~ → impact: y',
    '~~not struck~~',
    '--> <!-- private --> \u001b[31m “x” 👩‍🚀',
    ': colon',
    '[x] box',
    '<<<<<<< ours\n>>>>>>> theirs',
  ])('makes no structure of %j', (text) => {
    const folder = withPacket();
    add(folder, ['First']);
    expect(add(folder, ['--', text]).code).toBe(0);
    expect(listed(folder)).toMatchObject({ notes: [{ text, state: 'open' }, { text: 'First' }], open: 2 });
    expect(folder.run(['status']).code).toBe(0);
  });

  it('makes it an entry at once, linked, with its date where the question asks for one', () => {
    const folder = withPacket();
    const words = ['Cut label p95', '--link', 'https://docs.example/m', '--date', 'yesterday'];
    const { code, stderr } = add(folder, [...words, '--to', 'quant']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Quantifiable impact: 1 metric added, Thu 19 Nov: Cut label p95\n',
    });
    expect(folder.read('packet.md')).toContain(
      '- [Cut label p95](https://docs.example/m)\n  - Period: 2026-11-19\n\n## Who',
    );
    expect(add(folder, [...words, '--link', 'https://docs.example/n', '--to', 'glue']).code).toBe(0);
    expect(folder.read('packet.md')).toContain(
      '- [Cut label p95](https://docs.example/m)\n\n  2026-11-19, [docs.example](https://docs.example/n)\n',
    );
    expect(folder.packetFiles()).toEqual(['packet.md', 'plan.md']);
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).not.toContain('2026-11-19, ');
  });

  it('makes several entries at once, in one write, whatever they hold', () => {
    const folder = withPacket();
    const { stderr } = add(folder, ['--to', 'gaps'], 'One\n  ## Glue work\n  - Plan: x\nNone yet: two\n');
    expect(stderr).toBe('Gaps, real or perceived: 2 gaps added\n');
    const { answers } = JSON.parse(folder.run(['init', '.', '--print-answers', '--json']).stdout) as {
      answers: Record<string, unknown>;
    };
    expect(answers).toEqual({
      gaps: [{ title: 'One', text: '## Glue work\n- Plan: x' }, { title: 'None yet: two' }],
    });
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).not.toContain('One');
  });

  it('ends in a commit, and can be undone', () => {
    const folder = testFolder();
    const git = (...words: string[]): string =>
      execFileSync('git', words, {
        cwd: folder.path,
        env: { ...environmentIn(folder.path), ...committer },
        encoding: 'utf8',
      });
    git('init', '--quiet');
    expect(folder.run(['init', '.', ...whoFlags], { env: committer }).code).toBe(0);
    expect(add(folder, ['One']).stderr).toContain('Committed to git');
    add(folder, [], 'Two\nThree\n');
    add(folder, ['Four', '--to', 'glue']);
    add(folder, ['Five', '--no-commit']);
    expect(git('log', '--format=%s').trim().split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^Add to glue in packet /),
      expect.stringMatching(/^Add 2 notes to packet /),
      expect.stringMatching(/^Add a note to packet /),
    ]);
    expect(git('show', '--name-only', '--format=', 'HEAD~1').trim()).toBe('notes.md');
    expect(folder.run(['undo', '--yes'], { env: committer }).code).toBe(0);
    expect(notesOf(folder)).not.toContain('Five');
  });

  it('works outside of the folder, and for the one that is named', () => {
    const folder = testFolder();
    folder.write('.git/HEAD', '');
    for (const name of ['a', 'b']) folder.run(['init', name, ...whoFlags, '--no-commit']);
    expect(add(folder, ['x'])).toMatchObject({ code: 2 });
    expect(add(folder, ['x', '-p', 'b', '--no-commit']).code).toBe(0);
    expect(folder.packetFiles().filter((name) => name.endsWith('notes.md'))).toEqual(['b/notes.md']);
    expect(testFolder().run(['add', 'x'])).toMatchObject({ code: 3 });
  });

  it.each([
    [[], 2, 'E_INPUT_MISSING  Unexpected empty note, expected a text'],
    [[' '], 2, 'E_INPUT_MISSING  Unexpected empty note, expected a text'],
    [['x', '--date', '3/4'], 2, 'E_DATE  Unexpected date "3/4", expected one that is not ambiguous'],
    [['x', '--date', 'tomorrow'], 2, 'E_DATE  Unexpected day 2026-11-21 in the future, expected one until today'],
    [['x', '--date', '2026-02-31'], 2, 'E_DATE  Unexpected date "2026-02-31", expected a day that exists'],
    [['x', '--link', 'two words'], 2, 'E_USAGE  Unexpected link "two words", expected an address'],
    [
      ['it', 'was', "Ana's"],
      2,
      "E_USAGE  Unexpected 3 words, expected one text in quotes\nhint: packet add 'it was Ana'\\''s'\n",
    ],
    [['x', '--to', 'impct'], 2, 'E_USAGE  Unexpected question "impct", expected one of projects, '],
    [['x', '--list'], 2, 'E_USAGE  Unexpected text with --list, expected one of them'],
    [['x', '--sort'], 2, 'E_USAGE  Unexpected text with --sort, expected one of them'],
    [['--date', 'today', '--search', 'x'], 2, 'E_USAGE  Unexpected --date with --search, expected one of them'],
    [['--list', '--sort'], 2, 'E_USAGE  Unexpected --list with --sort, expected one of them'],
    [['--list', '-n'], 2, 'E_USAGE  Unexpected --dry-run with --list, expected it where something is written'],
    [['--sort'], 2, 'E_INPUT_MISSING  Unexpected --sort where nobody can be asked, expected a terminal'],
  ])('refuses %j and writes nothing', (words, code, message) => {
    const folder = withPacket();
    const before = folder.files();
    const outcome = add(folder, words);
    expect(outcome.stderr).toContain(message);
    expect(outcome.code).toBe(code);
    expect(folder.files()).toEqual(before);
  });

  it('keeps what was typed where notes.md cannot be written', () => {
    const folder = withPacket();
    folder.write('notes.md', '# Notes\n\n<<<<<<< ours\n- a\n');
    const { code, stderr } = add(folder, ['Kept #glue', '--link', 'https://docs.example/m']);
    expect(code).toBe(3);
    expect(stderr).toContain('notes.md:3:1  E_CONFLICT  Unexpected marker of an unfinished merge, expected one text\n');
    expect(stderr).toContain('hint: cat .packet/drafts/interview.note.md     shows what you typed, which is kept\n');
    expect(folder.read('.packet/drafts/interview.note.md')).toBe(
      'Kept ([docs.example](https://docs.example/m)) #glue\n',
    );
    expect(notesOf(folder)).toBe('# Notes\n\n<<<<<<< ours\n- a\n');
  });

  it('shows what was typed where nothing can be written', () => {
    const folder = testFolder();
    folder.write('packet.md', '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n');
    folder.write('.packet', 'in the way');
    const { code, stderr } = add(folder, ['Shown']);
    expect(code).toBe(4);
    expect(stderr).toContain('Not kept. You typed:\nShown\n');
  });
});

describe('packet add --list and --search', () => {
  function withNotes(): TestFolder {
    const folder = withPacket();
    folder.write(
      'notes.md',
      `# Notes

## 2026-11

- 2026-11-20 Cut label p95 from 900 to 310 ms ([dashboard](https://docs.example/m)) #impact
- 2026-11-19 ~~Lunch with the depot team~~
- 2026-11-18 ~~Label errors halved~~ → impact: Failed labels
- [x] 2026-02-31 sorted
- no date,
  over two lines
`,
    );
    return folder;
  }

  it('prints the notes, newest first, with what became of them', () => {
    const { code, stdout, stderr } = add(withNotes(), ['--list']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `2026-11-20  Cut label p95 from 900 to 310 ms (dashboard) #impact
2026-11-19  Lunch with the depot team  (struck through)
2026-11-18  Label errors halved  (to impact: Failed labels)
            sorted  (placed)
            no date,
            over two lines
`,
    );
    expect(stderr).toBe(
      'notes.md:8:7  Unexpected date "2026-02-31", expected a day that exists, such as\n2026-12-04\n',
    );
  });

  it('finds words in any order and case', () => {
    const folder = withNotes();
    expect(add(folder, ['--search', 'P95 label']).stdout).toBe(
      '2026-11-20  Cut label p95 from 900 to 310 ms (dashboard) #impact\n',
    );
    expect(listed(folder, '--search', 'label').notes.map(({ text }) => text)).toEqual([
      'Cut label p95 from 900 to 310 ms',
      'Label errors halved',
    ]);
    expect(add(folder, ['--search', 'nothing of it'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('No note has these words.\n') as string,
    });
    expect(add(withPacket(), ['--list'])).toMatchObject({ code: 0, stdout: '', stderr: 'No notes yet.\n' });
  });

  it('prints what comes from a file as it is into a pipe', () => {
    const folder = withPacket();
    add(folder, ['\u001b[31mred']);
    expect(add(folder, ['--list']).stdout).toContain('\u001b[31mred');
  });
});
