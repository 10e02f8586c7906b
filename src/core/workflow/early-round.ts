import { daysBetween } from '../calendar-date.ts';
import { REST } from './edit-steps.ts';
import { factsOf } from './facts.ts';
import type { Papers } from './papers.ts';

/** Why a self round on a day (ISO) would come too early to complete its step, in a few words; undefined where it would not. */
export function whyTooEarly(papers: Papers, today: string): string | undefined {
  const { fullText, questions } = factsOf(papers, today, { commands: [], init: 'packet init' });
  const { isPassed, since } = fullText;
  if (!isPassed) return `${String(questions.answered)} of ${String(questions.all)} questions answered`;
  const days = since === undefined ? REST : daysBetween(since, today);
  if (days >= REST) return undefined;
  return days === 0 ? 'on the day of the first full text' : `${String(days)} day after the first full text`;
}
