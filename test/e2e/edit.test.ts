import { describe, expect, it } from 'vitest';
import { fakeEditor } from '../support/fake-editor.ts';
import { repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

const answers = JSON.stringify({
  answers: {
    impact: [{ title: 'Label latency', Before: '900 ms', After: '310 ms' }, { title: 'Failed labels' }],
    glue: 'Weekly triage.',
    gaps: { none: 'asked' },
  },
});

/** A packet with three answers. */
function withAnswers(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  expect(folder.run(['init', 'staff', '--answers', '-'], { input: answers }).code).toBe(0);
  return folder;
}

function open(folder: TestFolder, words: readonly string[], env: Readonly<Record<string, string>> = {}): Terminal {
  return openTerminal(folder, ['edit', '-C', 'staff', ...words], { env: { NO_COLOR: '1', ...env } });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');
const draftFiles = (folder: TestFolder): string[] => folder.files().filter((name) => name.includes('/drafts/'));

describe('packet edit without a question', () => {
  it('shows each with its state, and opens the one that is picked', async () => {
    const folder = withAnswers();
    const editor = fakeEditor(folder, `sed -i 's/Weekly/Daily/' "$file"`);
    const terminal = open(folder, [], { PACKET_EDITOR: editor });
    await walk(terminal, [
      ['1  What did you do?', ''],
      ['open', ''],
      ['3  Quantifiable impact', ''],
      ['2 metrics', ''],
      ['5  Glue work', ''],
      ['answered', ''],
      ['none yet', ''],
      ['Edit > 1', '5\r'],
      ['Glue work: text changed. 1 word added, 1 word taken out.', ''],
      ['Problems: 2 as before', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.read('seen')).toMatch(/^\+\d+\n.*staff\/packet\.md\n$/);
    expect(packetOf(folder)).toContain('Daily triage.');
  });

  it.each([
    ['Ctrl-C', keys.interrupt, 130],
    ['Ctrl-D', keys.endOfInput, 0],
  ])('changes nothing on %s', async (_, key, code) => {
    const folder = withAnswers();
    const before = packetOf(folder);
    const terminal = open(folder, [], { PACKET_EDITOR: fakeEditor(folder, 'echo > "$file"') });
    await walk(terminal, [['Edit > 1', key]]);
    expect(await terminal.end()).toBe(code);
    expect(packetOf(folder)).toBe(before);
    expect(folder.files()).not.toContain('seen');
  });

  it('picks by number in plain lines', async () => {
    const folder = withAnswers();
    const terminal = open(folder, ['--accessible', '-m', 'Daily triage.']);
    await terminal.answer('Edit', '5');
    await terminal.waitFor('Glue work: text changed.');
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('Daily triage.');
  });

  it('lets a real editor have the terminal', async () => {
    const folder = withAnswers();
    const editor = fakeEditor(folder, 'read line; echo "$line" >> "$file"');
    const terminal = open(folder, ['glue'], { PACKET_EDITOR: editor });
    terminal.type('Typed in the editor.\r');
    await terminal.waitFor('word');
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toMatch(/\nTyped in the editor\.\n$/);
  });
});

describe('packet edit --inline', () => {
  it('has what stands there on each line, and changes what is changed alone', async () => {
    const folder = withAnswers();
    const before = packetOf(folder);
    const terminal = open(folder, ['impact', '--inline']);
    await walk(terminal, [
      ['3 of 7  Quantifiable impact', ''],
      ['Failed labels', ''],
      ['What next > 6  done', '2\r'],
      ['Change which metric > 1  Label latency', '\r'],
      ['Title of the metric > Label latency', '\r'],
      ['In a few sentences >', '\r'],
      ['For >', '\r'],
      ['Before > 900 ms', '\r'],
      ['After > 310 ms', `${keys.eraseLine}280 ms\r`],
      ['Period >', '\r'],
      ['Source >', '\r'],
      ['With >', '\r'],
      ['Confidence >', '\r'],
      ['What next > 6  done', '\r'],
      ['Quantifiable impact: 1 metric changed. 1 word added, 1 word taken out.', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toBe(before.replace('310 ms', '280 ms'));
    expect(folder.run(['undo', '--list', '-C', 'staff']).stdout.split('\n')[0]).toBe(
      '2026-11-20  edit  packet.md (Quantifiable impact)',
    );
    expect(draftFiles(folder)).toEqual([]);
  });

  it('takes prose, and ends', async () => {
    const folder = withAnswers();
    const terminal = open(folder, ['glue', '--inline']);
    await walk(terminal, [
      ['What next > 3  done', '1\r'],
      ['Your answer > Weekly triage.', ` And on call.\r`],
      ['Glue work: text changed. 3 words added.', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('\nWeekly triage. And on call.\n');
  });

  it.each([
    ['Ctrl-C', keys.interrupt, 130],
    ['Ctrl-D on an empty line', `${keys.eraseLine}${keys.endOfInput}`, 0],
  ])('goes on after %s with what was half typed', async (name, key, code) => {
    const folder = withAnswers();
    const before = packetOf(folder);
    const terminal = open(folder, ['glue', '--inline']);
    await walk(terminal, [
      ['What next >', '1\r'],
      ['Your answer > Weekly triage.', ' Half'],
      ['Half', key],
    ]);
    if (code === 130) await terminal.waitFor('Go on with: packet edit glue --inline');
    expect(await terminal.end()).toBe(code);
    expect(packetOf(folder)).toBe(before);
    if (name !== 'Ctrl-C') return;
    const again = open(folder, ['glue', '--inline']);
    await walk(again, [
      ['Going on where you stopped: Glue work', ''],
      ['Your answer > Weekly triage. Half', '-way.\r'],
      ['Glue work: text changed.', ''],
    ]);
    expect(await again.end()).toBe(0);
    expect(draftFiles(folder)).toEqual([]);
  });

  it('leaves a half-typed line of another question to init', async () => {
    const folder = withAnswers();
    const first = openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1' } });
    await walk(first, [
      ['Question >', '2\r'],
      ['What next >', '1\r'],
      ['New change >', 'Half a lev'],
      ['Half a lev', keys.interrupt],
    ]);
    await first.end();
    const second = open(folder, ['glue', '--inline']);
    await walk(second, [['What next > 3  done', '\r']]);
    expect(await second.end()).toBe(0);
    expect(second.shown).not.toContain('Going on');
    const third = openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1' } });
    await walk(third, [['New change > Half a lev', keys.interrupt]]);
    expect(await third.end()).toBe(130);
  });

  it('opens the editor at the entry, and logs what came of it', async () => {
    const folder = withAnswers();
    const editor = fakeEditor(folder, `sed -i 's/Failed labels/Wrong labels/' "$file"`);
    const terminal = open(folder, ['impact', '--inline'], { PACKET_EDITOR: editor });
    await walk(terminal, [
      ['What next >', keys.editor],
      ['Wrong labels', ''],
      ['What next >', '6\r'],
      ['Quantifiable impact: 1 metric', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.run(['undo', '--yes', '-C', 'staff']).code).toBe(0);
    expect(packetOf(folder)).toContain('Failed labels');
  });

  it('takes whole words in plain lines, also for a template of one’s own', async () => {
    const folder = testFolder();
    const template = `${repository}test/fixtures/templates/werkstatt`;
    folder.run(['init', 'staff', '--template', template, ...whoFlags]);
    const terminal = open(folder, ['--inline', '--accessible']);
    await walk(terminal, [['Edit', '1\r']]);
    await walk(terminal, [['What next', ':quit\r']]);
    await terminal.waitFor('Nothing changed.');
    expect(await terminal.end()).toBe(0);
  });
});
