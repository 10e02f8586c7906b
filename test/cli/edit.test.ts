import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeEditor } from '../support/fake-editor.ts';
import { environmentIn, repository, testFolder, type Outcome, type TestFolder } from '../support/packet-program.ts';

const impact =
  '- **Label latency**\n  - Before: 900 ms\n  - After: 310 ms\n\n- [Failed labels](https://docs.example/f)\n  - Before: 2.1%';

const packet = `---
packet: 1
author: Dana Reyes
from: Senior Engineer
to: Staff Engineer
started: 2026-11-20
---

# Dana Reyes

## What did you do?

### Label split

I led it.

## High-leverage improvements to the organization

_Not answered yet._

## Quantifiable impact

${impact}

## Who have you mentored, and through what accomplishments?

None yet: from January

## Glue work

Weekly triage.

## Teams and leaders who know your work and advocate for it

## Gaps, real or perceived

- **Scope**
  - Plan: the queue memo
`;

function withPacket(text = packet): TestFolder {
  const folder = testFolder();
  folder.write('packet.md', text);
  return folder;
}

/** Runs `packet edit` with a fake editor. */
function edit(folder: TestFolder, words: readonly string[], shell = ':', input?: string): Outcome {
  const env = { PACKET_EDITOR: fakeEditor(folder, shell), ...committer };
  return folder.run(['edit', ...words], input === undefined ? { env } : { env, input });
}

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function git(folder: TestFolder, ...words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), ...committer };
  return execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8' });
}

/** A packet in a repository in which commands commit. */
function inRepository(): TestFolder {
  const folder = withPacket();
  git(folder, 'init', '--quiet');
  folder.write('.packet/config.yaml', 'commit: true\n');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Begin');
  return folder;
}

const subjects = (folder: TestFolder): string[] => git(folder, 'log', '--format=%s').trim().split('\n');

const lineOf = (text: string, found: string): number => text.split('\n').findIndex((line) => line.includes(found)) + 1;

