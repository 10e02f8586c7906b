import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetProgram, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, pasted, type Terminal, type TerminalOptions } from '../support/terminal.ts';

/** Without colours, so that a prompt is one text. */
function open(folder: TestFolder, { columns, env }: TerminalOptions = {}, flags: readonly string[] = []): Terminal {
  return openTerminal(folder, ['init', 'staff', ...flags], { columns: columns ?? 80, env: { NO_COLOR: '1', ...env } });
}

/** A terminal at the hub of an empty packet. */
async function atHub(
  folder: TestFolder,
  options: TerminalOptions = {},
  flags: readonly string[] = [],
): Promise<Terminal> {
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  const terminal = open(folder, options, flags);
  await terminal.waitFor('Question >');
  return terminal;
}

/** Waits and types, one after the other. */
async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');

const answersOf = (folder: TestFolder): Record<string, unknown> =>
  (
    JSON.parse(folder.run(['init', 'staff', '--print-answers', '--json']).stdout) as {
      answers: Record<string, unknown>;
    }
  ).answers;

describe('the interview', () => {
  it('goes from nothing to seven answers, each in the file before the next question', async () => {
    const folder = testFolder();
    const terminal = open(folder);
    await walk(terminal, [
      ['Your name > Dana Reyes', '\r'],
      ['Your level today >', '\r'],
      ['Your level today is needed', keys.down],
      ['Your level today > Senior Engineer', '\r'],
      ['The level that you aim for > Staff Engineer', '\r'],
      ['Your manager >', 'Sam Lee\r'],
      ['Your next 1:1 >', 'friday'],
      ['Fri 27 Nov', '\r'],
      ['Why you want this >', 'To grow.\r'],
      ['Saved staff/packet.md', ''],
      ['Your next 1:1'.slice(5, 9), ''],
    ]);
    await walk(terminal, [['Go on >', '\r']]);
    const questions = [
      ['project', 6],
      ['change', 3],
      ['metric', 7],
      ['person', 4],
      ['activity', 3],
      ['team or leader', 3],
      ['gap', 4],
    ] as const;
    for (const [index, [one, fields]] of questions.entries()) {
      await walk(terminal, [
        ...(index === 0 ? [] : [[`Question > ${String(index + 1)}`, '\r'] as const]),
        ['What next > 1', '\r'],
        [`New ${one} >`, `Entry ${String(index + 1)}\r`],
        ['In a few sentences >', `Text ${String(index + 1)}\r`],
      ]);
      expect(packetOf(folder)).toContain(`Entry ${String(index + 1)}`);
      for (let field = 0; field < fields; field += 1) {
        await terminal.waitFor(' >');
        await terminal.waitFor('Enter next');
        terminal.type('\r');
      }
      await walk(terminal, [[`New ${one} >`, '\r']]);
    }
    await walk(terminal, [
      ['Every question has an answer.', ''],
      ['has no', ''],
      ['Question > 9', '\r'],
      ['Kept: packet.md with 7 answers.', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.read('staff/plan.md')).toContain('next-review: 2026-11-27\n');
    expect(Object.keys(answersOf(folder))).toHaveLength(7);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('ends with what is to be mended, as check finds it', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const input = JSON.stringify({ answers: { glue: 'Weekly triage, TODO: since when?' } });
    expect(folder.run(['init', 'staff', '--answers', '-'], { input }).code).toBe(0);
    const hand = '### Label split\n\n- When: 2026-02-31\n';
    folder.write('staff/packet.md', packetOf(folder).replace('_Not answered yet._\n', hand));
    const terminal = open(folder, { columns: 200 });
    await walk(terminal, [
      ['Question >', '9\r'],
      ['Kept: packet.md', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    const { problems } = JSON.parse(folder.run(['check', 'staff/packet.md', '--json']).stdout) as {
      problems: { file: string; line: number; column: number; rule: string; message: string }[];
    };
    expect(problems.map(({ rule }) => rule)).toEqual(['field-missing', 'date-impossible', 'placeholder-left']);
    const shown = problems.slice(1).map(({ file, line, column, message }) => {
      return `  ${file}:${String(line)}:${String(column)} ${message}`;
    });
    const { rows } = await terminal.screen();
    const start = rows.findIndex((row) => row.trim() === 'To be mended');
    expect(rows.slice(start + 1, start + 3)).toEqual(shown);
    expect(rows.find((row) => row.includes('"Label split" has no '))).toBeDefined();
  });

  it('goes back and forth with what was half typed', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '3\r'],
      ['What next >', '\r'],
      ['New metric >', 'Latency\r'],
      ['In a few sentences >', '\r'],
      ['For >', '\r'],
      ['Before >', `900 ms of${keys.left}${keys.left}`],
      ['900 ms of', keys.back],
      ['For >', keys.back],
      ['In a few sentences >', keys.back],
      ['Title of the metric > Latency', `, p95\r`],
      ['In a few sentences >', '\r'],
      ['For >', 'Split\r'],
      ['Before > 900 ms of', 'worth \r'],
      ['After >', ''],
    ]);
    expect(packetOf(folder)).toContain('**Latency, p95**');
    expect(packetOf(folder)).toContain('- Before: 900 ms worth of\n');
  });

  it.each([80, 30])('leaves nothing behind where it goes back, at %d columns', async (columns) => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder, { columns });
    const rows = async (): Promise<readonly string[]> => (await terminal.screen()).rows;
    const until = async (text: string, keys: string): Promise<readonly string[]> => {
      await terminal.waitFor(text);
      await terminal.waitFor('Enter');
      const before = await rows();
      terminal.type(keys);
      return before;
    };
    await until('Question', '3\r');
    const atQuestion = await until('What next', '\r');
    const atTitle = await until('New metric', 'Latency\r');
    await until('In a few sentences', '\r');
    const atFor = await until('For', '\r');
    await until('Before', '900 ms\r');
    await until('After', keys.example);
    await until('weak:', keys.back);
    await until('Before', keys.back);
    await until('For', '');
    await expect.poll(rows).toEqual(atFor);
    terminal.type(keys.back.repeat(2));
    await until('Latency', '');
    const now = ['Title of the metric > Latency', 'Title of the metric'];
    await expect.poll(async () => (await rows()).some((row) => now.includes(row))).toBe(true);
    expect((await rows()).slice(0, atTitle.length - 6)).toEqual(atTitle.slice(0, -6));
    terminal.type(keys.back);
    await until('What next', '');
    expect((await rows()).slice(0, 12)).toEqual(atQuestion.slice(0, 12));
  });

  it('keeps every line of a paste, of a hundred too', async () => {
    const folder = testFolder();
    const lines = Array.from({ length: 100 }, (_, index) => (index % 7 === 3 ? '' : `- line ${String(index)} żółć 👍🏽`));
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '5\r'],
      ['What next >', '2\r'],
      ['Your answer >', pasted(lines.join('\n'))],
      ['row 100 of 100', '\r'],
      ['and 92 more lines', ''],
      ['Question >', ''],
    ]);
    expect(answersOf(folder)['glue']).toBe(lines.join('\n'));
  });

  it('takes new lines by Alt-Enter and Ctrl-J, and a paste into a title as title and text', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '1\r'],
      ['What next >', '\r'],
      ['New project >', pasted('Split\n\nI led it.\nFor a year.')],
      ['row 4 of 4', '\r'],
      ['In a few sentences >', ''],
      ['For a year.', `${keys.newLine}Then\nmore\r`],
      ['When >', ''],
    ]);
    expect(packetOf(folder)).toContain('### Split\n\nI led it.\nFor a year.\nThen\nmore\n');
  });

  it('draws anew at another width', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    const text = 'a text that is broken when it has forty columns only';
    await walk(terminal, [
      ['', '5\r'],
      ['What next >', '2\r'],
      ['Your answer >', text],
      ['forty columns only', ''],
    ]);
    // Terminals differ in what they do with rows that were there, so that a row of before may be left above.
    const below = async (): Promise<readonly string[]> => (await terminal.screen()).rows.slice(-2);
    terminal.resize(40);
    await expect.poll(below).toEqual(['  when it has forty columns only', 'Enter next · Shift-Tab back']);
    terminal.resize(120);
    await expect
      .poll(below)
      .toEqual([`Your answer > ${text}`, 'Enter next · Shift-Tab back · Ctrl-E example · Ctrl-G editor · Ctrl-C stop']);
    const { rows } = await terminal.screen();
    expect(rows.filter((row) => row === '5 of 7  Glue work')).toHaveLength(1);
    terminal.type('\r');
    await terminal.waitFor('Question >');
    expect(answersOf(folder)['glue']).toBe(text);
  });

  it('puts right what set-up asked, in packet.md with its title and in plan.md', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '10\r'],
      ['Your name > Dana Reyes', ' Ruiz\r'],
      ['Your level today > Senior Engineer', '\r'],
      ['The level that you aim for > Staff Engineer', `${keys.eraseLine}Principal Engineer\r`],
      ['Your manager >', 'Sam Lee\r'],
      ['Your next 1:1 >', '4 dec\r'],
      ['Question >', keys.interrupt],
    ]);
    expect(await terminal.end()).toBe(130);
    expect(packetOf(folder)).toContain('author: Dana Reyes Ruiz\nfrom: Senior Engineer\nto: Principal Engineer\n');
    expect(packetOf(folder)).toContain('\n# Dana Reyes Ruiz: Senior Engineer to Principal Engineer\n');
    expect(folder.read('staff/plan.md')).toMatch(/^---\nplan: 1\n/);
    expect(folder.read('staff/plan.md')).toContain('manager: Sam Lee\n');
    expect(folder.read('staff/plan.md')).toContain('next-review: 2026-12-04\n');
  });

  it('opens the file that a correction is about, and keeps its half-typed line', async () => {
    const folder = testFolder();
    folder.write('editor', 'cp "$2" seen\n');
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: `sh '${folder.path}/editor' +` } });
    await walk(terminal, [
      ['', '10\r'],
      ['Your name >', '\r'],
      ['Your level today >', '\r'],
      ['The level that you aim for >', '\r'],
      ['Your manager >', 'Sam'],
      ['Sam', keys.editor],
      ['Your manager > Sam', ' Lee\r'],
      ['Your next 1:1 >', ''],
    ]);
    expect(folder.read('seen')).toContain('plan: 1\n');
    expect(folder.read('staff/plan.md')).toContain('manager: Sam Lee\n');
  });

  it('takes notes, several at once', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '8\r'],
      ['Note >', 'first\r'],
      ['Note >', pasted('second\nthird\n')],
      ['third', '\r'],
      ['Note >', '\r'],
      ['Question >', '9\r'],
      ['3 notes in notes.md', ''],
    ]);
    expect(folder.read('staff/notes.md')).toMatch(/second\n- 2026-11-20 third\n- 2026-11-20 first\n/);
  });

  it('lets entries be changed, moved and taken out, the last asked once more', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const answers = { answers: { gaps: ['One', 'Two', 'Three'].map((title) => ({ title, Plan: `plan ${title}` })) } };
    folder.write('answers.json', JSON.stringify(answers));
    expect(folder.run(['init', 'staff', '--answers', 'answers.json']).code).toBe(0);
    const terminal = open(folder);
    await walk(terminal, [
      ['Question >', '7\r'],
      ['What next >', '2\r'],
      ['Change which gap >', '2\r'],
      ['Title of the gap > Two', ' and a half\r'],
      ['In a few sentences >', '\r'],
      ['Plan > plan Two', `${keys.home}new \r`],
      ['Look again >', '\r'],
      ['Kind >', '\r'],
      ['Heard from >', '\r'],
      ['What next >', '3\r'],
      ['Move which gap >', '3\r'],
      ['Move "Three" >', '\r'],
      ['What next >', '4\r'],
      ['Take which gap out of the packet >', '2\r'],
      ['Take "One" out of packet.md? (y/N)', 'n'],
      ['What next >', '4\r'],
      ['Take which gap out of the packet >', '2\r'],
      ['Take "One" out of packet.md? (y/N)', 'y'],
      ['What next >', '5\r'],
      ['Correct which gap >', '\r'],
      ['Correct "Three" >', 'p'],
      ['Correct "Three" > 3  Plan', '\r'],
      ['Plan > plan Three', ', soon\r'],
      ['Correct "Three" > 7  done', '\r'],
      ['What next >', ''],
    ]);
    expect(answersOf(folder)['gaps']).toEqual([
      { title: 'Three', Plan: 'plan Three, soon' },
      { title: 'Two and a half', Plan: 'new plan Two' },
    ]);
  });

  it('shows a strong and a weak answer, of a question or of a field, and asks again with what was typed', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '3\r'],
      ['What next >', keys.example],
      ['strong:', ''],
      ['weak:', ''],
      ['  1  add a metric', ''],
      ['  4  back to the questions', ''],
      ['What next >', '\r'],
      ['New metric >', 'Latency\r'],
      ['In a few sentences >', '\r'],
      ['For >', '\r'],
      ['Before >', '\r'],
      ['After >', `310 ms${keys.left}${keys.left}`],
      ['310 ms', keys.example],
      ['strong:', ''],
      ['weak:', ''],
      ['After > 310 ms', 'or so \r'],
      ['Period >', ''],
    ]);
    expect(packetOf(folder)).toContain('- After: 310 or so ms\n');
  });

  it('shows an example and keeps the line; Up brings back what stood there', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '7\r'],
      ['What next >', '3\r'],
      ['None yet >', 'asked Sam'],
      ['asked Sam', keys.example],
      ['There is no example', ''],
      ['asked Sam', '\r'],
      ['Question >', '7\r'],
      ['What next >', '3\r'],
      ['None yet > asked Sam', keys.eraseLine],
      ['None yet >', keys.up],
      ['asked Sam', '\r'],
      ['What next >', ''],
    ]);
    expect(answersOf(folder)['gaps']).toEqual({ none: 'asked Sam' });
  });
});

