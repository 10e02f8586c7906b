import { pairedEntries, type EntryPair } from '../changes/paired-entries.ts';
import type { Answer, EntryContent } from '../document/answer.ts';
import { answerOf, type PacketDocument } from '../document/document.ts';
import { isSame } from '../sameness.ts';
import { inOrder, type ComparedProblem, type Problem } from '../problem.ts';
import type { Question } from './template.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** What became of one question's answer. Entries are titles, in the order of the file. */
export interface QuestionChange {
  readonly question: Question;
  /** Its state where that is another one, else undefined. */
  readonly state: Answer['state'] | undefined;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Whether all that changed is the order of the entries. */
  readonly isReordered: boolean;
}

/** What became of a packet.md between two readings. */
export interface PacketChange {
  /** Whether any byte is another one. */
  readonly isChanged: boolean;
  /** Whether it could not be read before; then there is nothing else to tell. */
  readonly isMended: boolean;
  readonly isFrontMatterChanged: boolean;
  /** The questions whose answers say something else, in the order of the template. */
  readonly questions: readonly QuestionChange[];
  /** Words below the front matter that are in one text and not in the other; one that only moved is in both. */
  readonly words: { readonly added: number; readonly removed: number };
  readonly problems: ProblemChange;
}

/** What became of the problems. */
interface ProblemChange {
  /** How many there are now. */
  readonly count: number;
  /** Those with a part that was not wrong before, in the order of lines. */
  readonly new: readonly Problem[];
  /** Those of which no part is wrong any more, in the order of lines. */
  readonly gone: readonly Problem[];
}

/** A document with what was found in it. */
export interface ReadPacket {
  readonly document: PacketDocument;
  readonly findings: readonly ComparedProblem[];
}

/** `earlier` is undefined where packet.md could not be read. */
export function packetChange(earlier: ReadPacket | undefined, after: ReadPacket): PacketChange {
  const before = earlier ?? after;
  const keys = ({ document }: ReadPacket): unknown => document.frontMatter.keys.map(({ key, value }) => [key, value]);
  const { questions } = after.document.template;
  return {
    isChanged: earlier?.document.source.text !== after.document.source.text,
    isMended: earlier === undefined,
    isFrontMatterChanged: !isSame(keys(before), keys(after)),
    questions: questions.flatMap((question) => {
      const [one, other] = [answerOf(before.document, question.id), answerOf(after.document, question.id)];
      return isSame(one, other) ? [] : [questionChange(question, one, other)];
    }),
    words: wordsBetween(wordsOf(before.document), wordsOf(after.document)),
    problems: {
      count: after.findings.length,
      new: problemsOf(after.findings, before.findings, (known, all) => known < all),
      gone: problemsOf(before.findings, after.findings, (known) => known === 0),
    },
  };
}

function questionChange(question: Question, before: Answer, after: Answer): QuestionChange {
  const { pairs } = pairedEntries(entriesOf(before), entriesOf(after));
  const titles = (isMeant: (pair: EntryPair) => boolean): readonly string[] =>
    pairs.filter(isMeant).map((pair) => (pair.after ?? pair.before)?.title ?? '');
  const added = titles((pair) => pair.before === undefined);
  const removed = titles((pair) => pair.after === undefined);
  const changed = titles(
    (pair) => pair.before !== undefined && pair.after !== undefined && !isSame(pair.before, pair.after),
  );
  return {
    question,
    state: before.state === after.state ? undefined : after.state,
    added,
    changed,
    removed,
    isReordered: textOf(before) === textOf(after) && added.length + changed.length + removed.length === 0,
  };
}

function entriesOf(answer: Answer): readonly EntryContent[] {
  return answer.state === 'answered' ? answer.entries : [];
}

function textOf(answer: Answer): string {
  return answer.state === 'answered' ? answer.text : answer.state === 'none-yet' ? answer.reason : '';
}

/** A word and what holds it together; the addresses of links are none. */
const WORD = new LetterPattern(String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*`, 'gu');
const ADDRESS = /(?<=\])\([^()\s]*\)/g;

function wordsOf({ source, frontMatter }: PacketDocument): ReadonlyMap<string, number> {
  const body = source.text.slice(source.lines[frontMatter.bodyLine]?.start ?? source.text.length);
  const counts = new Map<string, number>();
  const text = body.normalize('NFC').replace(ADDRESS, ' ');
  for (const [word] of text.matchAll(WORD.for(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordsBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): PacketChange['words'] {
  const more = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number =>
    [...one].reduce((sum, [word, count]) => sum + Math.max(0, count - (other.get(word) ?? 0)), 0);
  return { added: more(after, before), removed: more(before, after) };
}

/** Those problems that are meant, by how many of their parts the others have too, wherever they stand. */
function problemsOf(
  findings: readonly ComparedProblem[],
  others: readonly ComparedProblem[],
  isMeant: (known: number, all: number) => boolean,
): readonly Problem[] {
  const left = others.flatMap(namesOf);
  const meant = findings.filter((finding) => {
    const names = namesOf(finding);
    const known = names.filter((name) => {
      const index = left.indexOf(name);
      if (index !== -1) left.splice(index, 1);
      return index !== -1;
    });
    return isMeant(known.length, names.length);
  });
  return inOrder(meant.map(({ problem }) => problem));
}

function namesOf({ problem: { rule, question }, parts }: ComparedProblem): readonly string[] {
  return parts.map((part) => JSON.stringify([rule, question ?? '', part]));
}