describe('packet edit, in the editor', () => {
  it.each([
    ['glue', '## Glue work'],
    ['Quantifiable impact', '## Quantifiable impact'],
    ['men', '## Who have you mentored'],
    ['gaps', '## Gaps'],
  ])('opens packet.md itself at %s', (question, heading) => {
    const folder = withPacket();
    const { code, stdout, stderr } = edit(folder, [question]);
    expect(folder.read('seen')).toBe(`+${String(lineOf(packet, heading))}\n${join(folder.path, 'packet.md')}\n`);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing changed.\nProblems: 3 as before\n',
    });
    expect(folder.read('packet.md')).toBe(packet);
  });

  it('opens one entry', () => {
    const folder = withPacket();
    expect(edit(folder, ['impact', '--entry', 'failed']).code).toBe(0);
    expect(folder.read('seen')).toContain(`+${String(lineOf(packet, 'Failed labels'))}\n`);
    const { code, stderr } = edit(folder, ['impact', '--entry', 'Label latncy']);
    expect(code).toBe(2);
    expect(stderr).toContain(`hint: packet edit impact --entry 'Label latency'\n`);
  });

  it('says in two lines what changed, and can be undone', () => {
    const folder = withPacket();
    const { code, stderr } = edit(folder, ['glue'], `sed -i 's/Weekly triage/Daily triage since May/' "$file"`);
    expect(code).toBe(0);
    expect(stderr).toBe('Glue work: text changed. 3 words added, 1 word taken out.\nProblems: 3 as before\n');
    expect(folder.run(['versions']).stdout).toBe('2  2026-11-20  edit     Glue work  now\n1  2026-11-20  by hand\n');
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(packet);
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).toContain('Daily triage since May.');
  });

  it('tells of a problem that is new, and of one that is gone', () => {
    const folder = withPacket();
    const one = edit(folder, ['glue'], `printf '\\n## Glue work\\n\\nAgain.\\n' >> "$file"`);
    expect(one.code).toBe(0);
    expect(one.stderr.replaceAll('\n  ', ' ')).toContain(
      'Problems: 1 new (packet.md:45:1  Unexpected second section "Glue work", expected it once (the first is in line 34)), 3 as before\n',
    );
    const two = edit(folder, ['glue'], `sed -i '45,$d' "$file"`);
    expect(two.stderr).toContain('Problems: 1 gone, 3 as before\n');
  });

  it('ends in one commit of packet.md, and in none where nothing changed', () => {
    const folder = inRepository();
    folder.write('other.txt', 'mine');
    expect(edit(folder, ['glue'], `sed -i 's/Weekly/Daily/' "$file"`).stderr).toContain('Committed to git');
    expect(edit(folder, ['glue']).stderr).toBe('Nothing changed.\nProblems: 3 as before\n');
    expect(edit(folder, ['gaps'], `sed -i 's/Staff/Principal/' "$file"`).code).toBe(0);
    expect(edit(folder, ['gaps'], `sed -i 's/900/800/; s/Daily/Hourly/' "$file"`).code).toBe(0);
    const name = folder.path.split('/').at(-1) ?? '';
    expect(subjects(folder)).toEqual([
      `Edit impact, glue in packet ${name}`,
      `Edit packet ${name}`,
      `Edit glue in packet ${name}`,
      'Begin',
    ]);
    expect(git(folder, 'status', '--porcelain')).toContain('?? other.txt');
    expect(edit(folder, ['glue', '--no-commit'], `sed -i 's/Hourly/Daily/' "$file"`).code).toBe(0);
    expect(subjects(folder)).toHaveLength(4);
  });

  it('opens at the place of a section that is not there, names its heading, and writes nothing for it', () => {
    const text = packet.replace(/## Quantifiable impact[^]*(?=## Who)/, '');
    const folder = withPacket(text);
    const { code, stderr } = edit(folder, ['impact']);
    expect(code).toBe(0);
    expect(folder.read('seen')).toContain(`+${String(lineOf(text, '## Who') - 1)}\n`);
    expect(stderr).toContain('it begins with a line: ## Quantifiable impact\n');
    expect(folder.read('packet.md')).toBe(text);
    const typed = edit(folder, ['impact'], `sed -i 's/^## Who/## impact\\n\\n- **New**\\n\\n## Who/' "$file"`);
    expect(typed.stderr).toContain('Quantifiable impact: 1 metric added. 2 words added.\nProblems: 1 new (');
  });

  it('does not keep others from writing meanwhile', () => {
    const folder = withPacket();
    const other = `"${process.execPath}" "${repository}bin/packet.js" edit gaps --append -m Depth || exit 1`;
    const { code } = edit(folder, ['glue'], `${other}; sed -i 's/Weekly/Daily/' "$file"`);
    expect(code).toBe(0);
    expect(folder.read('packet.md')).toContain('- **Depth**');
    expect(folder.read('packet.md')).toContain('Daily triage');
  });

  it('is refused without a question where nobody can be asked, and for one that is not there', () => {
    const folder = withPacket();
    expect(edit(folder, [])).toMatchObject({
      code: 2,
      stderr:
        'E_INPUT_MISSING  Unexpected edit without a question, expected one of projects, leverage, impact, mentoring, glue, advocates, gaps\nhint: packet edit projects\n',
    });
    expect(edit(folder, ['impct'])).toMatchObject({ code: 2 });
    expect(edit(folder, ['impct']).stderr).toContain('hint: packet edit impact\n');
    expect(testFolder().run(['edit', 'glue'])).toMatchObject({ code: 3 });
    expect(folder.files()).not.toContain('seen');
  });

  it('works with questions of another template and language', () => {
    const folder = testFolder();
    const template = join(repository, 'test/fixtures/templates/werkstatt');
    folder.run(['init', '.', '--template', template, '--author', 'A', '--from', 'B', '--to', 'C']);
    const [id = ''] = /(?<=expected one of )[^,]+/.exec(folder.run(['edit']).stderr) ?? [];
    expect(edit(folder, [id, '-m', 'Text'])).toMatchObject({ code: 0 });
    expect(folder.read('packet.md')).toContain('\nText\n');
  });
});