describe('the editor', () => {
  async function inField(folder: TestFolder, script: string): Promise<Terminal> {
    folder.write('editor', script);
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: `sh '${folder.path}/editor' +` } });
    await walk(terminal, [
      ['', '1\r'],
      ['What next >', '\r'],
      ['New project >', 'Label split\r'],
      ['In a few sentences >', 'I chose the'],
      ['I chose the', keys.editor],
    ]);
    return terminal;
  }

  it('has the file with what was half typed, at its line, and what it writes counts', async () => {
    const folder = testFolder();
    const terminal = await inField(folder, 'cp "$2" seen; sed -i "s/I chose the/I chose the seam./" "$2"\n');
    await walk(terminal, [['In a few sentences > I chose the seam.', ' Twice.\r']]);
    await walk(terminal, [['When >', '']]);
    expect(folder.read('seen')).toContain('### Label split\n\nI chose the\n');
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Label split', text: 'I chose the seam. Twice.' }]);
  });

  it('gets a new entry by its half-typed title, and comes back to it', async () => {
    const folder = testFolder();
    folder.write('editor', 'sed -i "s/Label spl/Label split/" "$2"\n');
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: `sh '${folder.path}/editor' +` } });
    await walk(terminal, [
      ['', '1\r'],
      ['What next >', '\r'],
      ['New project >', 'Label spl'],
      ['Label spl', keys.editor],
      ['Title of the project > Label split', '\r'],
      ['In a few sentences >', ''],
    ]);
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Label split' }]);
  });

  it('is told of a date that is none before it opens, and comes back to it', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: 'true' } });
    await walk(terminal, [
      ['', '7\r'],
      ['What next >', '\r'],
      ['New gap >', 'Scope\r'],
      ['In a few sentences >', '\r'],
      ['Plan >', '\r'],
      ['Look again >', '31 feb'],
      ['31 feb', keys.editor],
      ['Unexpected date "31 feb"', ''],
      ['Look again > 31 feb', `${keys.eraseLine}4 dec\r`],
      ['Kind >', ''],
    ]);
    expect(answersOf(folder)['gaps']).toEqual([{ title: 'Scope', 'Look again': '2026-12-04' }]);
  });

  it('that fails changes nothing, says so, and leaves the line as it was', async () => {
    const folder = testFolder();
    const terminal = await inField(folder, 'echo "from the editor" >> "$2"; exit 3\n');
    const before = packetOf(folder).replace('\nI chose the\n', '');
    await walk(terminal, [
      ['Unexpected exit code 3 of the editor', ''],
      ['interview.from-editor.md', ''],
      ['packet.md is as it was', ''],
      ['In a few sentences > I chose the', ''],
    ]);
    expect(packetOf(folder)).toBe(before);
    terminal.type(' seam\r');
    await terminal.waitFor('When >');
    expect(folder.read('staff/.packet/drafts/interview.from-editor.md')).toContain('from the editor\n');
    expect(packetOf(folder)).not.toContain('from the editor');
    expect(packetOf(folder)).toContain('I chose the seam\n');
  });

  it('that breaks the front matter is opened again', async () => {
    const folder = testFolder();
    const terminal = await inField(
      folder,
      'if [ -e broken ]; then cp broken "$2"; else cp "$2" broken; sed -i "s/^author: .*/author: \\"Dana/" "$2"; fi\n',
    );
    await walk(terminal, [
      ['staff/packet.md:', ''],
      ['Open the editor again? (Y/n)', '\r'],
      ['In a few sentences > I chose the', ''],
    ]);
    expect(packetOf(folder)).toContain('author: Dana Reyes');
  });

  it('that fails leaves what another run of packet wrote meanwhile', async () => {
    const folder = testFolder();
    folder.write('answers.json', JSON.stringify({ answers: { glue: 'Triage since April.' } }));
    const terminal = await inField(
      folder,
      `"${process.execPath}" "${packetProgram}" init staff --answers answers.json > said 2>&1; exit 3\n`,
    );
    await walk(terminal, [
      ['packet.md is as it was, with what other programs wrote meanwhile.', ''],
      ['In a few sentences > I chose the', ''],
    ]);
    expect(answersOf(folder)).toEqual({ projects: [{ title: 'Label split' }], glue: 'Triage since April.' });
    terminal.type(' seam\r');
    await terminal.waitFor('When >');
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Label split', text: 'I chose the seam' }]);
  });

  it('that fails after it wrote over what another run of packet wrote takes nothing of that away', async () => {
    const folder = testFolder();
    folder.write('answers.json', JSON.stringify({ answers: { glue: 'Triage since April.' } }));
    const terminal = await inField(
      folder,
      `cp "$2" mine; "${process.execPath}" "${packetProgram}" init staff --answers answers.json > said 2>&1
       echo "from the editor" | cat mine - > "$2"; exit 3\n`,
    );
    await walk(terminal, [
      ['interview.from-editor.md', ''],
      ['with what other programs wrote meanwhile.', ''],
      ['In a few sentences > I chose the', ''],
    ]);
    expect(answersOf(folder)).toEqual({ projects: [{ title: 'Label split' }], glue: 'Triage since April.' });
    expect(folder.read('staff/.packet/drafts/interview.from-editor.md')).toContain('from the editor\n');
  });

  it('that fails and takes the file away gives it back', async () => {
    const folder = testFolder();
    const terminal = await inField(folder, 'rm "$2"; exit 3\n');
    await walk(terminal, [
      ['packet.md is as it was', ''],
      ['In a few sentences > I chose the', ''],
    ]);
    expect(answersOf(folder)).toEqual({ projects: [{ title: 'Label split' }] });
  });

  it('that fails leaves no notes where there were none', async () => {
    const folder = testFolder();
    folder.write('editor', 'echo "from the editor" >> "$2"; exit 3\n');
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: `sh '${folder.path}/editor' +` } });
    await walk(terminal, [
      ['', '8\r'],
      ['Note >', 'half a note'],
      ['half a note', keys.editor],
      ['interview.from-editor.md', ''],
      ['There is no staff/notes.md, as before.', ''],
      ['Note > half a note', ''],
    ]);
    expect(folder.packetFiles()).not.toContain('staff/notes.md');
    expect(folder.read('staff/.packet/drafts/interview.from-editor.md')).toContain('from the editor\n');
  });

  it('has the half-typed line in the file alone, so that after a crash it is not there twice', async () => {
    const folder = testFolder();
    folder.write('editor', 'touch opened; while [ ! -e done ]; do sleep 0.05; done\n');
    const terminal = await atHub(folder, { env: { PACKET_EDITOR: `sh '${folder.path}/editor' +` } });
    await walk(terminal, [
      ['', '1\r'],
      ['What next >', '\r'],
      ['New project >', 'Label split\r'],
      ['In a few sentences >', 'I chose the'],
    ]);
    const draft = (): string => folder.read('staff/.packet/drafts/interview.json');
    await expect.poll(draft).toContain('I chose the');
    terminal.type(keys.editor);
    await expect.poll(() => folder.files()).toContain('opened');
    expect(draft()).not.toContain('I chose the');
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.end();
    folder.write('done', '');
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Label split', text: 'I chose the' }]);
    await walk(open(folder), [['In a few sentences > I chose the', '']]);
  });

  it('is not there before there is a file', async () => {
    const terminal = open(testFolder());
    await walk(terminal, [
      ['Your name > Dana Reyes', keys.editor],
      ['There is no file yet', ''],
      ['Your name > Dana Reyes', ''],
    ]);
  });
});

