import type { PacketChanges, TextChange } from './packet-changes.ts';
import { wordComparison, type WordChanges } from './word-changes.ts';

/** The words of every text that changed. */
export type ComparedTexts = ReadonlyMap<TextChange, WordChanges>;

/** Compares the words of all texts, in the order in which they are shown. */
export function comparedTexts(changes: PacketChanges): ComparedTexts {
  const compare = wordComparison();
  return new Map(textsIn(changes).map((change) => [change, compare(change.before, change.after)]));
}

/** Words that were added and removed in some texts. */
export interface WordCount {
  readonly added: number;
  readonly removed: number;
}

export function countedWords(texts: readonly TextChange[], compared: ComparedTexts): WordCount {
  const counts = texts.map((text) => compared.get(text) ?? { added: 0, removed: 0 });
  return {
    added: counts.reduce((sum, { added }) => sum + added, 0),
    removed: counts.reduce((sum, { removed }) => sum + removed, 0),
  };
}

/** The texts of a question that changed. */
export function textsOf({ text, entries }: PacketChanges['questions'][number]): readonly TextChange[] {
  return [...(text === undefined ? [] : [text]), ...entries.flatMap(({ parts }) => parts)];
}

/** All texts that changed. */
export function textsIn({ header, questions, elsewhere }: PacketChanges): readonly TextChange[] {
  return [...header, ...questions.flatMap(textsOf), ...elsewhere];
}
