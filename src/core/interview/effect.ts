import type { Answer, EntryContent } from '../document/answer.ts';
import type { NewNote } from '../notes/new-note.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Correction } from './correction-screen.ts';

/** What is on disk before the next question is asked. `index` is 0-based. */
export type Effect =
  | { readonly do: 'set-up'; readonly setup: Setup; readonly answers: ReadonlyMap<string, Answer> }
  | { readonly do: 'correct-setup'; readonly step: Correction; readonly value: string }
  | { readonly do: 'add-entry'; readonly question: string; readonly entry: EntryContent }
  | { readonly do: 'update-entry'; readonly question: string; readonly index: number; readonly entry: EntryContent }
  | { readonly do: 'move-entry'; readonly question: string; readonly index: number; readonly to: number }
  | { readonly do: 'remove-entry'; readonly question: string; readonly index: number }
  | { readonly do: 'set-answer'; readonly question: string; readonly answer: Answer }
  | { readonly do: 'add-reasons'; readonly cycle: string; readonly reasons: readonly string[] }
  | { readonly do: 'not-mine'; readonly cycle: string; readonly reason: string }
  | { readonly do: 'add-notes'; readonly notes: readonly NewNote[] };