describe('a packet.md that is changed meanwhile', () => {
  /** Stands in the text of a new entry, while another hand adds one before it. */
  async function changed(folder: TestFolder): Promise<Terminal> {
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '1\r'],
      ['What next >', '\r'],
      ['New project >', 'Mine\r'],
      ['In a few sentences >', 'my words'],
      ['my words', ''],
    ]);
    const byHand = packetOf(folder).replace('### Mine', '### Theirs\n\nTheir words.\n\n### Mine');
    writeFileSync(join(folder.path, 'staff/packet.md'), byHand);
    terminal.type('\r');
    await walk(terminal, [['packet.md was changed meanwhile', '']]);
    return terminal;
  }

  it('has both, side by side', async () => {
    const folder = testFolder();
    await walk(await changed(folder), [
      ['Your answer > 1  put mine in too', '\r'],
      ['When >', '2026\r'],
      ['With >', ''],
    ]);
    expect(answersOf(folder)['projects']).toEqual([
      { title: 'Theirs', text: 'Their words.' },
      { title: 'Mine', text: 'my words', When: '2026' },
    ]);
  });

  it('has mine, and theirs in a file', async () => {
    const folder = testFolder();
    await walk(await changed(folder), [
      ['Your answer >', '2\r'],
      ['interview.from-packet-md.md', ''],
      ['When >', ''],
    ]);
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Mine', text: 'my words' }]);
    expect(folder.read('staff/.packet/drafts/interview.from-packet-md.md')).toContain('Their words.');
  });

  it('has theirs, and mine in a file', async () => {
    const folder = testFolder();
    await walk(await changed(folder), [
      ['Your answer >', '3\r'],
      ['interview.from-interview.md', ''],
      ['What next >', ''],
    ]);
    expect(answersOf(folder)['projects']).toEqual([{ title: 'Theirs', text: 'Their words.' }, { title: 'Mine' }]);
    expect(folder.read('staff/.packet/drafts/interview.from-interview.md')).toContain('my words');
  });

  /** Stands in an answer to a question that another hand gives an entry meanwhile. */
  async function withEntry(folder: TestFolder, option: string, prompt: string): Promise<Terminal> {
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '5\r'],
      ['What next >', `${option}\r`],
      [prompt, 'my words'],
      ['my words', ''],
    ]);
    const byHand = packetOf(folder).replace(/(## Glue work\n\n).*/, '$1* **Theirs**\n');
    writeFileSync(join(folder.path, 'staff/packet.md'), byHand);
    terminal.type('\r');
    await terminal.waitFor('packet.md was changed meanwhile');
    return terminal;
  }

  it('keeps its entries below prose that is put before them', async () => {
    const folder = testFolder();
    const terminal = await withEntry(folder, '2', 'Your answer >');
    await walk(terminal, [
      ['put mine in its place', '2\r'],
      ['interview.from-packet-md.md', ''],
      ['Question >', ''],
    ]);
    expect(packetOf(folder)).toContain('## Glue work\n\nmy words\n\n* **Theirs**\n');
  });

  it('keeps its entries where there was to be none yet, and the reason in a file', async () => {
    const folder = testFolder();
    const terminal = await withEntry(folder, '3', 'None yet >');
    await walk(terminal, [
      ['interview.from-interview.md', ''],
      ['What next >', ''],
    ]);
    expect(answersOf(folder)).toEqual({ glue: [{ title: 'Theirs' }] });
    expect(folder.read('staff/.packet/drafts/interview.from-interview.md')).toBe('my words\n');
  });

  it('in another place is kept without a question', async () => {
    const folder = testFolder();
    const terminal = await atHub(folder);
    await walk(terminal, [
      ['', '5\r'],
      ['What next >', '2\r'],
      ['Your answer >', 'Triage.'],
      ['Triage.', ''],
    ]);
    writeFileSync(join(folder.path, 'staff/packet.md'), packetOf(folder).replace('# Dana', '<!-- mine -->\n# Dana'));
    await walk(terminal, [
      ['', '\r'],
      ['Question >', ''],
    ]);
    expect(packetOf(folder)).toContain('<!-- mine -->\n# Dana');
    expect(answersOf(folder)).toEqual({ glue: 'Triage.' });
  });
});

