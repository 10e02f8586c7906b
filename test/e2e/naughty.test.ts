import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/core/document/source-text.ts';
import { commonMarkExamples, naughtyStrings } from '../support/answer-texts.ts';
import { testFolder, whoFlags } from '../support/packet-program.ts';
import { openTerminal, pasted } from '../support/terminal.ts';

/** Where each text of an entry is typed, and under which key it is printed back. */
const slots = [
  ['In a few sentences', 'text'],
  ['When', 'When'],
  ['With', 'With'],
  ['Role', 'Role'],
  ['Goal', 'Goal'],
  ['What made it hard', 'What made it hard'],
  ['Outcome', 'Outcome'],
] as const;
const ENTRIES = 8;

/** What no terminal can paste: the sign that ends a paste. No file can hold NUL. */
const texts = [...naughtyStrings, ...commonMarkExamples].filter((text) => !/\0|\u001b\[201~/.test(text));

const bundles = Array.from({ length: Math.ceil(texts.length / (slots.length * ENTRIES)) }, (_, bundle) =>
  texts.slice(bundle * slots.length * ENTRIES, (bundle + 1) * slots.length * ENTRIES),
);

describe('naughty strings and every CommonMark example', () => {
  it.each(bundles.map((bundle, index) => [index + 1, bundle] as const))(
    'pasted into the prompts come back as they are (%d)',
    async (_, bundle) => {
      const folder = testFolder();
      expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
      const terminal = openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1' } });
      await terminal.waitFor('Question >');
      terminal.type('1\r');
      await terminal.waitFor('What next >');
      terminal.type('\r');
      const expected: Record<string, string>[] = [];
      for (let start = 0; start < bundle.length; start += slots.length) {
        const entry: Record<string, string> = { title: `Entry ${String(start)}` };
        await terminal.waitFor('New project >');
        terminal.type(`Entry ${String(start)}\r`);
        for (const [index, [prompt, key]] of slots.entries()) {
          const text = bundle[start + index] ?? '';
          await terminal.waitFor(`${prompt} >`);
          terminal.type(`${pasted(text)}\r`);
          const kept = normalizeText(text);
          if (kept !== '') entry[key] = kept;
        }
        expected.push(entry);
      }
      await terminal.waitFor('New project >');
      terminal.kill();
      await terminal.end();
      const { answers } = JSON.parse(folder.run(['init', 'staff', '--print-answers', '--json']).stdout) as {
        answers: { projects: unknown };
      };
      expect(answers.projects).toEqual(expected);
    },
    60_000,
  );
});
