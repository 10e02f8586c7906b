import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

const hub = 'Question [';
const next = 'What next [';
const draft = 'staff/.packet/drafts/interview.json';

/** Without colours, so that a prompt is one text. */
function open(folder: TestFolder, words: readonly string[], columns = 80): Terminal {
  return openTerminal(folder, words, { columns, env: { NO_COLOR: '1', ACCESSIBLE: '1' } });
}

/** A terminal in which set-up is done and the hub is shown. */
async function atHub(folder: TestFolder): Promise<Terminal> {
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  const terminal = open(folder, ['init', 'staff']);
  await terminal.waitFor(hub);
  return terminal;
}

const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');

describe('the interview in plain lines', () => {
  it('has each answer in packet.md before the next question', async () => {
    const folder = testFolder();
    const terminal = open(folder, ['init', 'staff']);
    await terminal.answer('Your name [Dana Reyes]: ', '');
    await terminal.answer('Your level today: ', '');
    await terminal.waitFor('Your level today is needed');
    await terminal.answer('Your level today: ', '1');
    await terminal.answer('The level that you aim for [Staff Engineer]: ', '');
    await terminal.answer('Your manager: ', 'Sam Lee');
    await terminal.answer('Your next 1:1: ', '31 Feb');
    await terminal.waitFor('Unexpected');
    expect(folder.files()).toContain(draft);
    expect(folder.files().filter((name) => !name.includes('.packet'))).toEqual([]);
    await terminal.answer('Your next 1:1: ', '4 Dec');
    expect(terminal.shown).not.toContain('Not a date yet');
    await terminal.waitFor('Why you want this');
    terminal.type('To work on what spans teams.\r## And more.\r');
    await terminal.answer('## And more.', '');
    await terminal.waitFor('Saved');
    await terminal.waitFor('staff/packet.md');
    await terminal.waitFor('You can stop here.');
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
    expect(packetOf(folder)).toContain('author: Dana Reyes\nfrom: Senior Engineer\nto: Staff Engineer\n');
    expect(folder.read('staff/plan.md')).toContain('next-review: 2026-12-04\n');
    expect(folder.read('staff/plan.md')).toContain('To work on what spans teams.\n\\## And more.\n');

    await terminal.answer('Go on [1] ', '');
    await terminal.answer(next, '1');
    await terminal.answer('New project: ', '[Label service split](https://docs.example/split)');
    await terminal.waitFor('In a few sentences');
    expect(packetOf(folder)).toContain('### [Label service split](https://docs.example/split)\n');
    terminal.type('I chose the seam.\r- not a list of fields\r');
    await terminal.answer('- not a list of fields', '');
    const fields = [
      ['When', '2026-02 to 2026-09', ''],
      ['With', 'Jo Park (migration)', ''],
      ['Role', 'led it', '\r'],
      ['Goal', 'one schema', '\r'],
      ['What made it hard', 'customs rules: 11 countries', '\r'],
      ['Outcome', 'p95 from 900 to 310 ms', '\r'],
    ] as const;
    let before = 'I chose the seam.\n';
    for (const [label, text, more] of fields) {
      await terminal.waitFor(label);
      await terminal.waitFor(': ');
      expect(packetOf(folder)).toContain(before);
      expect(packetOf(folder)).not.toContain(text);
      terminal.type(`${text}\r${more}`);
      before = `- ${label}: ${text}\n`;
    }
    await terminal.waitFor('New project: ');
    expect(packetOf(folder)).toContain(before);
    terminal.type(':quit\r');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).toContain('Kept: packet.md with 1 answer.\nGo on with: packet init staff\n');
    const { questions } = JSON.parse(folder.run(['status', '--json', '-C', 'staff']).stdout) as {
      questions: readonly { id: string; state: string; entries: number }[];
    };
    expect(questions[0]).toMatchObject({ id: 'projects', state: 'answered', entries: 1 });
    expect(questions.slice(1).every(({ state }) => state === 'open')).toBe(true);
  });

  it('goes back, skips, shows an example, and says where there is none', async () => {
    const folder = testFolder();
    const terminal = open(folder, ['init', 'staff']);
    await terminal.answer('Your name [Dana Reyes]: ', ':back');
    await terminal.waitFor('nothing before this');
    await terminal.answer('Your name [Dana Reyes]: ', ':hlep');
    await terminal.waitFor('Unexpected ":hlep", expected :back, :skip');
    terminal.type(':example\r');
    await terminal.waitFor('no example');
    await terminal.answer('Your name [Dana Reyes]: ', 'Ana Ruiz');
    await terminal.answer('Your level today', 'Mitarbeiterin');
    await terminal.answer('aim for: ', ':back');
    await terminal.answer('Your level today [Mitarbeiterin]: ', ':back');
    await terminal.answer('Your name [Ana Ruiz]: ', '');
    await terminal.answer('Your level today [Mitarbeiterin]: ', '');
    await terminal.answer('aim for: ', '3');
    await terminal.answer('Your manager: ', ':skip');
    await terminal.answer('Your next 1:1: ', ':skip');
    await terminal.answer('Why you want this', ':skip');
    await terminal.answer('Go on [1] ', '1');
    await terminal.answer(next, ':back');
    await terminal.answer(hub, '3');
    await terminal.answer(next, ':example');
    await terminal.waitFor('Before');
    await terminal.answer(next, '1');
    await terminal.answer('New metric: ', 'Label latency');
    await terminal.answer('In a few sentences', ':back');
    await terminal.answer('Title of the metric [Label latency]: ', 'Label latency, p95');
    await terminal.answer('In a few sentences', ':skip');
    await terminal.waitFor('For');
    expect(packetOf(folder)).toContain('**Label latency, p95**');
    expect(packetOf(folder)).not.toContain('**Label latency**');
    terminal.type(':quit\r');
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('author: Ana Ruiz\nfrom: Mitarbeiterin\nto: Principal Engineer\n');
  });

  it('takes free prose, none yet, and a wrong number', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    terminal.type('99\r');
    await terminal.waitFor('Unexpected "99", expected a number from 1 to 10');
    await terminal.answer(hub, 'glue');
    await terminal.answer(next, '2');
    await terminal.waitFor('Your answer');
    terminal.type('Weekly triage:\r- since April\r');
    await terminal.answer('- since April', '');
    await terminal.waitFor(hub);
    expect(packetOf(folder)).toContain('Weekly triage:\n');
    terminal.type('7\r');
    await terminal.answer(next, '3');
    await terminal.answer('None yet: ', 'asked Sam on 3 May');
    await terminal.waitFor(hub);
    expect(packetOf(folder)).toContain('None yet: asked Sam on 3 May\n');
    terminal.type('9\r');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).toContain('Kept: packet.md with 2 answers.');
    const { answers } = JSON.parse(folder.run(['init', 'staff', '--print-answers', '--json']).stdout) as {
      answers: Record<string, unknown>;
    };
    expect(answers).toEqual({ glue: 'Weekly triage:\n- since April', gaps: { none: 'asked Sam on 3 May' } });
  });

  it('keeps notes as they are jotted down', async () => {
    const folder = testFolder();
    const terminal = open(folder, ['init', 'staff', ...whoFlags]);
    for (const prompt of ['Your name', 'level today', 'aim for', 'Your manager', 'next 1:1', 'Why you want'])
      await terminal.answer(prompt, '');
    await terminal.answer('Go on [1] ', '2');
    await terminal.answer('Note: ', 'Cut label p95');
    await terminal.waitFor('Note: ');
    expect(folder.read('staff/notes.md')).toContain('- 2026-11-20 Cut label p95\n');
    terminal.type('Talk to Ana\r');
    await terminal.answer('Note: ', '');
    await terminal.answer(hub, ':quit');
    expect(await terminal.end()).toBe(0);
    expect(folder.read('staff/notes.md')).toContain('- 2026-11-20 Talk to Ana\n');
    expect(terminal.shown).toContain('2 notes in notes.md');
  });

  it('keeps what a hand saved in an editor meanwhile', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    const byHand = packetOf(folder).replace('# Dana Reyes', '<!-- mine -->\n# Dana Reyes');
    writeFileSync(join(folder.path, 'staff/packet.md'), byHand);
    terminal.type('glue\r');
    await terminal.answer(next, '2');
    await terminal.waitFor('Your answer');
    terminal.type('Triage.\r\r');
    await terminal.waitFor(hub);
    expect(packetOf(folder)).toContain('<!-- mine -->\n# Dana Reyes');
    expect(packetOf(folder)).toContain('Triage.\n');
  });
});