describe('any terminal', () => {
  const story = async (
    folder: TestFolder,
    options: TerminalOptions,
    flags: readonly string[] = [],
  ): Promise<Terminal> => {
    const terminal = await atHub(folder, options, flags);
    await walk(terminal, [
      ['', '3\r'],
      ['What next >', '\r'],
      ['New metric >', 'Label latency, p95\r'],
      ['In a few sentences', 'It took long to see where a label is, and nobody knew why.\r'],
      ['For >', keys.interrupt],
    ]);
    expect(await terminal.end()).toBe(130);
    expect(packetOf(folder)).toContain('**Label latency, p95**');
    return terminal;
  };

  it.each([40, 80, 200])('of %d columns is never exceeded', async (columns) => {
    const terminal = await story(testFolder(), { columns });
    const rows = terminal.shown.replaceAll(/\u001b\[[?\d;]*[A-Za-z]/g, '\n').split('\n');
    expect(rows.filter((row) => row.length > columns)).toEqual([]);
  });

  it.each([{}, { ACCESSIBLE: '1' }])('that does not know its size is taken for one of 80 columns: %j', async (env) => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const line = `stty cols 0 rows 0; exec '${process.execPath}' '${packetProgram}' init staff`;
    const terminal = openTerminal(folder, ['-c', line], { program: 'bash', env: { NO_COLOR: '1', ...env } });
    await terminal.waitFor('Teams and leaders who know your work and advocate for it');
    await terminal.waitFor('Question');
    terminal.type('1\r');
    await terminal.waitFor('What next');
  });

  it('of 20 columns has three rows that are drawn anew, and no more', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder, { columns: 20 });
    await walk(terminal, [
      ['Enter choose', '3\r'],
      ['Enter choose', '\r'],
      ['Enter next', 'a title of several rows that is typed'],
    ]);
    await expect
      .poll(async () => (await terminal.screen()).rows.slice(-4))
      .toEqual(['New metric', '  several rows that', '  is typed', '3/3 · Enter next']);
  });

  it('of 40 columns shows a long question above its choice', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const title = 'Label service split for all the depots';
    folder.write('answers.json', JSON.stringify({ answers: { projects: [{ title }] } }));
    expect(folder.run(['init', 'staff', '--answers', 'answers.json']).code).toBe(0);
    const terminal = open(folder, { columns: 40 });
    await walk(terminal, [
      ['Question >', '1\r'],
      ['What next', '3\r'],
      ['Take which', '1\r'],
      ['(y/N)', ''],
      ['y or n', ''],
    ]);
    expect((await terminal.screen()).rows.slice(-4)).toEqual([
      'Take "Label service split for all the',
      'depots" out of packet.md?',
      '(y/N)',
      'y or n · Enter takes the capital',
    ]);
  });

  it.each([
    [{ LANG: 'C' }, []],
    [{ LC_ALL: 'POSIX' }, []],
    [{}, ['--ascii']],
  ] as const)('without signs beyond ASCII is shown none: %j %j', async (env, flags) => {
    const terminal = await story(testFolder(), { env }, flags);
    expect(terminal.shown).toContain('Enter next - Shift-Tab back');
    expect(terminal.shown).not.toMatch(/[^\u0000-\u007f]/);
  });

  it('without the line of keys', async () => {
    const terminal = await story(testFolder(), {}, ['--no-keys']);
    expect(terminal.shown).not.toContain('Enter');
  });

  it.each([{ TERM: 'dumb' }, { ACCESSIBLE: '1' }])('%j has plain lines and no escape sequence', async (env) => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder, { env });
    await terminal.answer('Question [1]', ':quit');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('\u001b');
  });
});
