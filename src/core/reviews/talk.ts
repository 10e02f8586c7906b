import { formatDay } from '../calendar-date.ts';
import { parseAnswerText } from '../document/answer-text.ts';
import { oneLine } from '../document/source-text.ts';
import { parseDateWords } from '../date-words.ts';
import { PacketError } from '../errors.ts';
import {
  plainAsked,
  plainText,
  type ConfirmPrompt,
  type DatePrompt,
  type Paragraph,
  type Prompt,
  type Reply,
  type TextPrompt,
} from '../interview/prompt.ts';
import { splitNotes } from '../notes/new-note.ts';
import type { TypedText } from '../typing/typed-text.ts';
import { formatAgreement } from './agreement.ts';
import { parseGap, type NewGap } from './new-gap.ts';
import { nothingSaid, type TalkOutcome, type TalkSubject } from './talk-outcome.ts';
import { askedOf } from './talk-setting.ts';

/** What is asked after a 1:1, in this order. */
export const talkSteps = [
  'with',
  'goal',
  'not-asked',
  'heard',
  'agreed',
  'step',
  'gap',
  'gap-plan',
  'gap-date',
  'next',
  'end',
] as const;
export type TalkStep = (typeof talkSteps)[number];

/** A 1:1 that is told of afterwards: what is known of it, and where one stands. */
export interface Talk {
  /** ISO date. */
  readonly today: string;
  readonly subject: TalkSubject;
  /** The questions that were queued for it. */
  readonly queue: readonly string[];
  /** Whether they may not know yet what one is after. */
  readonly isGoalOpen: boolean;
  /** Whether the template has a question for gaps. */
  readonly hasGaps: boolean;
  /** ISO date of the next one, to be confirmed; empty where there is none to propose. */
  readonly suggested: string;
  /** What was kept so far. */
  readonly said: TalkOutcome;
  /** The gap that is being told of. */
  readonly gap: NewGap | undefined;
  readonly step: TalkStep;
  readonly halfTyped: readonly { readonly step: TalkStep; readonly typed: TypedText }[];
}

/** What a reply leads to; what is to be kept is on disk before the next prompt. */
export interface TalkTurn {
  readonly talk: Talk;
  readonly keep?: TalkOutcome;
  readonly complaint?: string;
}

/** The first step of a talk. */
export function firstStep(talk: Omit<Talk, 'step'>): TalkStep {
  return stepsIn(talk)[0] ?? 'heard';
}

/** What is asked next; undefined at the end. */
export function talkPrompt(talk: Talk): Prompt | undefined {
  const { step } = talk;
  const asked = { id: `review.${step}`, canGoBack: step !== firstStep(talk), canOpenEditor: false };
  const text: Omit<TextPrompt, 'label'> = { ...plainText, ...asked, typed: typedAt(talk, step) };
  switch (step) {
    case 'end':
      return undefined;
    case 'with':
      return { ...text, label: 'With whom', about: aboutStart(talk, []) };
    case 'not-asked':
      return {
        ...text,
        label: 'Not asked',
        emptyMeans: 'all were asked',
        about: aboutStart(talk, [
          quiet('Which of your questions were not asked? Their numbers; they stay for the next time.'),
          ...talk.queue.map((question, index): Paragraph => ({
            style: 'text',
            text: `${String(index + 1)}  ${oneLine(question)}`,
          })),
        ]),
      };
    case 'heard':
      return {
        ...listed(text, talk.said.heard.length),
        label: 'Heard',
        about: aboutStart(
          talk,
          talk.said.heard.length > 0
            ? []
            : [quiet('What did they say, as near to their words as you can? One thing a line.')],
        ),
      };
    case 'agreed':
      return {
        ...listed(text, talk.said.agreed.length),
        label: 'Agreed',
        about:
          talk.said.agreed.length > 0
            ? []
            : [
                quiet(
                  `Who does what by when: "${firstName(talk)}: ask who decides, by ${talk.suggested === '' ? '2027-01-08' : talk.suggested}", "me: draft the memo".`,
                ),
              ],
      };
    case 'goal':
      return {
        ...plainAsked,
        ...asked,
        kind: 'confirm',
        label: goalLabel(talk),
        about: aboutStart(talk, []),
        initial: 'yes',
      } satisfies ConfirmPrompt;
    case 'step':
      return {
        ...text,
        label: 'Step',
        emptyMeans: 'go on',
        about:
          talk.said.steps.length > 0
            ? []
            : [quiet('Did they name a step that your process adds? It goes into plan.md.')],
      };
    case 'gap':
      return {
        ...text,
        label: 'Gap',
        emptyMeans: 'go on',
        about:
          talk.said.gaps.length > 0 ? [] : [quiet('Did they name a gap, real or perceived? It goes into packet.md.')],
      };
    case 'gap-plan':
      return { ...text, label: 'What closes it', emptyMeans: 'no plan yet' };
    case 'gap-date':
      return {
        ...text,
        kind: 'date',
        today: talk.today,
        label: 'Look again',
        emptyMeans: 'no date yet',
      } satisfies DatePrompt & { readonly suggestions: readonly string[] };
    case 'next':
      return {
        ...text,
        kind: 'date',
        today: talk.today,
        label: 'Next 1:1',
        initial: talk.suggested,
        emptyMeans: 'no day yet',
      } satisfies DatePrompt & { readonly suggestions: readonly string[] };
  }
}

