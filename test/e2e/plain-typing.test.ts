import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

const draft = 'staff/.packet/drafts/interview.json';

function open(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Terminal {
  return openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1', ACCESSIBLE: '1', ...env } });
}

/** A terminal at the title of a new project. */
async function atTitle(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  const terminal = open(folder, env);
  await terminal.answer('Question [1] ', '1');
  await terminal.answer('What next [1] ', '1');
  await terminal.waitFor('New project: ');
  return terminal;
}

/** A terminal at the text of a new project. */
async function atText(folder: TestFolder): Promise<Terminal> {
  const terminal = await atTitle(folder);
  terminal.type('Label split\r');
  await terminal.waitFor('In a few sentences (an empty line ends): ');
  return terminal;
}

function projectsOf(folder: TestFolder): unknown {
  const { stdout } = folder.run(['init', 'staff', '--print-answers', '--json']);
  return (JSON.parse(stdout) as { answers: Record<string, unknown> }).answers['projects'];
}

/** As a terminal sends it that marks no pastes. */
const pasted = (text: string): string => text.replaceAll('\n', '\r');

describe('a paste into plain lines', () => {
  it('of paragraphs stays one answer, whatever its lines look like', async () => {
    const folder = testFolder();
    const terminal = await atText(folder);
    const text = 'I chose the seam.\n\n- and led\n- four teams\n\n\n:back\n:quit\n2\nThe last line';
    terminal.type(pasted(text));
    await terminal.waitFor('The last line');
    terminal.type(' goes on.\r');
    await terminal.answer(' goes on.', '');
    await terminal.waitFor('When: ');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split', text: `${text} goes on.` }]);
  });

  it('may be longer than a terminal takes as one line, and than it takes at once', async () => {
    const folder = testFolder();
    const terminal = await atText(folder);
    const long = 'word '.repeat(3000).trimEnd();
    const text = `${long}\n\n${Array.from({ length: 200 }, (_, index) => `line ${String(index)} żółć 👍🏽`).join('\n\n')}`;
    terminal.type(pasted(`${text}\n`));
    await terminal.waitFor('line 199 żółć 👍🏽');
    terminal.type('\r');
    await terminal.waitFor('When: ');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split', text }]);
  });

  it('into a new title is title and text', async () => {
    const folder = testFolder();
    const terminal = await atTitle(folder);
    terminal.type(pasted('Label split\n\nI led it.\nFor a year.'));
    await terminal.answer('For a year.', '');
    await terminal.waitFor('In a few sentences');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split', text: 'I led it.\nFor a year.' }]);
  });

  it('into a field of one line is refused whole, and kept', async () => {
    const folder = testFolder();
    const terminal = open(folder);
    await terminal.answer('Your name', '');
    await terminal.answer('level today', '1');
    await terminal.answer('aim for', '');
    await terminal.waitFor('Your manager: ');
    terminal.type(pasted('Sam\nLee'));
    await terminal.answer('Lee', '');
    await terminal.waitFor('Unexpected line break in a title');
    await terminal.waitFor('| Sam\r\n');
    await terminal.waitFor('Your manager (Ctrl-U erases it): Lee');
  });

  it('at a menu chooses nothing and answers nothing', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder);
    await terminal.waitFor('Question [1] ');
    terminal.type(pasted('1\n1\nwords'));
    await terminal.answer('words', '');
    await terminal.waitFor('Unexpected 3 lines, expected a number from 1 to 10');
    await terminal.waitFor('Question [1] ');
    expect(projectsOf(folder)).toBeUndefined();
  });
});