describe('an interview that is stopped in the middle', () => {
  async function inTheMiddle(folder: TestFolder): Promise<Terminal> {
    const terminal = await atHub(folder);
    terminal.type('1\r');
    await terminal.answer(next, '1');
    await terminal.answer('New project: ', 'Label service split');
    await terminal.waitFor('In a few sentences');
    return terminal;
  }

  async function goesOn(folder: TestFolder): Promise<void> {
    const packet = packetOf(folder);
    expect(packet).toContain('### Label service split\n');
    const again = open(folder, ['init', 'staff']);
    await again.waitFor('Going on where you stopped: What did you do?, "Label service split"');
    await again.answer('In a few sentences', ':quit');
    expect(await again.end()).toBe(0);
    expect(again.shown).toContain('1 project');
    expect(packetOf(folder)).toBe(packet);
  }

  const kept = 'Kept: packet.md with 1 answer.\nGo on with: packet init staff\n';

  it('by Ctrl-D ends with 2, says what is kept, and goes on at the hub', async () => {
    const folder = testFolder();
    const terminal = await inTheMiddle(folder);
    terminal.type(keys.endOfInput);
    expect(await terminal.end()).toBe(2);
    expect(terminal.shown).toContain(kept);
    expect(terminal.shown).toContain('E_INPUT_ENDED');
    await goesOn(folder);
  });

  it('by Ctrl-C ends with 130, says what is kept, and goes on at the hub', async () => {
    const folder = testFolder();
    const terminal = await inTheMiddle(folder);
    terminal.type(keys.interrupt);
    expect(await terminal.end()).toBe(130);
    expect(terminal.shown).toContain(kept);
    expect(terminal.shown).not.toContain('E_');
    await goesOn(folder);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s ends with %d and says what is kept', async (signal, code) => {
    const folder = testFolder();
    const terminal = await inTheMiddle(folder);
    process.kill(terminal.pid, signal);
    expect(await terminal.end()).toBe(code);
    expect(terminal.shown).toContain(kept);
    await goesOn(folder);
  });

  it('by Ctrl-C in set-up keeps what was answered, once something was', async () => {
    const folder = testFolder();
    const terminal = open(folder, ['init', 'staff']);
    await terminal.waitFor('Your name');
    terminal.type(keys.interrupt);
    expect(await terminal.end()).toBe(130);
    expect(terminal.shown).toContain('Nothing is written yet.');
    expect(folder.files()).toEqual([]);
    const again = open(folder, ['init', 'staff']);
    await again.answer('Your name', 'Ana Ruiz');
    await again.waitFor('Your level today');
    again.type(keys.interrupt);
    expect(await again.end()).toBe(130);
    expect(again.shown).toContain('Kept: what you typed, in a draft.\nGo on with: packet init staff\n');
    const third = open(folder, ['init', 'staff']);
    await third.answer('Your level today', ':back');
    await third.waitFor('Your name [Ana Ruiz]: ');
  });

  it('keeps the lines of a text whose end has not come', async () => {
    const folder = testFolder();
    const terminal = await inTheMiddle(folder);
    terminal.type('One line.\rAnother.\r');
    await terminal.answer('Another.', ':back');
    await terminal.answer('Title of the project', '');
    await terminal.waitFor('| One line.\r\n  | Another.');
    terminal.type(keys.interrupt);
    expect(await terminal.end()).toBe(130);
    expect(terminal.shown).toContain('your half-typed line in a draft');
    const again = open(folder, ['init', 'staff']);
    await again.waitFor('| One line.\r\n  | Another.');
    await again.waitFor('(an empty line ends): ');
    again.type('\r');
    await again.waitFor('When: ');
    expect(packetOf(folder)).toContain('One line.\nAnother.\n');
  });

  it('has the editor, and an entry moved and taken out', async () => {
    const folder = testFolder();
    folder.write('editor', '#!/bin/sh\nsed -i "s/split/merge/" "$2"\n');
    const env = { NO_COLOR: '1', PACKET_EDITOR: `sh ${folder.path}/editor +` };
    folder.run(['init', 'staff', ...whoFlags]);
    const terminal = openTerminal(folder, ['init', 'staff', '--accessible'], { env });
    await terminal.answer(hub, '1');
    await terminal.answer(next, '1');
    await terminal.answer('New project: ', 'Label service split');
    await terminal.answer('In a few sentences', ':editor');
    await terminal.answer('In a few sentences', ':back');
    await terminal.answer('Title of the project [Label service merge]: ', ':back');
    await terminal.answer(next, '1');
    await terminal.answer('New project: ', 'Second');
    await terminal.waitFor('In a few sentences');
    terminal.type(':skip\r'.repeat(7));
    await terminal.answer('New project: ', '');
    await terminal.answer(hub, '1');
    await terminal.answer(next, 'move');
    await terminal.answer('Move which project', '2');
    await terminal.answer('Move "Second"', '1');
    await terminal.answer(next, 'take');
    await terminal.answer('Take which project', '2');
    await terminal.answer('Take "Label service merge" out of packet.md? (y/N): ', 'maybe');
    await terminal.answer('expected y or n', 'y');
    await terminal.waitFor(next);
    expect(packetOf(folder)).toContain('### Second');
    expect(packetOf(folder)).not.toContain('Label');
  });
});

describe('a terminal of 40 columns', () => {
  it('is never exceeded', async () => {
    const folder = testFolder();
    const terminal = open(folder, ['init', 'staff'], 40);
    for (const prompt of ['Your name', 'level today', 'aim for', 'Your manager', 'next 1:1', 'Why you'])
      await terminal.answer(prompt, prompt === 'level today' ? '1' : '');
    await terminal.answer('Go on [1] ', '');
    await terminal.answer(next, ':back');
    for (const [index, fields] of [6, 3, 7, 4, 3, 3, 4].entries()) {
      await terminal.answer(hub, String(index + 1));
      await terminal.answer(next, ':example');
      await terminal.answer(next, '1');
      await terminal.answer('New ', 'x');
      await terminal.answer('few sentences', ':example');
      await terminal.waitFor('few sentences');
      terminal.type(':skip\r'.repeat(1 + fields));
      await terminal.answer('New ', '');
    }
    await terminal.answer(hub, ':quit');
    expect(await terminal.end()).toBe(0);
    const tooLong = terminal.shown.split('\n').filter((line) => Array.from(line).length > 40);
    // An address is never broken.
    expect(tooLong.filter((line) => !line.includes('https://'))).toEqual([]);
  });
});
