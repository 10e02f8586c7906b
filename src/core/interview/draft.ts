import { formatDraftFile, isRecord, noDraft, readDraftFile } from '../draft-file.ts';
import { emptySetup, type Setup } from '../packet/new-packet.ts';
import { typedText } from '../typing/typed-text.ts';
import { corrections } from './correction-screen.ts';
import { isAboutReasons } from './reason-screens.ts';
import { pickPurposes, type Screen } from './screen.ts';
import { setupSteps } from './setup-screen.ts';
import { entriesOf, type HalfTyped, type Interview } from './state.ts';

/** What is not an answer yet: where the interview stood, what was half typed, and a set-up before there is a packet. */
export interface Draft {
  readonly screen: Place;
  readonly typed: readonly (Place & { readonly text: string; readonly cursor: number })[];
  /** Only while packet.md is not written. */
  readonly setup: Setup | undefined;
}

/** A screen, and the title of the entry that it is about: entries may have other numbers by then. Empty for a new entry. */
interface Place {
  readonly screen: Screen;
  readonly title: string;
}

/**
 * The draft of an interview; undefined where all is answered or nothing was typed. `proposed`: the set-up before anything was
 * answered, undefined once packet.md is written.
 */
export function draftOf(interview: Interview, proposed: Setup | undefined): Draft | undefined {
  const { screen, halfTyped, setup } = interview;
  const isNowhere = ['hub', 'end', 'reason', 'verdict'].includes(screen.at);
  const isUntouched = screen.at === 'setup' && screen.step === 'author' && isSameSetup(setup, proposed);
  if (halfTyped.length === 0 && (proposed === undefined ? isNowhere : isUntouched)) return undefined;
  return {
    screen: placeOf(interview, screen),
    typed: halfTyped.map(({ screen: at, typed }) => ({ ...placeOf(interview, at), ...typed })),
    setup: proposed === undefined ? undefined : setup,
  };
}

function isSameSetup(setup: Setup, proposed: Setup | undefined): boolean {
  return setupSteps.every((step) => setup[step] === proposed?.[step]);
}

function placeOf(interview: Interview, screen: Screen): Place {
  if (!('entry' in screen)) return { screen, title: '' };
  return { screen, title: entriesOf(interview, screen.question)[screen.entry]?.title ?? '' };
}

/**
 * The interview where the draft left it (of one that was ended, or whose place is no more, at a half-typed line), and what was
 * typed at places that are no more. `interview` stands where it would begin without a draft.
 */
export function resumed(
  interview: Interview,
  draft: Draft,
  isOnDisk: boolean,
): { interview: Interview; lost: readonly string[] } {
  const halfTyped: HalfTyped[] = [];
  const lost: string[] = [];
  for (const { text, cursor, ...place } of draft.typed) {
    const screen = foundPlace(interview, place, isOnDisk);
    if (screen === undefined) lost.push(text);
    else halfTyped.push({ screen, typed: typedText(text, cursor) });
  }
  const places = [...halfTyped.map((each) => each.screen), foundPlace(interview, draft.screen, isOnDisk)];
  const screen = places.findLast((each) => each !== undefined && isAskedAbout(interview, each)) ?? interview.screen;
  const setup = isOnDisk ? interview.setup : (draft.setup ?? interview.setup);
  return { interview: { ...interview, setup, screen, halfTyped }, lost };
}

/** Whether a screen belongs to what the interview is about. */
function isAskedAbout({ only }: Interview, screen: Screen): boolean {
  if (only === undefined) return screen.at !== 'reason' && screen.at !== 'verdict';
  if (only.about === 'decline') return isAboutReasons(screen, only);
  return only.about === 'note' ? screen.at === 'note' : 'question' in screen && screen.question === only.question;
}

/** The interview with the answers that stand in the file now: what was half typed goes with its entry, or is lost with it. */
export function withAnswersOf(
  interview: Interview,
  answers: Interview['answers'],
): { interview: Interview; lost: readonly string[] } {
  const now = { ...interview, answers };
  const draft = draftOf(interview, undefined);
  if (draft === undefined) return { interview: now, lost: [] };
  const { interview: found, lost } = resumed(now, draft, true);
  return { interview: { ...now, halfTyped: found.halfTyped }, lost };
}

/**
 * The interview at the place where another one stands, once the file may have changed: at the entry of that title (empty for a new
 * one), or of that number where there are as many as there. Where the place is gone, at its question.
 */