describe('a line in plain lines', () => {
  it('is on disk without Enter, and is gone on with', async () => {
    const folder = testFolder();
    const terminal = await atText(folder);
    terminal.type('A first line.\r');
    await terminal.waitFor('A first line.');
    terminal.type('Half a');
    await expect.poll(() => folder.read(draft), { timeout: 1000, interval: 10 }).toContain('Half a');
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.end();
    const again = open(folder);
    await again.waitFor('| A first line.\r\n');
    await again.waitFor('In a few sentences (an empty line ends): Half a');
    again.type(' sentence.\r');
    await again.answer(' sentence.', '');
    await again.waitFor('When: ');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split', text: 'A first line.\nHalf a sentence.' }]);
  });

  it('that was half typed is kept by a command behind it', async () => {
    const folder = testFolder();
    const terminal = await atTitle(folder);
    terminal.type('Label sp');
    await expect.poll(() => folder.read(draft)).toContain('Label sp');
    terminal.type(keys.interrupt);
    expect(await terminal.end()).toBe(130);
    expect(terminal.shown).toContain('your half-typed line in a draft');
    const again = open(folder);
    await again.answer('New project (Ctrl-U erases it): Label sp', ':back');
    await again.answer('What next [1] ', '1');
    await again.answer('New project (Ctrl-U erases it): Label sp', 'lit');
    await again.waitFor('In a few sentences');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split' }]);
  });

  it('is erased by characters, words, and whole', async () => {
    const folder = testFolder();
    const terminal = await atTitle(folder);
    terminal.type(`wrong${keys.eraseLine}Label 漢字e\u0301`);
    await terminal.waitFor('e\u0301');
    terminal.type(`\u007f\u007f words\u0017split\r`);
    await terminal.waitFor('In a few sentences');
    expect(projectsOf(folder)).toEqual([{ title: 'Label 漢 split' }]);
    expect((await terminal.screen()).rows).toContain('New project: Label 漢 split');
    expect(terminal.shown).not.toContain('\u001b');
  });

  it('stays when there is no editor yet, when there is nothing before, and at a command that is none', async () => {
    const folder = testFolder();
    const terminal = open(folder);
    for (const prompt of ['Your name', 'level today', 'aim for', 'manager', '1:1'])
      await terminal.answer(prompt, prompt === 'level today' ? '1' : '');
    await terminal.waitFor('Why you want this');
    terminal.type('To grow.\r');
    await terminal.answer('To grow.', ':editor');
    await terminal.waitFor('There is no file yet');
    await terminal.waitFor('| To grow.\r\n');
    await terminal.answer('(an empty line ends): ', ':hlep');
    await terminal.waitFor('Unexpected ":hlep"');
    await terminal.waitFor('| To grow.\r\n');
    await terminal.answer('(an empty line ends): ', ':skip');
    await terminal.waitFor('Saved');
    expect(folder.read('staff/plan.md')).toContain('To grow.\n');
  });

  it('takes up what stands there with :add, which typing would replace', async () => {
    const folder = testFolder();
    const terminal = await atText(folder);
    terminal.type('I led it.\r');
    await terminal.answer('I led it.', '');
    await terminal.answer('When: ', ':back');
    await terminal.answer('In a few sentences [I led it.] (an empty line ends): ', ':add');
    await terminal.answer('(an empty line ends): I led it.', ' For a year.');
    await terminal.answer('For a year.', '');
    await terminal.answer('When: ', ':back');
    await terminal.answer('[I led it. For a year.]', 'Replaced.');
    await terminal.answer('Replaced.', '');
    await terminal.waitFor('When: ');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split', text: 'Replaced.' }]);
  });

  it('is not shown twice in the shell of Emacs, which shows it itself', async () => {
    const folder = testFolder();
    const terminal = await atTitle(folder, { INSIDE_EMACS: '29.1,comint' });
    terminal.type('Label split\n');
    await terminal.waitFor('In a few sentences');
    expect(terminal.shown).not.toContain('Label split');
    expect(projectsOf(folder)).toEqual([{ title: 'Label split' }]);
  });

  it('is asked for again below what is said meanwhile', async () => {
    const folder = testFolder();
    const terminal = await atTitle(folder);
    rmSync(join(folder.path, 'staff/.packet/drafts'), { recursive: true });
    folder.write('staff/.packet/drafts', '');
    terminal.type('Label split');
    await terminal.waitFor('Half-typed lines cannot be kept');
    await terminal.waitFor('New project: Label split');
  });
});
