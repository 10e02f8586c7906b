import { pairedEntries, type EntryPair } from '../changes/paired-entries.ts';
import type { Answer, EntryContent } from '../document/answer.ts';
import { answerOf, type PacketDocument } from '../document/document.ts';
import { isSame } from '../sameness.ts';
import type { Problem } from '../problem.ts';
import type { Question } from './template.ts';

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
  readonly problems: { readonly before: readonly Problem[]; readonly after: readonly Problem[] } & NewAndGone;
}

interface NewAndGone {
  readonly new: readonly Problem[];
  readonly gone: readonly Problem[];
}

/** A document with what was found in it. */
export interface ReadPacket {
  readonly document: PacketDocument;
  readonly problems: readonly Problem[];
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
      before: before.problems,
      after: after.problems,
      new: without(after.problems, before.problems),
      gone: without(before.problems, after.problems),
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
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu;
const ADDRESS = /(?<=\])\([^()\s]*\)/g;

function wordsOf({ source, frontMatter }: PacketDocument): ReadonlyMap<string, number> {
  const body = source.text.slice(source.lines[frontMatter.bodyLine]?.start ?? source.text.length);
  const counts = new Map<string, number>();
  for (const [word] of body.normalize('NFC').replace(ADDRESS, ' ').matchAll(WORD))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordsBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): PacketChange['words'] {
  const more = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number =>
    [...one].reduce((sum, [word, count]) => sum + Math.max(0, count - (other.get(word) ?? 0)), 0);
  return { added: more(after, before), removed: more(before, after) };
}

/** Those problems that the others do not have too, wherever they stand. */
function without(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const left = others.map(nameOf);
  return problems.filter((problem) => {
    const index = left.indexOf(nameOf(problem));
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

function nameOf({ rule, question }: Problem): string {
  return `${rule} ${question ?? ''}`;
}