describe('packet edit, what an editor leaves broken', () => {
  const broken = `sed -i 's/^author: .*/author: "Dana Reyes/' "$file"`;
  const message =
    'packet.md:3:9  E_FRONT_MATTER  Unexpected end of the front matter inside a quoted text, expected a closing quote\n';

  it('stays, with its place, and is opened there again', () => {
    const folder = inRepository();
    const one = edit(folder, ['glue'], broken);
    expect(one.code).toBe(3);
    expect(one.stderr).toBe(
      `${message}  3 | author: "Dana Reyes\n    |         ^\nhint: packet edit     opens the file there\n`,
    );
    expect(folder.read('packet.md')).toBe(packet.replace('author: Dana Reyes', 'author: "Dana Reyes'));
    expect(subjects(folder)).toEqual(['Begin']);
    const below = folder.write('below/file', '').replace(/file$/, '');
    const two = edit(folder, ['-C', below], `sed -i 's/"Dana/"Dana"/; s/" Reyes/ Reyes"/' "$file"`);
    expect(two.stderr).toBe(
      'packet.md:3:9  Unexpected end of the front matter inside a quoted text, expected a closing quote\n' +
        'packet.md can be read again.\nProblems: 3 as before\nCommitted to git; nothing is pushed.\n',
    );
    expect(two.code).toBe(0);
    expect(folder.read('seen')).toBe(`+3\n${join(folder.path, 'packet.md')}\n`);
    expect(folder.read('packet.md')).toContain('author: "Dana Reyes"\n');
    expect(subjects(folder)[0]).toMatch(/^Mend packet /);
    expect(git(folder, 'status', '--porcelain', 'packet.md')).toBe('');
  });

  it('may stay broken, and may be undone', () => {
    const folder = withPacket();
    edit(folder, ['glue'], broken);
    expect(edit(folder, []).code).toBe(3);
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(packet);
  });

  it.each([
    ['a merge marker', `printf '<<<<<<< ours\\n' >> "$file"`, 'E_CONFLICT', 44],
    ['another encoding', `printf '\\351\\n' >> "$file"`, 'E_UNREADABLE', 44],
    ['a newer format', `sed -i 's/^packet: 1/packet: 2/' "$file"`, 'E_FORMAT', 2],
    ['an impossible date', `sed -i 's/^started: .*/started: 2026-02-31/' "$file"`, 'E_FRONT_MATTER', 6],
    ['a template that is not there', `sed -i 's/^packet: 1/packet: 1\\ntemplate: stuff/' "$file"`, 'E_TEMPLATE', 1],
    ['nothing', `: > "$file"`, 'E_FRONT_MATTER', 1],
  ])('such as %s is opened at its place', (_, shell, code, line) => {
    const folder = withPacket();
    const one = edit(folder, ['glue'], shell);
    expect(one.stderr).toContain(code);
    const two = edit(folder, [], `cp '${folder.write('whole.md', packet)}' "$file"`);
    expect(folder.read('seen')).toContain(`+${String(line)}\n`);
    expect(two.stderr).toContain('packet.md can be read again.\n');
    expect(two.code).toBe(0);
  });

  it('is opened nowhere where another file is broken', () => {
    const folder = withPacket(packet.replace('packet: 1', 'packet: 1\ntemplate: ours'));
    folder.write('.packet/templates/ours/template.yaml', 'name: ours\nquestions:\n  - id: [\n');
    const { code, stderr } = edit(folder, ['glue']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\.packet\/templates\/ours\/template\.yaml:\d+:\d+ {2}E_TEMPLATE {2}/);
    expect(folder.files()).not.toContain('seen');
  });

  it('such as a file that is gone can be brought back', () => {
    const folder = withPacket();
    const { code, stderr } = edit(folder, ['glue'], `rm "$file"`);
    expect(code).toBe(3);
    expect(stderr).toBe(
      'E_NO_PACKET  Unexpected removal of packet.md, expected it to stay\nhint: packet undo     brings it back\n',
    );
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(packet);
  });

  it.each([
    ['-m', ['glue', '-m', 'x']],
    ['--field', ['gaps', '--entry', 'Scope', '--field', 'Plan=x']],
    ['--inline', ['glue', '--inline']],
  ])('is an error for %s', (_, words) => {
    const folder = withPacket(packet.replace('author: Dana', 'author: "Dana'));
    expect(edit(folder, words)).toMatchObject({ code: 3 });
    expect(edit(folder, words).stderr).toContain(message);
  });
});

