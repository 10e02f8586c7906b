import type { PageItem } from '../document/page.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** What somebody said in a round: `- [ ] impact: say who measured the baseline (Jo Park)`. */
export interface Feedback {
  /** What stands before the colon, which names a question where it is one's id, heading or alias. */
  readonly about: string | undefined;
  /** Markdown, without what it is about and who said it. */
  readonly text: string;
  /** Who said it, from the brackets at its end. */
  readonly from: string | undefined;
  /** Whether its box is ticked; without a box it is open. */
  readonly isDone: boolean;
  readonly item: PageItem;
}

/** The part before a colon counts as what it is about only where it is short, as a heading is. */
const ABOUT = /^([^:：\n]{1,80})[:：](?=\s|$)\s*/u;
const FROM = new LetterPattern(String.raw`\((\p{Lu}[^()\n]{0,60})\)\s*$`);

export function readFeedback(item: PageItem): Feedback {
  const about = ABOUT.exec(item.text);
  const rest = item.text.slice(about?.[0].length ?? 0);
  const from = FROM.for(rest).exec(rest);
  return {
    about: about?.[1]?.trim(),
    text: (from === null ? rest : rest.slice(0, from.index)).trim(),
    from: from?.[1]?.trim(),
    isDone: item.isDone === true,
    item,
  };
}
