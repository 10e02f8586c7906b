import type { PacketDocument } from '../document/document.ts';
import { questionByHeading } from '../document/question-index.ts';
import { countWords } from '../interview/state-words.ts';
import { packetChange } from '../packet/packet-change.ts';
import type { Question } from '../packet/template.ts';
import type { Feedback } from '../rounds/feedback.ts';

/** The question that an item is about; undefined where it names none. */
function questionOfItem({ about }: Pick<Feedback, 'about'>, questions: readonly Question[]): Question | undefined {
  const find = questionByHeading(questions);
  return about === undefined ? undefined : (find(about) ?? find(about.split(',', 1)[0] ?? ''));
}

/**
 * What was changed under an item's question since a text, such as `impact, 1 metric changed`. Undefined where nothing was, where
 * there is no such text, and where the item is about no question.
 */
export function editOf(item: Feedback, before: PacketDocument | undefined, now: PacketDocument): string | undefined {
  const question = questionOfItem(item, now.template.questions);
  if (question === undefined || before === undefined) return undefined;
  const { questions } = packetChange({ document: before, findings: [] }, { document: now, findings: [] });
  const change = questions.find((each) => each.question.id === question.id);
  if (change === undefined) return undefined;
  const { added, changed, removed } = change;
  const parts = [
    ...(added.length > 0 ? [`${countWords(added.length, question)} added`] : []),
    ...(changed.length > 0 ? [`${countWords(changed.length, question)} changed`] : []),
    ...(removed.length > 0 ? [`${countWords(removed.length, question)} taken out`] : []),
  ];
  return [question.id, ...(parts.length === 0 ? ['text changed'] : parts)].join(', ');
}
