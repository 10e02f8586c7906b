import { headingKey } from '../document/heading-key.ts';
import { questionByHeading } from '../document/question-index.ts';
import { linesOf } from '../document/source-text.ts';
import type { Question, Template } from '../packet/template.ts';
import { wordKey, wordsOf, type Words } from './words.ts';

/** What a word of a reader's file is: the packet's own text, a claim's number behind it, or what the file says around it. */
export type WordKind = 'own' | 'number' | 'form';

/** Where a word stands in a reader's file. */
export interface SentPlace {
  readonly kind: WordKind;
  /** The question in whose section it stands. */
  readonly question: Question | undefined;
  /** The number of the claim that it belongs to. */
  readonly claim: number | undefined;
  /** What the reader is asked there, as it was asked; undefined above the first of a section's questions. */
  readonly asked: string | undefined;
  /** The block of lines that it stands in: a paragraph, an item, a heading; from 0 on. */
  readonly block: number;
}

/** A file as it was sent to a reader, LF: its words, each with its place. */
export interface SentPaper {
  readonly words: Words;
  readonly places: readonly SentPlace[];
  /** The question of a claim, by its number. */
  readonly claims: ReadonlyMap<number, Question>;
  /** `wordKey` of each of its lines of three words or more, and of what is asked. */
  readonly lineKeys: ReadonlySet<string>;
  readonly questionOf: (heading: string) => Question | undefined;
  /** What readers are asked, found by a line as it comes back. */
  readonly askedOf: (line: string) => string | undefined;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const CLAIM_NUMBER = /(?<=[ \t]|^)\[(\d{1,4})\](?=[*_]*(?:\s|$))/g;
const MARKED_ITEM = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/;

/** Reads a file that was sent to a reader, or a packet.md. `asked`: what readers are asked in it. */
export function readSentPaper(source: string, template: Template, asked: readonly string[]): SentPaper {
  const lines = linesOf(source.replace(/^\uFEFF/, ''));
  const words = wordsOf(lines.join('\n'));
  const questionOf = questionByHeading(template.questions);
  const askedByKey = new Map(asked.map((text) => [headingKey(text), text]));
  const lineKeys = new Set(asked.map(wordKey));
  const placeOfLine: Omit<SentPlace, 'claim'>[] = [];
  let question: Question | undefined;
  let prompted: string | undefined;
  let block = 0;
  lines.forEach((line, index) => {
    const [, marks, heading = ''] = HEADING.exec(line) ?? [];
    const isSectionHeading = marks !== undefined && marks.length <= 2;
    if (isSectionHeading) {
      question = marks.length === 2 ? questionOf(heading) : undefined;
      prompted = undefined;
    }
    prompted = askedByKey.get(headingKey(line)) ?? prompted;
    const isNewBlock =
      line.trim() === '' || marks !== undefined || MARKED_ITEM.test(line) || HEADING.test(lines[index - 1] ?? '');
    if (isNewBlock) block += 1;
    const isOwn = question !== undefined && prompted === undefined && !isSectionHeading;
    placeOfLine.push({ kind: isOwn ? 'own' : 'form', question, asked: prompted, block });
    const key = wordKey(line);
    if (key.split(' ').length >= 3) lineKeys.add(key);
  });
  const claims = new Map<number, Question>();
  const numberAt = new Map<number, number>();
  let start = 0;
  lines.forEach((line, index) => {
    const found = placeOfLine[index]?.kind === 'own' ? line.matchAll(CLAIM_NUMBER) : [];
    for (const match of found) {
      const number = Number(match[1]);
      numberAt.set(start + match.index + 1, number);
      const of = placeOfLine[index]?.question;
      if (of !== undefined && !claims.has(number)) claims.set(number, of);
    }
    start += line.length + 1;
  });
  const places: SentPlace[] = [];
  let claim: number | undefined;
  for (let at = words.keys.length - 1; at >= 0; at -= 1) {
    const place = placeOfLine[words.lines[at] ?? 0];
    if (place === undefined) continue;
    const number = numberAt.get(words.starts[at] ?? 0);
    if (place.kind !== 'own' || place.question !== places.at(-1)?.question) claim = undefined;
    claim = number ?? claim;
    places.push({ ...place, kind: number === undefined ? place.kind : 'number', claim });
  }
  return {
    words,
    places: places.reverse(),
    claims,
    lineKeys,
    questionOf,
    askedOf: (line) => askedByKey.get(headingKey(line)),
  };
}
