import { headingKey } from '../document/heading-key.ts';
import type { RoundKind } from './round.ts';

/** Whom one asks in a round: everybody but oneself. */
export type ReaderKind = Exclude<RoundKind, 'self'>;

/** What a reader is asked, and where. Each is one line of plain text. */
export interface AskedQuestions {
  /** Before the packet, under a heading of its own; none for peers. */
  readonly first: readonly string[];
  /** Under each section. */
  readonly everySection: readonly string[];
  /** Behind the packet, under a heading of its own. */
  readonly last: readonly string[];
}

/** Headings of what is asked before and behind the packet. */
export const askedHeadings = { first: 'Before you read', last: 'At the end' } as const;

const EDITING = ['What did I leave out?', 'Which part sounds inflated?', 'Where are you lost?'] as const;

/** What is answered with gaps. */
const GAPS = [
  'Which gaps do you see, real or perceived?',
  'If it were decided today, what would the "no" be about?',
] as const;

/** What each kind of reader is asked, in the order of the file that they get. */
export const askedQuestions: Readonly<Record<ReaderKind, AskedQuestions>> = {
  peers: {
    first: [],
    everySection: EDITING,
    last: ['What would you say for me in the room?'],
  },
  manager: {
    first: [...GAPS, 'Which work would close that?'],
    everySection: EDITING,
    last: ['What would you say for me in the room?', 'Who else should read this before it is decided?'],
  },
  sponsor: {
    first: ['What would you have to know to speak for this?'],
    everySection: ['What would you be asked about here?', 'What would you leave out?'],
    last: ['What would you say for me in the room?', 'What would make that easier for you?'],
  },
};

/** All that a reader of a kind is asked, each question once. */
export function allAsked(kind: ReaderKind): readonly string[] {
  const { first, everySection, last } = askedQuestions[kind];
  return [...first, ...everySection, ...last];
}

const gapKeys: ReadonlySet<string> = new Set(GAPS.map(headingKey));

/** Whether what feedback is about is a question that is answered with gaps. */
export function isAskedForGaps(about: string): boolean {
  return gapKeys.has(headingKey(about));
}