/** Takes a reply. Texts that no file can hold, and dates that are none, are complained of and asked again. */
export function takeTalk(talk: Talk, reply: Reply): TalkTurn {
  const { step } = talk;
  if (reply.kind === 'back') return { talk: { ...withTalkTyped(talk, reply.typed), step: neighbour(talk, -1) } };
  const text = reply.kind === 'answer' ? reply.text : '';
  const there = withTalkTyped(talk, undefined);
  if (reply.kind === 'skip')
    return step === 'next' ? { talk: onwards(there), keep: nothingSaid } : { talk: onwards(there) };
  try {
    return taken(there, parseAnswerText(text));
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    const complaint = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    return complained(talk, text, complaint);
  }
}

/** What was typed stands on the line again. */
function complained(talk: Talk, text: string, complaint: string): TalkTurn {
  return { talk: withTalkTyped(talk, { text, cursor: text.length }), complaint };
}

function taken(talk: Talk, text: string): TalkTurn {
  const { step, today, queue } = talk;
  const line = oneLine(text);
  switch (step) {
    case 'with':
      return line === ''
        ? { talk: onwards(talk) }
        : { talk: onwards({ ...talk, subject: { ...talk.subject, with: line } }) };
    case 'not-asked': {
      const numbers = line.split(/[\s,]+/).filter((part) => part !== '');
      if (!numbers.every((part) => /^\d{1,4}$/.test(part) && Number(part) >= 1 && Number(part) <= queue.length))
        return complained(talk, text, numbersWanted(queue.length));
      // What was put is out of the queue: whoever comes back is not asked again.
      return kept({ ...onwards(talk), queue: [] }, { asked: askedOf(queue, numbers.map(Number)) });
    }
    case 'heard':
      return text === '' ? { talk: onwards(talk) } : kept(talk, { heard: splitNotes(text) });
    case 'agreed':
      return text === ''
        ? { talk: onwards(talk) }
        : kept(talk, { agreed: splitNotes(text).map((each) => formatAgreement(each, today)) });
    case 'goal':
      return text === 'yes' ? kept(onwards(talk), { isGoalShared: true }) : { talk: onwards(talk) };
    case 'step':
      return line === '' ? { talk: onwards(talk) } : kept(talk, { steps: [line] });
    case 'gap': {
      if (line === '') return { talk: onwards({ ...talk, gap: undefined }) };
      const gap = parseGap(line, today);
      const next = gap.plan === '' ? 'gap-plan' : gap.lookAgain === '' ? 'gap-date' : 'gap';
      return kept({ ...talk, gap: next === 'gap' ? undefined : gap, step: next }, { gaps: [gap] });
    }
    case 'gap-plan':
      return ofGap(talk, { plan: line }, 'gap-date');
    case 'gap-date':
      return ofGap(talk, { lookAgain: line === '' ? '' : parseDateWords(line, today) }, 'gap');
    case 'next': {
      const next = line === '' ? undefined : parseDateWords(line, today);
      if (next !== undefined && next < today) return complained(talk, text, `${next} has passed: a day from today on`);
      return kept(onwards(talk), { next });
    }
    case 'end':
      return { talk };
  }
}

