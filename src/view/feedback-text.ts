import { itemKey, type FeedbackItem } from '../core/feedback/feedback-items.ts';
import type { FoundFeedback } from '../core/feedback/found-feedback.ts';
import type { SentPaper } from '../core/feedback/sent-paper.ts';
import { suggestedWords } from '../core/feedback/suggestion-words.ts';
import type { Feedback } from '../core/rounds/feedback.ts';
import type { KeptFeedback } from '../core/store/feedback-store.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What came back, and what became of it. */
export interface ShownFeedback extends FoundFeedback {
  readonly items: readonly FeedbackItem[];
  readonly kept: KeptFeedback;
  readonly author: string;
  readonly paper: SentPaper;
  /** Where it is kept, as one would type it. */
  readonly file: string;
}

/** How much is new, where the file is kept, and what did not come back. */
export function feedbackText(shown: ShownFeedback, columns: number, style: Styler): string {
  const { items, kept, author, file, lost } = shown;
  const { added } = kept;
  const changes = added.filter(({ suggestion }) => suggestion !== undefined).length;
  const unplaced = added.filter(({ isUnplaced }) => isUnplaced).length;
  const known = items.length - added.length;
  const parts = [
    added.length === 0 ? 'nothing new' : `${String(added.length)} to work on`,
    ...(changes > 0 ? [`${String(changes)} of them ${changes === 1 ? 'a change' : 'changes'} in your text`] : []),
    ...(unplaced > 0 ? [`${String(unplaced)} under Unplaced`] : []),
    ...(known > 0 ? [`${String(known)} there already`] : []),
  ];
  const lines = [
    `${style.done(author)}: ${style.text(parts.join(', '))}`,
    ...(lost.length === 0
      ? []
      : [style.quiet(`Nothing came back of ${lost.map(({ heading }) => heading).join('; ')}`)]),
    style.quiet(`Kept as it came: ${file}`),
  ];
  return lines.map((line) => `${wrappedText(line, columns, '', '  ')}\n`).join('');
}

/** What is new, each with its number in the round, in that order. */
export function takenText({ kept }: ShownFeedback, columns: number, style: Styler): string {
  return kept.added
    .map(({ text }) => ({ text, number: numberOf(kept, text) ?? 0 }))
    .sort((one, other) => one.number - other.number)
    .map(
      ({ text, number }) => `${style.text(wrappedText(text, columns, `${String(number).padStart(3)}  `, '     '))}\n`,
    )
    .join('');
}

/** What to do with so many gaps that came back. */
export function gapsText(many: number, columns: number, style: Styler): string {
  if (many === 0) return '';
  const line = `${many === 1 ? 'A gap' : `${String(many)} gaps`} came back. To give ${many === 1 ? 'it a plan' : 'each a plan'}: `;
  return `${wrappedText(`${line}${style.command('packet round manager')}`, columns, '', '  ')}\n`;
}

function numberOf({ round }: KeptFeedback, text: string): number | undefined {
  const key = itemKey(text);
  const index = round.feedback.findIndex(({ item }) => itemKey(item.text) === key);
  return index === -1 ? undefined : index + 1;
}

/** The same for a program. */
export function feedbackObject({ items, kept, author, paper, file, lost }: ShownFeedback): object {
  const added = new Set(kept.added);
  return {
    round: kept.round.number ?? null,
    file: kept.round.page.source.file,
    from: author,
    kept: file,
    items: items.map((item) => {
      const { comment, suggestion } = item;
      const { question, claim } = comment ?? suggestion ?? { question: undefined, claim: undefined };
      return {
        number: numberOf(kept, item.text) ?? null,
        kind: suggestion === undefined ? 'comment' : 'suggestion',
        question: question?.id ?? null,
        claim: claim ?? null,
        asked: comment?.asked ?? null,
        author: item.author,
        text: comment?.text ?? null,
        changes:
          suggestion === undefined
            ? []
            : suggestedWords(suggestion, paper).map(({ before, after }) => ({ before, after })),
        unplaced: item.isUnplaced,
        new: added.has(item),
      };
    }),
    lost: lost.map(({ id }) => id),
  };
}

/** An item that was ticked. */
export interface TickedItem {
  readonly number: number;
  readonly item: Feedback;
  /** What was changed under its question. */
  readonly edit: string | undefined;
  /** Whether it was open until now. */
  readonly isNew: boolean;
}

export function tickedText({ number, item, edit, isNew }: TickedItem, columns: number, style: Styler): string {
  const [first = ''] = item.item.text.split('\n');
  const how = !isNew
    ? 'was ticked already'
    : edit === undefined
      ? 'ticked; no edit of its question'
      : `ticked: ${edit}`;
  const text = `${String(number)}  ${first}`;
  return `${wrappedText(style.text(text), columns, '', '   ')}\n${wrappedText(style.quiet(how), columns, '   ')}\n`;
}

export function tickedObject({ number, item, edit, isNew }: TickedItem): object {
  return { number, text: item.text, from: item.from ?? null, edit: edit ?? null, new: isNew };
}

/** How an interview about what somebody said has ended. */
export function handText(many: number, author: string, hasDraft: boolean, columns: number, style: Styler): string {
  const kept = many === 0 ? 'Nothing to work on yet' : `${String(many)} to work on`;
  const lines = [
    `${style.done(author)}: ${style.text(kept)}`,
    ...(hasDraft ? [style.quiet('Kept: your half-typed line, in a draft. Go on with: packet round feedback')] : []),
  ];
  return lines.map((line) => `${wrappedText(line, columns)}\n`).join('');
}
