import { titleWords } from '../document/answer.ts';
import { plainText, type TextPrompt } from '../interview/prompt.ts';
import type { NewGap } from '../reviews/new-gap.ts';
import { typedText } from '../typing/typed-text.ts';

/** Asks for a gap on one line, what came back being proposed; `kept` is what was half typed earlier. */
export function gapPrompt(text: string, kept: string): TextPrompt {
  const [first = ''] = text.split('\n');
  return {
    ...plainText,
    id: 'round.gap-line',
    label: 'Gap',
    about: [
      {
        style: 'quiet',
        text: 'TITLE: PLAN, by DATE. The plan is the work that closes it; the date is when to look again.',
      },
    ],
    initial: first.trim().replace(/[.:：]$/, ''),
    typed: kept === '' ? undefined : typedText(kept),
    canOpenEditor: false,
  };
}

/** What the next 1:1 asks about a gap. */
export function gapQuestionToAsk({ title }: NewGap): string {
  return `Which work closes "${titleWords(title)}"?`;
}
