/** What a question or a field is about, whatever its words: steps, checks and agendas ask for meanings, never for ids. */
export const questionMeanings = [
  'projects',
  'leverage',
  'metrics',
  'people',
  'glue',
  'advocates',
  'gaps',
  'none',
] as const;
export type QuestionMeaning = (typeof questionMeanings)[number];

export const fieldMeanings = [
  'when',
  'with',
  'role',
  'goal',
  'difficulty',
  'outcome',
  'users',
  'adoption',
  'independence',
  'for',
  'before',
  'after',
  'period',
  'source',
  'confidence',
  'achieved',
  'part',
  'consent',
  'effect',
  'cadence',
  'hand-off',
  'relation',
  'evidence',
  'values',
  'plan',
  'look-again',
  'kind',
  'heard-from',
  'none',
] as const;
export type FieldMeaning = (typeof fieldMeanings)[number];

export const fieldTypes = ['text', 'date', 'period', 'people'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** For whom a copy is made. A question or field without `audiences` is for all of them. */
export const audiences = ['peers', 'manager', 'sponsor', 'committee'] as const;
export type Audience = (typeof audiences)[number];

export const stepIds = [
  'why',
  'expectations',
  'manager',
  'write',
  'self-edit',
  'peer-edit',
  'manager-edit',
  'review',
] as const;
export type StepId = (typeof stepIds)[number];

/** One labelled item below an entry: `- Outcome: …`. */
export interface Field {
  /** Kebab-case, unique in its question. */
  readonly id: string;
  /** As written before the colon. */
  readonly label: string;
  readonly aliases: readonly string[];
  readonly meaning: FieldMeaning;
  readonly type: FieldType;
  /** The words with which the interview asks for it. */
  readonly ask: string;
  /** What people really write there, for who asks for an example; empty where the weak example of the question says it, or nothing. */
  readonly weak: string;
  /** Whether the check asks for it when it is missing. */
  readonly isRequired: boolean;
  /** Whose copies hold it. */
  readonly audiences: readonly Audience[];
}

/** How an entry is laid out: under a `###` heading, or as an item of a list. */
export type EntryLayout = 'heading' | 'item';

export interface ExampleEntry {
  readonly title: string;
  readonly text: string;
  /** Values by field id. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Question {
  /** Kebab-case, unique in its template. */
  readonly id: string;
  readonly meaning: QuestionMeaning;
  /** Text of its `##` heading. */
  readonly heading: string;
  readonly aliases: readonly string[];
  /** The question in one sentence. */
  readonly ask: string;
  /** Why a promotion committee asks it. */
  readonly why: string;
  /** Two or three questions to think with. */
  readonly think: readonly string[];
  readonly example: { readonly strong: ExampleEntry; readonly weak: ExampleEntry };
  readonly layout: EntryLayout;
  /** What one entry is called, such as `project` and `projects`. */
  readonly entry: { readonly one: string; readonly many: string };
  readonly fields: readonly Field[];
  /** Whose copies hold it. */
  readonly audiences: readonly Audience[];
}

export interface Step {
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly about: string;
}

/** The questions and the layout of a packet. */
export interface Template {
  readonly name: string;
  /** Two or three sentences for `packet template`. */
  readonly about: string;
  readonly phrases: {
    /** Before the colon of `None yet: reason`. */
    readonly noneYet: string;
    /** The whole text of a section that nobody has answered, such as `_Not answered yet._`. */
    readonly notAnswered: string;
    /** What one says when one brings the empty packet to the manager; one string a line. */
    readonly toManager: readonly string[];
  };
  readonly questions: readonly Question[];
  readonly steps: Readonly<Record<StepId, Step>>;
}
