import { render as renderPrompt } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { confirmPrompt } from '../../src/adapters/prompts/confirm-prompt.ts';
import { datePrompt } from '../../src/adapters/prompts/date-prompt.ts';
import { linesPrompt, type LinesConfig } from '../../src/adapters/prompts/lines-prompt.ts';
import { pickPrompt } from '../../src/adapters/prompts/pick-prompt.ts';
import type { PromptOutcome } from '../../src/adapters/prompts/prompt-outcome.ts';
import { plainAsked, plainText } from '../../src/core/interview/prompt.ts';
import { typedText, type TypedText } from '../../src/core/typing/typed-text.ts';
import { keysText, type TextPlace } from '../../src/view/keys-text.ts';
import { plainStyler, stylerOf, visibleText } from '../../src/view/styler.ts';
import { asciiSymbols } from '../../src/view/symbols.ts';
import { FakePromptTerminal, shownBy } from '../support/prompt-terminal.ts';

const style = plainStyler(visibleText);
const none = { history: [], usual: [] };
const keysLine = (_: number, place?: TextPlace): string =>
  place === undefined ? 'keys' : `Outcome, row ${String(place.row)} of ${String(place.of)} · keys`;

/** A prompt that a test may leave unanswered: at the end of the process Inquirer refuses it. */
const render: typeof renderPrompt = async (...prompt) => {
  const rendered = await renderPrompt(...prompt);
  rendered.answer.catch(() => undefined);
  return rendered;
};

interface Lines {
  readonly terminal: FakePromptTerminal;
  readonly typed: TypedText[];
  readonly answer: Promise<PromptOutcome>;
  readonly screen: () => Promise<{ rows: readonly string[]; cursor: [number, number] }>;
  /** What was written since the last time. */
  readonly written: () => Promise<string>;
}

async function lines(config: Partial<LinesConfig> = {}, columns = 60): Promise<Lines> {
  const terminal = new FakePromptTerminal();
  terminal.columns = columns;
  const typed: TypedText[] = [];
  const prompt = { ...plainText, id: 'x', label: 'Outcome' };
  const { answer, getFullOutput } = await render(
    linesPrompt,
    {
      terminal,
      prompt,
      prefix: 'Outcome > ',
      typed: typedText(''),
      others: none,
      keysLine,
      style,
      onTyped: (now: TypedText) => typed.push(now),
      ...config,
    },
    { clearPromptOnDone: true },
  );
  let seen = 0;
  return {
    terminal,
    typed,
    answer,
    screen: async () => shownBy(await getFullOutput({ raw: true }), terminal.columns),
    written: async () => {
      const output = await getFullOutput({ raw: true });
      const fresh = output.slice(seen);
      seen = output.length;
      return fresh;
    },
  };
}

