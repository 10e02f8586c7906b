import { PacketError } from '../errors.ts';
import { correctionScreen } from './correction-screen.ts';
import { fieldScreen, textScreen, titleScreen } from './entry-screens.ts';
import { goOnScreen } from './go-on-screen.ts';
import { hubScreen } from './hub-screen.ts';
import { noteScreen } from './note-screen.ts';
import { pickScreen, placeScreen, removeScreen } from './order-screens.ts';
import { partsScreen } from './parts-screen.ts';
import { noneYetScreen, proseScreen } from './prose-screens.ts';
import type { Prompt, Reply } from './prompt.ts';
import { questionScreen } from './question-screen.ts';
import { afterPlan, isAboutReasons, reasonScreen, verdictScreen } from './reason-screens.ts';
import type { TypedText } from '../typing/typed-text.ts';
import type { Screen } from './screen.ts';
import { setupScreen } from './setup-screen.ts';
import { typedAt, withAnswerTyped, withTyped, type Interview, type ScreenPart, type Turn } from './state.ts';

const parts: { readonly [At in Screen['at']]: ScreenPart<At> } = {
  setup: setupScreen,
  correction: correctionScreen,
  'go-on': goOnScreen,
  hub: hubScreen,
  question: questionScreen,
  pick: pickScreen,
  place: placeScreen,
  remove: removeScreen,
  parts: partsScreen,
  title: titleScreen,
  text: textScreen,
  field: fieldScreen,
  prose: proseScreen,
  'none-yet': noneYetScreen,
  note: noteScreen,
  reason: reasonScreen,
  verdict: verdictScreen,
  end: { prompt: () => undefined, take: (interview) => ({ interview, effects: [] }) },
};

/** The part of a screen; each entry of the table takes the screens of its own name. */
function partOf(screen: Screen): ScreenPart<Screen['at']> {
  return parts[screen.at] as ScreenPart<Screen['at']>;
}

/** What is asked at this point, with what was half typed there; undefined at the end. */
export function promptOf(interview: Interview): Prompt | undefined {
  const prompt = partOf(interview.screen).prompt(interview, interview.screen);
  if (!isTyped(prompt)) return prompt;
  return { ...prompt, typed: typedAt(interview, interview.screen) };
}

/**
 * Takes a reply. Texts that no file can hold, and dates that are none, are complained of and asked again; what was typed, then or
 * before going back, stays on its line.
 */
export function take(interview: Interview, reply: Reply): Turn {
  const { screen } = interview;
  try {
    const turn = partOf(screen).take(withTyped(interview, screen, keptOf(interview, reply)), screen, reply);
    return turn.complaint === undefined ? withEnd(turn) : { ...turn, interview: withAnswerKept(interview, reply) };
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    const complaint = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    return { interview: withAnswerKept(interview, reply), effects: [], complaint };
  }
}

/** What is about one question ends where one would go back to all of them; after a gap's plan comes the next reason. */
function withEnd(turn: Turn): Turn {
  const { interview } = turn;
  if (interview.only?.about === 'decline' && !isAboutReasons(interview.screen, interview.only))
    return { ...turn, interview: afterPlan(interview) };
  const isThrough = interview.only !== undefined && interview.screen.at === 'hub';
  return isThrough ? { ...turn, interview: { ...interview, screen: { at: 'end' } } } : turn;
}

/** The interview that asks the same again, with the answer on its line where there is one. */
export function withAnswerKept(interview: Interview, reply: Reply): Interview {
  return reply.kind === 'answer' && isTyped(promptOf(interview)) ? withAnswerTyped(interview, reply.text) : interview;
}

function isTyped(prompt: Prompt | undefined): prompt is Extract<Prompt, { typed: unknown }> {
  return prompt !== undefined && 'typed' in prompt;
}

/** What stays half typed on the screen that is left. */
function keptOf(interview: Interview, reply: Reply): TypedText | undefined {
  if (reply.kind === 'skip') return typedAt(interview, interview.screen);
  if (reply.kind === 'answer' || reply.typed === undefined) return undefined;
  const prompt = promptOf(interview);
  const isAsBefore = isTyped(prompt) && reply.typed.text === prompt.initial;
  return isAsBefore ? undefined : reply.typed;
}