describe('packet edit, when the editor fails', () => {
  it('says so, and undoes nothing', () => {
    const folder = inRepository();
    const { code, stderr } = edit(folder, ['glue'], `sed -i 's/Weekly/Daily/' "$file"; exit 1`);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^Glue work: text changed\. .*\nProblems: 3 as before\nE_EDITOR {2}Unexpected exit code 1 of the editor/,
    );
    expect(folder.read('packet.md')).toContain('Daily triage');
    expect(subjects(folder)).toEqual(['Begin']);
    expect(folder.run(['undo', '--yes', '--no-commit']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(packet);
  });

  it('says so of one that is not there', () => {
    const folder = withPacket();
    const { code, stderr } = folder.run(['edit', 'glue'], { env: { PACKET_EDITOR: 'no-such-editor' } });
    expect(code).toBe(3);
    expect(stderr).toContain('E_EDITOR  Cannot start the editor "no-such-editor" (PACKET_EDITOR): it was not found\n');
    expect(stderr).not.toContain('Nothing changed');
    expect(folder.read('packet.md')).toBe(packet);
  });

  it('keeps what stood there although the editor broke it', () => {
    const folder = withPacket();
    const { code, stderr } = edit(folder, ['glue'], `printf 'half' > "$file"; kill -KILL $$`);
    expect(code).toBe(3);
    expect(stderr).toContain('E_EDITOR');
    expect(folder.read('packet.md')).toBe('half');
    expect(folder.bash('cat .packet/versions/*').stdout).toContain('Weekly triage.');
  });
});

describe('packet edit, from the command line', () => {
  const sectionOf = (folder: TestFolder, heading: string): string =>
    new RegExp(`\n## ${heading}[^\n]*\n\n([^]*?)\n*(?=\n## |$)`).exec(folder.read('packet.md'))?.[1] ?? '';

  it.each([
    ['a text', ['glue', '-m', 'On call.'], 'Glue', 'On call.'],
    ['several', ['glue', '-m', 'On call.', '-m', 'And triage.'], 'Glue', 'On call.\n\nAnd triage.'],
    ['Markdown', ['glue', '-m', '- **One**\n  - Effect: x'], 'Glue', '- **One**\n  - Effect: x'],
    ['none yet', ['glue', '-m', 'None yet: asked'], 'Glue', 'None yet: asked'],
    ['a first one', ['advocates', '-m', 'Jo Park.'], 'Teams', 'Jo Park.'],
    ['one more', ['glue', '-m', 'More.', '--append'], 'Glue', 'Weekly triage.\n\nMore.'],
    [
      'an entry more',
      ['gaps', '-m', 'Depth\nin SQL', '--append'],
      'Gaps',
      '- **Scope**\n  - Plan: the queue memo\n\n- **Depth**\n\n  in SQL',
      true,
    ],
    [
      'a field',
      ['gaps', '--entry', 'scope', '--field', 'Plan=the memo = now'],
      'Gaps',
      '- **Scope**\n  - Plan: the memo = now',
    ],
    [
      'fields',
      ['gaps', '--entry', 'Scope', '--field', 'look-again=in 2 weeks', '--field', 'Plan='],
      'Gaps',
      '- **Scope**\n  - Look again: 2026-12-04',
      true,
    ],
  ])('writes %s', (_, words, heading, section, isMissing = false) => {
    const folder = withPacket();
    const { code, stderr } = edit(folder, words);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(sectionOf(folder, heading)).toBe(section);
    expect(stderr).toContain(isMissing ? '\nProblems: 1 new (packet.md:' : '\nProblems: 3 as before\n');
    expect(folder.run(['undo', '--yes']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(packet);
  });

  it('takes the text from a file or standard input, CRLF and a BOM too', () => {
    const folder = withPacket();
    folder.write('glue.md', '\ufeffOn call.\r\n\r\nTriage.\r\n');
    expect(edit(folder, ['glue', '-F', 'glue.md']).code).toBe(0);
    expect(sectionOf(folder, 'Glue')).toBe('On call.\n\nTriage.');
    expect(edit(folder, ['glue', '-F', '-'], ':', 'Piped.\n').code).toBe(0);
    expect(sectionOf(folder, 'Glue')).toBe('Piped.');
    expect(edit(folder, ['glue', '-F', 'nothing.md'])).toMatchObject({ code: 3 });
  });

  it('takes what init took, in every shape, and gives it back', () => {
    const folder = testFolder();
    folder.run(['init', '.', '--answers', join(repository, 'examples/staff.answers.yaml')]);
    const text = folder.read('packet.md');
    folder.write('projects.md', sectionOf(folder, 'What did you do'));
    expect(edit(folder, ['projects', '-m', 'x']).code).toBe(0);
    expect(edit(folder, ['projects', '-F', 'projects.md']).code).toBe(0);
    expect(folder.read('packet.md')).toBe(text);
  });

  it.each([
    [['glue', '-m', ''], 'E_INPUT_MISSING  Unexpected empty text, expected an answer'],
    [['glue', '-F', '-'], 'E_INPUT_MISSING  Unexpected empty text, expected an answer'],
    [
      ['glue', '-m', 'x\n\n## Mine'],
      '-m:3:1  E_TEXT  Unexpected heading "## Mine", expected the text of "Glue work" alone',
    ],
    [['glue', '-m', 'x', '-F', 'y'], 'E_USAGE  Unexpected -m and -F, expected one of them'],
    [['glue', '-m', 'x', '--inline'], 'E_USAGE  Unexpected -m and --inline, expected one of them'],
    [['glue', '--append'], 'E_USAGE  Unexpected --append without a text, expected -m or -F with it'],
    [['glue', '--entry', 'x', '-m', 'y'], 'E_USAGE  Unexpected --entry with -m, expected --field, or the editor'],
    [['gaps', '--field', 'Plan=x'], 'E_USAGE  Unexpected --field without an entry, expected --entry with it'],
    [
      ['gaps', '--entry', 'Scope', '--field', 'Plan'],
      'E_USAGE  Unexpected --field "Plan", expected a label, = and the text',
    ],
    [['gaps', '--entry', 'Scope', '--field', 'Pln=x'], 'E_USAGE  Unexpected field "Pln", expected one of Plan, '],
    [['gaps', '--entry', 'Scoop', '--field', 'Plan=x'], 'E_USAGE  Unexpected entry "Scoop", expected one of "Scope"'],
    [
      ['glue', '--entry', 'x', '--field', 'Effect=x'],
      'E_USAGE  Unexpected entry "x", expected none, as there is no entry',
    ],
    [['gaps', '--entry', 'Scope', '--field', 'Look again=3/4'], 'E_DATE  Unexpected date "3/4"'],
    [['glue', '-n'], 'E_USAGE  Unexpected --dry-run with an editor, expected -m, -F or --field with it'],
    [
      ['glue', '--inline'],
      'E_INPUT_MISSING  Unexpected --inline where nobody can be asked, expected -m, -F or --field',
    ],
  ])('refuses %j and writes nothing', (words, message) => {
    const folder = withPacket();
    const { code, stderr, stdout } = edit(folder, words);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(folder.read('packet.md')).toBe(packet);
    expect(folder.files()).toEqual(['editors/vim', 'packet.md']);
  });

  it('commits, and names the question in the message', () => {
    const folder = inRepository();
    expect(edit(folder, ['glue', '-m', 'On call.']).code).toBe(0);
    expect(edit(folder, ['glue', '-m', 'On call.']).stderr).toBe('Nothing changed.\nProblems: 3 as before\n');
    expect(subjects(folder)).toEqual([expect.stringMatching(/^Edit glue in packet /), 'Begin']);
  });

  it('keeps the new text where another program has changed the section meanwhile', () => {
    const folder = withPacket();
    const theirs = packet.replace('Weekly triage', 'Theirs');
    const { code, stderr } = edited(folder, 'linkSync', theirs);
    expect(code).toBe(3);
    expect(stderr).toBe(
      'E_CHANGED  Unexpected change of "Glue work" in packet.md by another program, expected the section as it was read\n' +
        'hint: nothing was overwritten; the new text is in .packet/drafts/interview.from-edit.md\n',
    );
    expect(folder.read('packet.md')).toBe(theirs);
    expect(folder.read('.packet/drafts/interview.from-edit.md')).toBe('Mine.\n');
  });

  it('writes where another program has changed another section meanwhile', () => {
    const folder = withPacket();
    const theirs = packet.replace('the queue memo', 'theirs');
    expect(edited(folder, 'linkSync', theirs).code).toBe(0);
    expect(folder.read('packet.md')).toBe(theirs.replace('Weekly triage.', 'Mine.'));
  });

  it('keeps the whole new text where the file was replaced in the last moment', () => {
    const folder = withPacket();
    const theirs = packet.replace('the queue memo', 'theirs');
    const { code, stderr } = edited(folder, 'fsyncSync', theirs);
    expect(code).toBe(3);
    expect(stderr).toBe(
      'E_CHANGED  Unexpected change of packet.md by another program, expected the file as it was read\n' +
        'hint: nothing was overwritten; the new text is in .packet/drafts/packet.from-edit.md\n',
    );
    expect(folder.read('packet.md')).toBe(theirs);
    expect(folder.read('.packet/drafts/packet.from-edit.md')).toBe(packet.replace('Weekly triage.', 'Mine.'));
  });
});

/** Answers `glue` while packet.md becomes another one, just before a call of Node's. */
function edited(folder: TestFolder, call: 'linkSync' | 'fsyncSync', text: string): Outcome {
  const theirs = folder.write('theirs.md', text);
  folder.write('.packet/.gitignore', '.gitignore\ndrafts/\nversions/\nlock*\npending\n*.tmp\n');
  const hook = folder.write(
    'meanwhile.cjs',
    `const fs = require('node:fs');
const { ${call} } = fs;
fs.${call} = (...words) => {
  fs.${call} = ${call};
  fs.copyFileSync(${JSON.stringify(theirs)}, ${JSON.stringify(join(folder.path, 'packet.md'))});
  return ${call}(...words);
};
`,
  );
  return folder.run(['edit', 'glue', '-m', 'Mine.'], { env: { NODE_OPTIONS: `--require ${hook}` } });
}