function numbersWanted(many: number): string {
  if (many === 1) return 'The number 1, or nothing';
  return `Numbers from 1 to ${String(many)}, such as ${many === 2 ? '2' : '2,3'}`;
}

function ofGap(talk: Talk, more: Partial<NewGap>, step: TalkStep): TalkTurn {
  const gap = talk.gap === undefined ? undefined : { ...talk.gap, ...more };
  const after: Talk = { ...talk, gap: step === 'gap' ? undefined : gap, step };
  const isSaid = Object.values(more).some((value) => value !== '');
  return gap === undefined || !isSaid ? { talk: after } : kept(after, { gaps: [gap] });
}

function kept(talk: Talk, part: Partial<TalkOutcome>): TalkTurn {
  const keep = { ...nothingSaid, ...part };
  const { said } = talk;
  const gaps = [...said.gaps.filter(({ title }) => !keep.gaps.some((gap) => gap.title === title)), ...keep.gaps];
  return {
    talk: {
      ...talk,
      said: {
        asked: [...said.asked, ...keep.asked],
        heard: [...said.heard, ...keep.heard],
        agreed: [...said.agreed, ...keep.agreed],
        isGoalShared: said.isGoalShared || keep.isGoalShared,
        steps: [...said.steps, ...keep.steps],
        gaps,
        next: keep.next ?? said.next,
      },
    },
    keep,
  };
}

/** The steps of this talk, without those inside of a gap. */
function stepsIn({ subject, queue, isGoalOpen, hasGaps }: Omit<Talk, 'step'>): readonly TalkStep[] {
  const without: Readonly<Partial<Record<TalkStep, boolean>>> = {
    with: subject.with !== undefined,
    'not-asked': queue.length === 0,
    goal: !isGoalOpen,
    gap: !hasGaps,
    'gap-plan': true,
    'gap-date': true,
    // The plan has those with the manager, and with nobody else.
    next: subject.relation !== 'manager',
  };
  return talkSteps.filter((step) => without[step] !== true);
}

function onwards(talk: Talk): Talk {
  return { ...talk, step: neighbour(talk, 1) };
}

function neighbour(talk: Talk, by: 1 | -1): TalkStep {
  const { step } = talk;
  if (step === 'gap-date') return by === 1 ? 'gap' : 'gap-plan';
  if (step === 'gap-plan') return by === 1 ? 'gap-date' : 'gap';
  // The steps that are left out now may be the one that one comes from.
  const steps = talkSteps.filter((each) => each === step || stepsIn(talk).includes(each));
  return steps[steps.indexOf(step) + by] ?? step;
}

/** The talk with this as what is half typed at its step; undefined for nothing. */
export function withTalkTyped(talk: Talk, typed: TypedText | undefined): Talk {
  const others = talk.halfTyped.filter(({ step }) => step !== talk.step);
  const isNothing = typed === undefined || typed.text === '';
  return { ...talk, halfTyped: isNothing ? others : [...others, { step: talk.step, typed }] };
}

function typedAt({ halfTyped }: Talk, step: TalkStep): TypedText | undefined {
  return halfTyped.find((each) => each.step === step)?.typed;
}

function listed(text: Omit<TextPrompt, 'label'>, many: number): Omit<TextPrompt, 'label'> {
  return { ...text, canOpenEditor: true, emptyMeans: many === 0 ? 'nothing' : 'go on' };
}

/** What stands above the first prompt: which 1:1 it was. */
function aboutStart(talk: Talk, more: readonly Paragraph[]): readonly Paragraph[] {
  if (talk.step !== firstStep(talk) || talk.said.heard.length > 0) return more;
  const { subject, today } = talk;
  const who = subject.with === undefined ? '1:1' : `1:1 with ${subject.with}`;
  return [{ style: 'title', text: `${who}, ${formatDay(subject.date, today)}` }, ...more];
}

function goalLabel({ subject }: Talk): string {
  return `${subject.with ?? 'Your manager'} knows now what you are after`;
}

function firstName({ subject }: Talk): string {
  return subject.with?.split(' ')[0] ?? 'Sam';
}

function quiet(text: string): Paragraph {
  return { style: 'quiet', text };
}