export function backAt(
  interview: Interview,
  before: Interview,
  title = placeOf(before, before.screen).title,
): Interview {
  const { screen } = before;
  const found = foundPlace(interview, { screen, title }, true);
  if (found !== undefined || !('question' in screen)) return { ...interview, screen: found ?? interview.screen };
  const many = entriesOf(interview, screen.question).length;
  const isRenamed = 'entry' in screen && screen.entry < many && many === entriesOf(before, screen.question).length;
  return { ...interview, screen: isRenamed ? screen : { at: 'question', question: screen.question } };
}

function foundPlace(interview: Interview, { screen, title }: Place, isOnDisk: boolean): Screen | undefined {
  if (screen.at === 'end' || (screen.at === 'setup') === isOnDisk) return undefined;
  if (!('question' in screen)) return screen;
  const question = interview.template.questions.find(({ id }) => id === screen.question);
  if (question === undefined) return undefined;
  if ('field' in screen && !question.fields.some(({ id }) => id === screen.field)) return undefined;
  const entries = entriesOf(interview, screen.question);
  if (screen.at === 'none-yet' && entries.length > 0) return undefined;
  if (!('entry' in screen)) return screen;
  if (screen.at === 'title' && title === '') return { ...screen, entry: entries.length };
  if (entries[screen.entry]?.title === title) return screen;
  const entry = entries.findIndex((each) => each.title === title);
  return entry === -1 ? undefined : { ...screen, entry };
}

export function formatDraft({ screen, typed, setup }: Draft): string {
  const fields = setup === undefined ? {} : { setup };
  return formatDraftFile({ ...screen, typed, ...fields });
}

/**
 * A draft as it was written.
 * @throws PacketError `E_FORMAT` where a newer version wrote it, `E_DRAFT` where it is no draft.
 */
export function parseDraft(file: string, text: string): Draft {
  const read = readDraftFile(file, text);
  if (!isPlace(read) || !isTyped(read['typed']) || !isSetup(read['setup'])) throw noDraft(file);
  const { screen, title } = read;
  return { screen: { screen, title }, typed: read['typed'], setup: read['setup'] };
}

/** What each kind of screen says beside its name. */
const screenShapes: Readonly<Record<Screen['at'], Readonly<Record<string, 'string' | 'number' | 'boolean'>>>> = {
  setup: { step: 'string' },
  correction: { step: 'string' },
  'go-on': {},
  hub: {},
  question: { question: 'string' },
  pick: { question: 'string', purpose: 'string' },
  place: { question: 'string', entry: 'number' },
  remove: { question: 'string', entry: 'number' },
  parts: { question: 'string', entry: 'number' },
  title: { question: 'string', entry: 'number' },
  text: { question: 'string', entry: 'number', isNew: 'boolean' },
  field: { question: 'string', entry: 'number', field: 'string', isNew: 'boolean' },
  prose: { question: 'string' },
  'none-yet': { question: 'string' },
  note: {},
  reason: {},
  verdict: { reason: 'string' },
  end: {},
};

function isPlace<Value extends Readonly<Record<string, unknown>>>(value: Value): value is Value & Place {
  const { screen, title } = value;
  if (!isRecord(screen) || typeof title !== 'string' || typeof screen['at'] !== 'string') return false;
  if (!Object.hasOwn(screenShapes, screen['at'])) return false;
  const shape = screenShapes[screen['at'] as Screen['at']];
  return (
    Object.entries(shape).every(([key, type]) => typeof screen[key] === type) &&
    ['isNew', 'isAlone'].every((key) => ['boolean', 'undefined'].includes(typeof screen[key])) &&
    (screen['at'] !== 'setup' || setupSteps.some((step) => step === screen['step'])) &&
    (screen['at'] !== 'correction' || corrections.some((step) => step === screen['step'])) &&
    (screen['at'] !== 'pick' || pickPurposes.some((purpose) => purpose === screen['purpose']))
  );
}

function isTyped(value: unknown): value is Draft['typed'] {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        isRecord(each) && isPlace(each) && typeof each['text'] === 'string' && typeof each['cursor'] === 'number',
    )
  );
}

function isSetup(value: unknown): value is Setup | undefined {
  if (value === undefined) return true;
  return isRecord(value) && Object.keys(emptySetup).every((key) => typeof value[key] === 'string');
}
