import type { Correction } from './correction-screen.ts';
import type { SetupStep } from './setup-screen.ts';

/**
 * Where the interview stands. Entries are 0-based, fields are ids; an entry at the end of the list is a new one. `isNew` tells
 * an entry that is being added, after which the next one is asked for, from one that is changed; `isAlone` that this part of it is
 * changed and no other.
 */
export type Screen =
  | { readonly at: 'setup'; readonly step: SetupStep }
  | { readonly at: 'correction'; readonly step: Correction }
  | { readonly at: 'go-on' }
  | { readonly at: 'hub' }
  | { readonly at: 'question'; readonly question: string }
  | { readonly at: 'pick'; readonly question: string; readonly purpose: PickPurpose }
  | { readonly at: 'place'; readonly question: string; readonly entry: number }
  | { readonly at: 'remove'; readonly question: string; readonly entry: number }
  | { readonly at: 'parts'; readonly question: string; readonly entry: number }
  | {
      readonly at: 'title';
      readonly question: string;
      readonly entry: number;
      readonly isNew?: boolean;
      readonly isAlone?: boolean;
    }
  | {
      readonly at: 'text';
      readonly question: string;
      readonly entry: number;
      readonly isNew: boolean;
      readonly isAlone?: boolean;
    }
  | {
      readonly at: 'field';
      readonly question: string;
      readonly entry: number;
      readonly field: string;
      readonly isNew: boolean;
      readonly isAlone?: boolean;
    }
  | { readonly at: 'prose'; readonly question: string }
  | { readonly at: 'none-yet'; readonly question: string }
  | { readonly at: 'note' }
  | { readonly at: 'reason' }
  | { readonly at: 'verdict'; readonly reason: string }
  | { readonly at: 'end' };

/** What an entry is picked for. */
export const pickPurposes = ['change', 'correct', 'move', 'remove'] as const;
export type PickPurpose = (typeof pickPurposes)[number];

/** The screens of one kind. */
export type ScreenAt<At extends Screen['at']> = Extract<Screen, { at: At }>;

/** Whether two screens ask for the same thing. */
export function isSameScreen(one: Screen, other: Screen): boolean {
  return screenKey(one) === screenKey(other);
}

function screenKey(screen: Screen): string {
  const { at, step, question, entry, field } = {
    step: '',
    question: '',
    entry: '',
    field: '',
    ...screen,
  };
  return JSON.stringify([at, step, question, entry, field]);
}
