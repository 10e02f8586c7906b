import type { Answer, EntryContent } from '../document/answer.ts';
import type { NoteLink } from '../notes/note-link.ts';
import type { GapPlace } from '../packet/gaps.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Question, Template } from '../packet/template.ts';
import type { TypedText } from '../typing/typed-text.ts';
import type { Effect } from './effect.ts';
import type { Prompt, Reply } from './prompt.ts';
import { isSameScreen, type Screen, type ScreenAt } from './screen.ts';

/** All that the interview knows; what is on disk is the truth, and `answers` its mirror. */
export interface Interview {
  readonly template: Template;
  /** ISO date. */
  readonly today: string;
  readonly setup: Setup;
  /** By question id. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** How many notes were jotted down. */
  readonly notes: number;
  readonly screen: Screen;
  /** The one thing that is asked about; left out for all questions. */
  readonly only?: Subject;
  /** What was typed and is not an answer yet, one a screen. */
  readonly halfTyped: readonly HalfTyped[];
}

/** What alone an interview is about: a question, by its id, one note, or reasons. */
export type Subject = { readonly about: 'question'; readonly question: string } | NoteSubject | DeclineSubject;

/** What was said when a promotion was declined. */
export interface DeclineSubject {
  readonly about: 'decline';
  /** Name of the cycle. */
  readonly cycle: string;
  /** Where a reason becomes a gap; undefined where the template asks for none. */
  readonly gap: GapPlace | undefined;
  /** Reasons of which it is not decided what they become. */
  readonly pending: readonly string[];
  /** Reasons that were a gap without a plan when it began. */
  readonly unplanned: readonly string[];
  /** Whether something was said by now. */
  readonly hasSaid: boolean;
  /** Whether more reasons are asked for after them. */
  readonly asksForMore: boolean;
}

export interface NoteSubject {
  readonly about: 'note';
  /** ISO date that was named; undefined for today. */
  readonly date: string | undefined;
  readonly links: readonly NoteLink[];
  /** The id of the question of which it is an entry at once; undefined for a note. */
  readonly to: string | undefined;
}

export interface HalfTyped {
  readonly screen: Screen;
  readonly typed: TypedText;
}

/**
 * What a reply leads to. A complaint means that the same is asked again; effects are on disk before the next prompt, and so is what
 * is `lost`: typed texts whose place is no more.
 */
export interface Turn {
  readonly interview: Interview;
  readonly effects: readonly Effect[];
  readonly complaint?: string;
  readonly lost?: readonly string[];
}

/** One kind of screen: what it asks, and what follows from the reply. Both may throw `E_TEXT` and `E_DATE`. */
export interface ScreenPart<At extends Screen['at']> {
  prompt(interview: Interview, screen: ScreenAt<At>): Prompt | undefined;
  take(interview: Interview, screen: ScreenAt<At>, reply: Reply): Turn;
}

export function to(interview: Interview, screen: Screen, effects: readonly Effect[] = []): Turn {
  return { interview: { ...interview, screen }, effects };
}

/** The text of a reply; empty where nothing was answered. */
export function answerText(reply: Reply): string {
  return reply.kind === 'answer' ? reply.text : '';
}

export function questionOf({ template }: Interview, id: string): Question {
  const question = template.questions.find((each) => each.id === id);
  if (question === undefined) throw new Error(`no question "${id}" in the template`);
  return question;
}

/** The entries of a question as they are on disk. */
export function entriesOf({ answers }: Interview, id: string): readonly EntryContent[] {
  const answer = answers.get(id);
  return answer?.state === 'answered' ? answer.entries : [];
}

export function isOpen(answer: Answer | undefined): boolean {
  return answer === undefined || answer.state === 'open';
}

/** To a screen, with another answer to a question, written by this effect. */
export function answeredWith(interview: Interview, id: string, answer: Answer, screen: Screen, effect: Effect): Turn {
  return to({ ...interview, answers: new Map(interview.answers).set(id, answer) }, screen, [effect]);
}

/** A question's answer with other entries. */
export function withEntries(interview: Interview, id: string, entries: readonly EntryContent[]): Answer {
  const answer = interview.answers.get(id);
  return proseAnswer(answer?.state === 'answered' ? answer.text : '', entries);
}

/** Prose as an answer, before the entries that there are. */
export function proseAnswer(text: string, entries: readonly EntryContent[]): Answer {
  return text === '' && entries.length === 0 ? { state: 'open' } : { state: 'answered', text, entries };
}

/** What was half typed on a screen. */
export function typedAt({ halfTyped }: Interview, screen: Screen): TypedText | undefined {
  return halfTyped.find((each) => isSameScreen(each.screen, screen))?.typed;
}

/** The interview with this as what is half typed on a screen; undefined for nothing. */
export function withTyped(interview: Interview, screen: Screen, typed: TypedText | undefined): Interview {
  const others = interview.halfTyped.filter((each) => !isSameScreen(each.screen, screen));
  return { ...interview, halfTyped: typed === undefined ? others : [...others, { screen, typed }] };
}

/** The interview with a text, the cursor at its end, on the line of the present screen. */
export function withAnswerTyped(interview: Interview, text: string): Interview {
  return withTyped(interview, interview.screen, { text, cursor: text.length });
}

/** The interview after the entries of a question changed places: `placeOf` gives an entry's new index; what was half typed goes along. */
export function withMovedEntries(
  interview: Interview,
  question: string,
  placeOf: (index: number) => number,
): Interview {
  const halfTyped = interview.halfTyped.map((each): HalfTyped => {
    const { screen } = each;
    if (!('entry' in screen) || screen.question !== question) return each;
    return { ...each, screen: { ...screen, entry: placeOf(screen.entry) } };
  });
  return { ...interview, halfTyped };
}

/** The interview without what was half typed in an entry, and that, as texts. */
export function withoutTypedIn(
  interview: Interview,
  question: string,
  entry: number,
): { interview: Interview; lost: readonly string[] } {
  const isIn = ({ screen }: HalfTyped): boolean =>
    'entry' in screen && screen.question === question && screen.entry === entry;
  const lost = interview.halfTyped.filter(isIn).map(({ typed }) => typed.text);
  return { interview: { ...interview, halfTyped: interview.halfTyped.filter((each) => !isIn(each)) }, lost };
}
