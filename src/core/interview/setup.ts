import type { Setup } from '../packet/new-packet.ts';
import type { TextPrompt } from './prompt.ts';

/** What set-up asks, in this order. */
export const setupSteps = ['author', 'from', 'to', 'manager', 'nextReview', 'why'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** Levels that most companies have a word for; any other can be typed. */
const levels = ['Senior Engineer', 'Staff Engineer', 'Principal Engineer', 'Distinguished Engineer'] as const;

function prompt(
  step: SetupStep,
  label: string,
  about: string,
  setup: Setup,
  more: Partial<TextPrompt> = {},
): TextPrompt {
  return {
    kind: 'text',
    id: `setup.${step}`,
    label,
    initial: setup[step],
    about: about === '' ? [] : [{ style: 'quiet', text: about }],
    example: [],
    suggestions: [],
    isMultiline: false,
    isRequired: false,
    canGoBack: step !== 'author',
    ...more,
  };
}

/** The level after this one, where it is one of the usual. */
function levelAfter(level: string): string {
  const index = levels.findIndex((each) => each === level);
  return index === -1 ? 'Staff Engineer' : (levels[index + 1] ?? '');
}

export const setupPrompts: Readonly<Record<SetupStep, (setup: Setup) => TextPrompt>> = {
  author: (setup) => prompt('author', 'Your name', '', setup, { isRequired: true }),
  from: (setup) =>
    prompt('from', 'Your level today', '', setup, {
      isRequired: true,
      suggestions: levels,
      initial: setup.from || levels[0],
    }),
  to: (setup) =>
    prompt('to', 'The level that you aim for', '', setup, {
      isRequired: true,
      suggestions: levels,
      initial: setup.to || levelAfter(setup.from),
    }),
  manager: (setup) => prompt('manager', 'Your manager', '', setup),
  nextReview: (setup) => prompt('nextReview', 'Your next 1:1', 'Such as friday, in 2 weeks, 4 Dec.', setup),
  why: (setup) =>
    prompt(
      'why',
      'Why you want this',
      'For yourself, in plan.md. Many choose not to go this way, and that is a good answer too.',
      setup,
      { isMultiline: true },
    ),
};