describe('the prompt that takes lines', () => {
  it('shows label, text and keys, the cursor behind the text', async () => {
    const { screen, terminal, typed } = await lines();
    expect(await screen()).toEqual({ rows: ['Outcome >', 'keys'], cursor: [0, 10] });
    terminal.type('p95');
    expect(await screen()).toEqual({ rows: ['Outcome > p95', 'keys'], cursor: [0, 13] });
    expect(typed.at(-1)).toEqual({ text: 'p95', cursor: 3 });
  });

  it('has the cursor in its place among wide characters and emoji', async () => {
    const { screen, terminal, typed } = await lines({ typed: typedText('漢字👩‍👩‍👧e\u0301x') });
    expect((await screen()).cursor).toEqual([0, 18]);
    terminal.press('left');
    expect((await screen()).cursor).toEqual([0, 17]);
    terminal.press('left', 'left');
    expect((await screen()).cursor).toEqual([0, 14]);
    terminal.press('backspace');
    expect((await screen()).cursor).toEqual([0, 12]);
    expect(typed.at(-1)?.text).toBe('漢👩‍👩‍👧e\u0301x');
  });

  it('breaks at words, and shows three rows at most', async () => {
    const { screen, terminal } = await lines({}, 30);
    terminal.type('one two three four five');
    expect(await screen()).toEqual({ rows: ['Outcome > one two three four', '  five', 'keys'], cursor: [1, 6] });
    terminal.paste(' six\nseven\neight');
    expect(await screen()).toEqual({ rows: ['  seven', '  eight', 'Outcome, row 4 of 4 · keys'], cursor: [1, 7] });
    terminal.press('ctrl+home');
    expect(await screen()).toEqual({
      rows: ['Outcome > one two three four', '  five six', 'Outcome, row 1 of 4 · keys'],
      cursor: [0, 10],
    });
  });

  it.each([8, 12, 20])('is three rows at %d columns, and leaves nothing behind', async (columns) => {
    const prompt = { ...plainText, id: 'x', label: 'What made it hard' };
    const { screen, terminal } = await lines(
      { prompt, prefix: '> ', keysLine: (width, place) => keysText(prompt, place, width, asciiSymbols) },
      columns,
    );
    for (const character of 'several words that are typed one by one') terminal.type(character);
    const { rows, cursor } = await screen();
    expect(rows).toHaveLength(3);
    expect(cursor[0]).toBe(1);
  });

  it('has three rows of text where the keys are turned off', async () => {
    const { screen, terminal } = await lines({ keysLine: undefined });
    terminal.paste('1\n2\n3\n4');
    expect((await screen()).rows).toEqual(['          2', '          3', '          4']);
  });

  it('is drawn anew at another width, without leaving anything behind', async () => {
    const { screen, terminal } = await lines({ typed: typedText('a text that fits into sixty columns, not thirty') });
    expect((await screen()).rows).toHaveLength(2);
    terminal.resize(30);
    const { rows } = await screen();
    expect(rows.filter((row) => row.includes('Outcome'))).toHaveLength(1);
    expect(rows.at(-1)).toContain('keys');
  });

  it('is drawn below what came in between when the program goes on', async () => {
    const { terminal, screen } = await lines({ typed: typedText('text') });
    terminal.press('ctrl+z');
    expect(terminal.suspended).toBe(1);
    expect((await screen()).rows.slice(-2)).toEqual(['Outcome > text', 'keys']);
  });

  it('is drawn below what is said while one types', async () => {
    const { terminal, screen } = await lines({ typed: typedText('one\ntwo\nthree') });
    terminal.print('A word in between.\n');
    expect(await screen()).toEqual({
      rows: ['A word in between.', '          two', '          three', 'Outcome, row 3 of 3 · keys'],
      cursor: [2, 15],
    });
    terminal.type('!');
    expect((await screen()).rows[2]).toBe('          three!');
  });

  it('edits in place what stood there, and finds it again with Up', async () => {
    const { terminal, typed, answer } = await lines({
      typed: typedText('900 ms'),
      others: { history: ['900 ms', 'usual'], usual: [] },
    });
    terminal.press('ctrl+u');
    terminal.type('1 s');
    terminal.press('up');
    expect(typed.at(-1)?.text).toBe('900 ms');
    terminal.press('up');
    expect(typed.at(-1)?.text).toBe('usual');
    terminal.press('up', 'down', 'down');
    expect(typed.at(-1)?.text).toBe('1 s');
    terminal.press('down', 'return');
    expect(await answer).toEqual({ kind: 'answer', text: '1 s' });
  });

  it('ends with the error of a key that fails', async () => {
    const { terminal, answer } = await lines({
      onTyped: () => {
        throw new Error('a defect');
      },
    });
    terminal.type('a');
    await expect(answer).rejects.toThrow('a defect');
  });

  it('shows another text with Up than the one that stands there', async () => {
    const { terminal, typed } = await lines({
      typed: typedText('Senior'),
      others: { history: ['Senior', 'Staff'], usual: [] },
    });
    terminal.press('up');
    expect(typed.at(-1)?.text).toBe('Staff');
    terminal.press('down', 'up', 'down');
    expect(typed.at(-1)?.text).toBe('Senior');
  });

  it('shows what stands there in another style than what is typed', async () => {
    const marked = stylerOf(visibleText, (meaning, text) => `<${meaning}>${text}</>`);
    const prompt = { ...plainText, id: 'x', label: 'Level', initial: 'Senior' };
    const { screen, terminal } = await lines({ prompt, prefix: 'Level > ', typed: typedText('Senior'), style: marked });
    expect((await screen()).rows[0]).toBe('<title>Level ></><quiet> Senior</>');
    terminal.press('left');
    expect((await screen()).rows[0]).toBe('<title>Level ></><quiet> Senior</>');
    terminal.type('x');
    expect((await screen()).rows[0]).toBe('<title>Level ></> Senioxr');
  });

  it('goes round in the usual texts with Up and Down, from the one that stands there', async () => {
    const { terminal, typed } = await lines({
      typed: typedText('Senior'),
      others: { history: ['Senior'], usual: ['Senior', 'Staff', 'Principal'] },
    });
    const shown = (...chords: readonly string[]): string | undefined => {
      terminal.press(...chords);
      return typed.at(-1)?.text;
    };
    expect(shown('down')).toBe('Staff');
    expect(shown('down')).toBe('Principal');
    expect(shown('down')).toBe('Senior');
    expect(shown('up')).toBe('Principal');
    terminal.type(' II');
    expect(shown('down')).toBe('Senior');
    expect(shown('up')).toBe('Principal II');
    expect(shown('up')).toBe('Principal');
  });

  it('goes up and down in a text of several lines before it looks at earlier ones', async () => {
    const { terminal, typed } = await lines({
      typed: typedText('one\ntwo'),
      others: { history: ['earlier'], usual: [] },
    });
    terminal.press('up');
    expect(typed.at(-1)).toEqual({ text: 'one\ntwo', cursor: 3 });
    terminal.press('up');
    expect(typed.at(-1)?.text).toBe('earlier');
    terminal.press('down');
    expect(typed.at(-1)?.text).toBe('one\ntwo');
  });

  it.each<readonly [chord: string, outcome: object]>([
    ['return', { kind: 'answer', text: 'half' }],
    ['shift+tab', { kind: 'back', typed: typedText('half') }],
    ['ctrl+g', { kind: 'editor', typed: typedText('half') }],
    ['ctrl+e', { kind: 'example', typed: typedText('half') }],
    ['ctrl+c', { kind: 'interrupt' }],
  ])('ends with %s', async (chord, outcome) => {
    const { terminal, answer, screen } = await lines({ typed: typedText('half') });
    terminal.press(chord);
    expect(await answer).toEqual(outcome);
    expect((await screen()).rows).toEqual([]);
  });

  it('goes on with a new line, and with nothing where a key means nothing', async () => {
    const { terminal, typed, answer } = await lines();
    terminal.type('a');
    terminal.press('meta+return', 'enter');
    const many = typed.length;
    terminal.press('escape', 'f5', 'tab', 'meta+x', 'pageup');
    expect(typed).toHaveLength(many);
    terminal.press('return');
    expect(await answer).toEqual({ kind: 'answer', text: 'a\n\n' });
  });

  it('does not go back where there is nothing before, and takes Ctrl-D on an empty line for the end', async () => {
    const { terminal, answer } = await lines({ prompt: { ...plainText, id: 'x', label: 'X', canGoBack: false } });
    terminal.type('a');
    terminal.press('shift+tab', 'home', 'ctrl+d', 'ctrl+d');
    expect(await answer).toEqual({ kind: 'quit' });
  });

  it.each([5, 5000])('writes little at each key, with %d characters too', async (characters) => {
    const { terminal, written } = await lines({ typed: typedText('word '.repeat(characters / 5)) }, 80);
    await written();
    for (const key of ['x', '👍', '漢']) {
      terminal.type(key);
      expect(Buffer.byteLength(await written())).toBeLessThanOrEqual(3 * 80 * 4 + 64);
    }
  });
});

