import { describe, expect, it } from 'vitest';
import { titleWords } from '../../src/core/document/answer.ts';
import { parseDocument, type PacketDocument } from '../../src/core/document/document.ts';
import { addEntry, setAnswer } from '../../src/core/document/edits.ts';
import { formatScalar } from '../../src/core/document/format-scalar.ts';
import { parseYamlBlock } from '../../src/core/document/front-matter.ts';
import { headingKey, labelKey } from '../../src/core/document/heading-key.ts';
import { publicCopy } from '../../src/core/document/public-copy.ts';
import { oneLine } from '../../src/core/document/source-text.ts';
import type { Editing } from '../../src/core/document/verified-edit.ts';
import { PacketError } from '../../src/core/errors.ts';
import { parseNotes } from '../../src/core/notes/notes.ts';
import { parseAnswersFile, parseSetupValue } from '../../src/core/packet/answers.ts';
import type { Question } from '../../src/core/packet/template.ts';
import { parsePlan } from '../../src/core/plan/plan.ts';
import { parseReviewPage } from '../../src/core/reviews/review.ts';
import { parseRound } from '../../src/core/rounds/round.ts';
import { errorText } from '../../src/view/error-text.ts';
import { plainStyler, visibleText } from '../../src/view/styler.ts';
import { wrappedText } from '../../src/view/wrapped-text.ts';
import { plainTemplate, renderPlainEntry } from '../support/plain-template.ts';

const editing: Editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
const [work, impact] = plainTemplate.questions as [Question, Question];
const head = '---\npacket: 1\n---\n\n## What did you do?\n\n';

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

/** What an expression may go back and forth over, as often as it takes; `$` stands for the repetition. */
const shapes: readonly (readonly [string, string])[] = [
  ['a$b', ' '],
  ['a$b', '\t'],
  ['$', '\n'],
  ['$', ' \n'],
  ['$', '\\'],
  ['$<!-- private', '\\'],
  ['<!--$private', ' '],
  ['$', '<!-- '],
  ['$', '<!-- private -->'],
  ['$', '<!-- private -->x<!-- /private -->'],
  ['$', '\0'],
  ['$', '*'],
  ['$', '* '],
  ['**$', 'a*'],
  ['**$', '\\*'],
  ['**None yet$', '\\'],
  ['$', '#'],
  ['### a$#', ' '],
  ['### $', '# '],
  ['$', '['],
  ['$', ']'],
  ['$', '[]('],
  ['[$](', 'a'],
  ['[$]', '\\a'],
  ['[a]($)', '('],
  ['$', 'a.'],
  ['$', '- '],
  ['$', '> '],
  ['$', '1. '],
  ['$', '1'],
  ['- $:', 'a'],
  ['- When$: x', ' '],
  ['$Private: no', ' '],
  ['$', ':'],
  ['$', '[ ] '],
  ['$', '`'],
  ['$', '<a '],
  ['$', 'word '],
  ['# $a', '#'],
  ['$', '('],
  ['a ($', 'b '],
  ['$', 'a, '],
  ['$', '~~'],
  ['~~$', '~ '],
  ['with $', 'on '],
  ['goal shared$x', ' '],
];

/** What is done with a text, in the course of which nothing may take longer than the text is long. */
const uses: Readonly<Record<string, (text: string) => void>> = {
  'reading a packet': (text) => {
    parse(`${head}${text}\n\n## Quantifiable impact\n\n- **${text}\n  - For: ${text}`);
    parse(`${head}### ${oneLine(text)}\n\n${text}\n\n- When: ${text}`);
  },
  'making a copy': (text) => {
    publicCopy(parse(`${head}### One\n\n${text}\n\n## Mine\n\n${text}`), parseYamlBlock);
  },
  'reading a private file': (text) => {
    const line = oneLine(text);
    const page = (...headings: readonly string[]): string =>
      `---\nmanager: Sam Lee\n---\n\n${headings.map((heading) => `## ${heading}\n\n${text}\n\n- ${line}\n  more\n`).join('\n')}`;
    parsePlan('plan.md', page('Why', 'Steps', 'Done', 'Managers', 'Cycles', line), parseYamlBlock);
    const { notes } = parseNotes('notes.md', `${text}\n- ${line}\n- 2026-11-20: ${line}\n`, parseYamlBlock);
    for (const note of notes) expect(note.text).toBeDefined();
    parseReviewPage('2026-11-20.md', page('To ask', 'Heard', 'Agreed', line), parseYamlBlock);
    expect(parseRound('01-peers.md', page('Readers', 'Feedback', line), parseYamlBlock).feedback).toBeDefined();
  },
  'writing an answer': (text) => {
    setAnswer(parse(head), work, { state: 'answered', text: `x${text}`, entries: [] }, editing);
    const entry = { title: oneLine(`x ${text}`), text: `x${text}`, fields: [{ id: 'for', value: `x${text}` }] };
    addEntry(parse(head), impact, entry, editing);
  },
  'comparing words': (text) => {
    for (const change of [headingKey, labelKey, titleWords, formatScalar, oneLine]) change(text);
  },
  'reading an answers file': (text) => {
    for (const key of ['why', 'review-every']) {
      parseAnswersFile('answers.yaml', `${key}: ${text}`).read(plainTemplate, '2026-11-20');
    }
  },
  'reading a date': (text) => {
    parseSetupValue('next-review', text, '2026-11-20');
  },
  'showing it': (text) => {
    wrappedText(text, 80);
    const place = { file: text, line: 1, column: 1 };
    errorText(new PacketError('E_TEXT', text, { place, excerpt: text, hint: text }), plainStyler(visibleText));
  },
};

/** CPU of a use, in milliseconds; what is refused is fine. */
function cost(use: (text: string) => void, text: string): number {
  const before = process.cpuUsage();
  try {
    use(text);
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
  }
  return process.cpuUsage(before).user / 1000;
}

/** Characters; three times as many where nothing is parsed. */
const SHORT = 20_000;
const notParsed = new Set(['comparing words', 'reading a date', 'showing it']);
/** Four times as long may cost nine times as much: sixteen times is what going back and forth costs. */
const LONGER = 4;
const DEARER = 9;
/** What the machine does on the side, in milliseconds; and what no pause of it explains. */
const NOISE = 150;
const BEYOND_NOISE = 3000;

function isCheap(use: (text: string) => void, textOf: (length: number) => string, length: number): boolean {
  // A pause of the machine is no proof.
  for (let time = 1; time <= 3; time += 1) {
    const long = cost(use, textOf(length * LONGER));
    if (long < NOISE) return true;
    if (long > BEYOND_NOISE) return false;
    if (long < cost(use, textOf(length)) * DEARER + NOISE) return true;
  }
  return false;
}

describe('a long text costs as much as it is long', () => {
  it.each(Object.entries(uses))('%s', (name, use) => {
    const length = notParsed.has(name) ? SHORT * 3 : SHORT;
    const dear = shapes.filter(([shape, part]) => {
      const textOf = (characters: number): string => shape.replace('$', () => part.repeat(characters / part.length));
      return !isCheap(use, textOf, length);
    });
    expect(dear).toEqual([]);
  });
});
