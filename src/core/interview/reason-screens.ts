import { parseAnswerText } from '../document/answer-text.ts';
import { gapIndex, gapOf, withoutGap } from '../packet/gaps.ts';
import { reasonText } from '../plan/cycle-record.ts';
import { plainAsked, plainText, type Paragraph } from './prompt.ts';
import type { Screen } from './screen.ts';
import {
  answeredWith,
  answerText,
  entriesOf,
  to,
  withEntries,
  type DeclineSubject,
  type Interview,
  type ScreenPart,
} from './state.ts';

const ABOUT: readonly Paragraph[] = [
  { style: 'quiet', text: 'A reason a line, in their words. It stays in plan.md, which is private.' },
];

/** What was said when the company declined: one reason a line, each in the plan before it is asked what becomes of it. */
export const reasonScreen: ScreenPart<'reason'> = {
  prompt: (interview) => ({
    ...plainText,
    id: 'reason',
    label: subjectOf(interview)?.hasSaid === true ? 'What else' : 'What was said',
    about: subjectOf(interview)?.hasSaid === true ? [] : ABOUT,
    canGoBack: false,
    emptyMeans: 'done',
  }),

  take(interview, _, reply) {
    const subject = subjectOf(interview);
    const said = parseAnswerText(answerText(reply))
      .split('\n')
      .map((line) => line.trim());
    const reasons = said.filter((line) => reasonText(line) !== '');
    if (subject === undefined || reasons.length === 0) return to(interview, { at: 'end' });
    const { gap } = subject;
    const others = gap === undefined ? [] : withoutGap(reasons, entriesOf(interview, gap.question));
    const pending = [...subject.pending, ...others];
    const after = { ...interview, only: { ...subject, pending, hasSaid: true } };
    return to(after, nextReason(after), [{ do: 'add-reasons', cycle: subject.cycle, reasons }]);
  },
};

/** What becomes of a reason. */
export const verdictScreen: ScreenPart<'verdict'> = {
  prompt: (_, { reason }) => ({
    ...plainAsked,
    kind: 'choice',
    id: 'verdict',
    label: 'It is',
    about: [{ style: 'quote', text: reason }],
    canGoBack: false,
    canOpenEditor: false,
    initial: 'gap',
    options: [
      { value: 'gap', label: 'a gap', about: 'with a plan, in packet.md' },
      { value: 'not-mine', label: 'not mine to fix', about: 'it stays in plan.md' },
      { value: 'later', label: 'to be seen', about: 'it stays in plan.md, and is asked again' },
    ],
  }),

  take(interview, { reason }, reply) {
    const subject = subjectOf(interview);
    if (subject === undefined) return to(interview, { at: 'end' });
    const only = { ...subject, pending: subject.pending.filter((each) => each !== reason) };
    const after = { ...interview, only };
    const choice = answerText(reply);
    if (choice === 'not-mine') return to(after, nextReason(after), [{ do: 'not-mine', cycle: subject.cycle, reason }]);
    if (choice !== 'gap' || subject.gap === undefined) return to(after, nextReason(after));
    const { question: id, plan } = subject.gap;
    const entries = entriesOf(interview, id);
    const entry = gapOf({ text: reason, plan: '' }, subject.gap);
    const added = withEntries(after, id, [...entries, entry]);
    const next: Screen =
      plan === undefined
        ? nextReason(after)
        : { at: 'field', question: id, entry: entries.length, field: plan, isNew: false, isAlone: true };
    return answeredWith(after, id, added, next, { do: 'add-entry', question: id, entry });
  },
};

/** What is asked next: what is to be done about a gap, what becomes of a reason, else whether there is another. */
export function nextReason(interview: Interview): Screen {
  const subject = subjectOf(interview);
  const gap = subject?.gap;
  if (gap?.plan !== undefined) {
    const entries = entriesOf(interview, gap.question);
    const entry = subject?.unplanned.map((reason) => gapIndex(reason, entries)).find((index) => index !== -1) ?? -1;
    if (entry !== -1)
      return { at: 'field', question: gap.question, entry, field: gap.plan, isNew: false, isAlone: true };
  }
  const [reason] = subject?.pending ?? [];
  if (reason !== undefined) return { at: 'verdict', reason };
  return subject?.asksForMore === true ? { at: 'reason' } : { at: 'end' };
}

/** The interview after the plan of a gap was asked for, at what is asked next. */
export function afterPlan(interview: Interview): Interview {
  const { screen } = interview;
  const subject = subjectOf(interview);
  if (subject?.gap === undefined) return { ...interview, screen: { at: 'end' } };
  const entries = entriesOf(interview, subject.gap.question);
  const left = 'entry' in screen ? screen.entry : undefined;
  const only = { ...subject, unplanned: subject.unplanned.filter((reason) => gapIndex(reason, entries) !== left) };
  const after = { ...interview, only };
  return { ...after, screen: nextReason(after) };
}

/** Whether a screen belongs to an interview about what was said. */
export function isAboutReasons(screen: Screen, { gap }: DeclineSubject): boolean {
  if (screen.at === 'reason' || screen.at === 'verdict' || screen.at === 'end') return true;
  return screen.at === 'field' && screen.question === gap?.question;
}

function subjectOf({ only }: Interview): DeclineSubject | undefined {
  return only?.about === 'decline' ? only : undefined;
}