describe('the prompt that takes a date', () => {
  it('says which day it is while it is typed', async () => {
    const terminal = new FakePromptTerminal();
    const { answer, getFullOutput } = await render(datePrompt, {
      terminal,
      prompt: { ...plainText, kind: 'date', id: 'x', label: 'When', today: '2026-11-20' },
      prefix: 'When > ',
      typed: typedText('4 de'),
      others: none,
      keysLine,
      style,
      onTyped: () => undefined,
      echo: (text) => `day of ${text}`,
    });
    expect(await shownBy(await getFullOutput({ raw: true }))).toEqual({
      rows: ['When > 4 de', 'day of 4 de', 'keys'],
      cursor: [0, 11],
    });
    terminal.type('c');
    expect((await shownBy(await getFullOutput({ raw: true }))).rows[1]).toBe('day of 4 dec');
    terminal.press('return');
    expect(await answer).toEqual({ kind: 'answer', text: '4 dec' });
  });
});

describe('the prompt that picks', () => {
  const labels = ['one', 'two', 'three', ...Array.from({ length: 9 }, (_, index) => `more ${String(index)}`)];
  const options = labels.map((label) => ({ value: label, label, about: label === 'two' ? 'the second' : '' }));
  const prompt = { ...plainAsked, kind: 'choice', id: 'x', label: 'Pick', options, initial: 'two' } as const;

  async function pick(): Promise<{
    terminal: FakePromptTerminal;
    answer: Promise<PromptOutcome>;
    row: () => Promise<string>;
    rows: () => Promise<readonly string[]>;
  }> {
    const terminal = new FakePromptTerminal();
    const { answer, getFullOutput } = await render(pickPrompt, {
      terminal,
      prompt,
      prefix: 'Pick > ',
      keysLine,
      style,
    });
    const rows = async (): Promise<readonly string[]> => (await shownBy(await getFullOutput({ raw: true }))).rows;
    return { terminal, answer, rows, row: async () => (await rows())[0] ?? '' };
  }

  it('stands on what was proposed and goes up, down and round', async () => {
    const { terminal, row } = await pick();
    expect(await row()).toBe('Pick > 2  two  (the second)');
    terminal.press('down');
    expect(await row()).toBe('Pick > 3  three');
    terminal.press('up', 'up', 'up');
    expect(await row()).toBe('Pick > 12  more 8');
    terminal.press('tab');
    expect(await row()).toBe('Pick > 1  one');
    terminal.press('end', 'escape');
    expect(await row()).toBe('Pick > 12  more 8');
    terminal.press('home');
    expect(await row()).toBe('Pick > 1  one');
  });

  it('goes to a number, of two digits too, and to a first letter', async () => {
    const { terminal, row, answer } = await pick();
    terminal.type('3');
    expect(await row()).toBe('Pick > 3  three');
    terminal.press('up');
    terminal.type('12');
    expect(await row()).toBe('Pick > 12  more 8');
    terminal.type('9');
    expect(await row()).toBe('Pick > 9  more 5');
    terminal.type('t');
    expect(await row()).toBe('Pick > 2  two  (the second)');
    terminal.type('t');
    expect(await row()).toBe('Pick > 3  three');
    terminal.type('z0');
    expect(await row()).toBe('Pick > 3  three');
    terminal.press('return', 'return');
    expect(await answer).toEqual({ kind: 'answer', text: 'three' });
  });

  it('says what was typed and is none of them, and takes nothing until that is taken back', async () => {
    const { terminal, row, rows, answer } = await pick();
    terminal.type('th');
    expect(await row()).toBe('Pick > 3  three');
    terminal.type(' words of an answer');
    expect(await rows()).toContain('None of these, not taken: "th words of an answer"');
    terminal.press('return');
    expect(await rows()).not.toContain('None of these, not taken: "th words of an answer"');
    terminal.type('zz');
    terminal.press('backspace');
    terminal.type('o');
    expect(await row()).toBe('Pick > 1  one');
    terminal.press('return');
    expect(await answer).toEqual({ kind: 'answer', text: 'one' });
  });

  it.each([
    ['shift+tab', 'back'],
    ['ctrl+g', 'editor'],
    ['ctrl+e', 'example'],
    ['ctrl+c', 'interrupt'],
    ['ctrl+d', 'quit'],
  ])('ends with %s', async (chord, kind) => {
    const { terminal, answer } = await pick();
    terminal.press(chord);
    expect(await answer).toEqual({ kind });
  });
});

describe('the prompt that confirms', () => {
  const prompt = { ...plainAsked, kind: 'confirm', id: 'x', label: 'Sure', initial: 'no' } as const;

  it.each([
    ['y', 'yes'],
    ['N', 'no'],
    ['', 'no'],
  ])('takes %j for %s, and other letters for nothing', async (letter, text) => {
    const terminal = new FakePromptTerminal();
    const { answer, getFullOutput } = await render(confirmPrompt, {
      terminal,
      prompt,
      prefix: 'Sure (y/N) ',
      keysLine,
      style,
    });
    expect(await shownBy(await getFullOutput({ raw: true }))).toEqual({
      rows: ['Sure (y/N)', 'keys'],
      cursor: [0, 11],
    });
    terminal.type('x');
    terminal.press('escape', 'ctrl+e', 'ctrl+g');
    if (letter === '') terminal.press('return');
    else terminal.type(letter);
    expect(await answer).toEqual({ kind: 'answer', text });
  });
});
