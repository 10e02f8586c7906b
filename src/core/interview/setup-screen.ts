import { parseAnswerText, parseTitle } from '../document/answer-text.ts';
import { parseDateWords } from '../date-words.ts';
import { levelAfter, levels } from '../packet/levels.ts';
import type { Setup } from '../packet/new-packet.ts';
import { plainText, type DatePrompt, type Paragraph, type TextPrompt } from './prompt.ts';
import { to, type ScreenPart } from './state.ts';

/** What set-up asks, in this order. */
export const setupSteps = ['author', 'from', 'to', 'manager', 'nextReview', 'why'] as const;
export type SetupStep = (typeof setupSteps)[number];

interface Step {
  readonly label: string;
  readonly about?: string;
  readonly isRequired?: boolean;
  readonly isMultiline?: boolean;
  readonly suggestions?: readonly string[];
  /** What to propose where nothing is given yet. */
  readonly proposal?: (setup: Setup) => string;
}

const steps: Readonly<Record<SetupStep, Step>> = {
  author: { label: 'Your name', isRequired: true },
  from: { label: 'Your level today', isRequired: true, suggestions: levels },
  to: {
    label: 'The level that you aim for',
    isRequired: true,
    suggestions: levels,
    proposal: ({ from }) => levelAfter(from) ?? '',
  },
  manager: { label: 'Your manager' },
  nextReview: { label: 'Your next 1:1', about: 'Such as friday, in 2 weeks, 4 Dec.' },
  why: {
    label: 'Why you want this',
    about: 'For yourself, in plan.md. Many choose not to go this way, and that is a good answer too.',
    isMultiline: true,
  },
};

export const setupScreen: ScreenPart<'setup'> = {
  prompt: ({ setup, today }, { step }) => setupPrompt(setup, today, step),

  take(interview, { step }, reply) {
    const index = setupSteps.indexOf(step);
    if (reply.kind === 'back') return to(interview, { at: 'setup', step: setupSteps[index - 1] ?? step });
    const given = reply.kind === 'answer' ? reply.text : setupPrompt(interview.setup, interview.today, step).initial;
    const { value, complaint } = setupValue(step, given, interview.today);
    if (complaint !== undefined) return { interview, effects: [], complaint };
    const setup = { ...interview.setup, [step]: value };
    const next = setupSteps[index + 1];
    if (next !== undefined) return to({ ...interview, setup }, { at: 'setup', step: next });
    return to({ ...interview, setup }, { at: 'go-on' }, [{ do: 'set-up', setup, answers: interview.answers }]);
  },
};

/** How a step of set-up is asked for, with what stands there or is proposed. */
export function setupPrompt(setup: Setup, today: string, step: SetupStep): TextPrompt | DatePrompt {
  const { label, about, isMultiline = false, suggestions = [], proposal } = steps[step];
  const asked = {
    ...plainText,
    id: `setup.${step}`,
    label,
    initial: setup[step] === '' ? (proposal?.(setup) ?? '') : setup[step],
    about: about === undefined ? [] : [{ style: 'quiet', text: about } satisfies Paragraph],
    canGoBack: step !== 'author',
    canOpenEditor: false,
  };
  return step === 'nextReview' ? { ...asked, kind: 'date', today } : { ...asked, suggestions, isMultiline };
}

/** What was given to a step as it is kept; a complaint where that is nothing and cannot be. Throws `E_TEXT` and `E_DATE`. */
export function setupValue(
  step: SetupStep,
  given: string,
  today: string,
): { readonly value: string; readonly complaint?: string } {
  if (step === 'why') return { value: parseAnswerText(given) };
  const { label, isRequired = false } = steps[step];
  const value = parseTitle(given);
  if (value === '' && isRequired) return { value, complaint: `${label} is needed` };
  return { value: step === 'nextReview' && value !== '' ? parseDateWords(value, today) : value };
}
