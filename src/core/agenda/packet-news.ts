import { changesInWords, type ChangeInWords } from '../changes/changes-in-words.ts';
import { packetChanges, type EntryChange, type QuestionChanges } from '../changes/packet-changes.ts';
import { pairedEntries, type EntryPair } from '../changes/paired-entries.ts';
import type { Answer, EntryContent } from '../document/answer.ts';
import { answerOf, type PacketDocument } from '../document/document.ts';
import type { Audience, Question, Template } from '../packet/template.ts';

/** An entry as it is, and as it was where it was there before. */
export interface NewsPair {
  readonly question: Question;
  readonly entry: EntryContent;
  readonly before: EntryContent | undefined;
}

/** What became of a packet since a day. */
export interface PacketNews {
  /** In the order of the template, each as one says it. */
  readonly words: readonly ChangeInWords[];
  /** The entries that are there now. */
  readonly pairs: readonly NewsPair[];
}

/** The questions that a reader of this kind sees. */
export function questionsFor({ questions }: Template, audience: Audience): readonly Question[] {
  return questions.filter(({ audiences }) => audiences.includes(audience));
}

/** For whom something is said; work that is only planned stands in no copy for others, but may be talked about. */
export interface Hearing {
  readonly audience: Audience;
  readonly isCopy: boolean;
}

/** What changed from one text to another, both without what is private. */
export function packetNews(before: PacketDocument, after: PacketDocument, hearing: Hearing): PacketNews {
  const { template } = after;
  const questions = questionsFor(template, hearing.audience);
  const changes = packetChanges(before, after, { ...template, questions });
  return {
    words: changesInWords({ ...changes, questions: changes.questions.map((each) => withoutOthers(each, hearing)) }),
    pairs: questions.flatMap((question) => {
      const { pairs } = pairedEntries(entriesIn(before, question), entriesIn(after, question));
      return pairs.flatMap((pair) => pairOf(question, pair) ?? []);
    }),
  };
}

function pairOf(question: Question, { before, after }: EntryPair): NewsPair | undefined {
  return after === undefined ? undefined : { question, entry: after, before };
}

/** Changes without the fields, and the planned entries, that are not for who hears them. */
function withoutOthers(changes: QuestionChanges, { audience, isCopy }: Hearing): QuestionChanges {
  const { question, entries } = changes;
  const hidden = new Set(question.fields.filter(({ audiences }) => !audiences.includes(audience)).map(({ id }) => id));
  const seen = entries.map((entry): EntryChange => {
    const parts = entry.parts.filter(({ part }) => typeof part === 'string' || !hidden.has(part.id));
    return { ...entry, parts };
  });
  return { ...changes, entries: seen.filter((entry) => isHeard(entry) && !(isCopy && isPlanned(entry))) };
}

function isHeard({ kind, parts }: EntryChange): boolean {
  return kind !== 'reworded' || parts.length > 0;
}

function isPlanned({ parts }: EntryChange): boolean {
  return parts.some(
    ({ part, before, after }) => typeof part === 'object' && part.id === 'planned' && (after !== '' || before !== ''),
  );
}

export function entriesIn(document: PacketDocument, question: Question): readonly EntryContent[] {
  return entriesOf(answerOf(document, question.id));
}

function entriesOf(answer: Answer | undefined): readonly EntryContent[] {
  return answer?.state === 'answered' ? answer.entries : [];
}
