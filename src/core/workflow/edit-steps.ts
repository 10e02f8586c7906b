import { addDays, daysBetween } from '../calendar-date.ts';
import { silentReaders } from '../rounds/locate-round.ts';
import { PATIENCE, type Reader } from '../rounds/reader.ts';
import { readMarks } from '../rounds/round-edits.ts';
import type { Round } from '../rounds/round.ts';
import { openRoundOf, roundsOf, type Facts } from './facts.ts';
import { by, current, done, waiting, type Finding, type StepStanding } from './step-standing.ts';

/** Days between the first full text and the first look at it as a stranger. */
export const REST = 2;
/** Readers who have to answer before peers have read it. */
const READERS = 2;

/** Done when a self round is closed that was opened two days or more after the first full text. */
export function selfEditStep(facts: Facts): Finding {
  const { fullText, today, command, day, plainDay } = facts;
  if (!fullText.isPassed) return waiting('after write');
  const from = fullText.since === undefined ? undefined : addDays(fullText.since, REST);
  const isTooEarly = ({ opened }: Round): boolean => from !== undefined && opened !== undefined && opened < from;
  const closed = roundsOf(facts, 'self').findLast((round) => round.isClosed && !isTooEarly(round));
  if (closed !== undefined) return closedBy(facts, closed, '');
  const open = openRoundOf(facts, 'self');
  const early = roundsOf(facts, 'self').findLast(isTooEarly);
  const since = early?.opened === undefined ? '' : ` of ${plainDay(early.opened)}`;
  if (from !== undefined && today < from) {
    return waiting(`from ${day(from)}${early === undefined ? '' : `; the round${since} came too early`}`, from);
  }
  if (open !== undefined && isTooEarly(open)) {
    return current(`the open round${since} came too early`, command('close-self'));
  }
  if (open !== undefined && isAllRead(open)) return current('all is read; close the round', command('close-self'));
  if (open !== undefined) return openSince(facts, open, command('edit-alone'));
  if (early !== undefined) return current(`the round${since} came too early`, command('edit-alone'));
  return current('read it as a stranger would', command('edit-alone'));
}

function isAllRead(round: Round): boolean {
  const marks = readMarks(round);
  return marks.length > 0 && marks.every(({ item }) => item.isDone === true);
}

/** Done when a peers round is closed in which two readers answered. */
export function peerEditStep(facts: Facts, before: StepStanding | undefined): Finding {
  const { command } = facts;
  const rounds = roundsOf(facts, 'peers');
  const answersIn = ({ readers }: Round): number => readers.filter(({ hasAnswered }) => hasAnswered).length;
  const closed = rounds.findLast((round) => round.isClosed && answersIn(round) >= READERS);
  if (closed !== undefined) return closedBy(facts, closed, `${String(answersIn(closed))} readers answered, `);
  const open = openRoundOf(facts, 'peers');
  if (open !== undefined) return openPeers(facts, open, answersIn(open));
  const ask = command('ask-peers');
  const last = rounds.at(-1);
  if (last !== undefined) {
    const answers = answersIn(last);
    const many = answers === 0 ? 'without an answer' : 'with 1 answer';
    return current(`closed ${many}; ask ${answers === 0 ? 'two others' : 'one more'}`, ask);
  }
  return blockedBy(facts, before, ['manager']) ?? current('ask two readers whom you trust', ask);
}

function openPeers(facts: Facts, round: Round, answers: number): Finding {
  const { today, command } = facts;
  const silent = silentReaders(round);
  const many = `${String(answers)} of ${String(round.readers.length)} answered`;
  const [first, ...others] = silent;
  if (round.readers.length === 0) return openSince(facts, round, command('ask-peers'));
  if (first === undefined) return current(`${many}; close the round`, command('close-peers'));
  const who = others.length === 0 ? first.name : `${String(silent.length)} readers`;
  const reason = `${many}; ${waitingWords(who, silent, round, facts)}`;
  const remind = command('remind');
  return round.due === undefined ? current(reason, remind) : by(round.due, today, reason, remind);
}

/** Nobody is called silent who was asked a few days ago. */
function waitingWords(who: string, readers: readonly Reader[], { opened }: Round, { today, plainDay }: Facts): string {
  const [since] = readers.flatMap(({ asked = opened }) => asked ?? []).toSorted();
  if (since === undefined || since > today) return `waiting for ${who}`;
  if (since === today) return `asked ${who} today`;
  const days = daysBetween(since, today);
  return days < PATIENCE ? `asked ${who} on ${plainDay(since)}` : `${who} silent for ${String(days)} days`;
}

/** Done when a manager round is closed that asked for gaps. */
export function managerEditStep(facts: Facts, before: StepStanding | undefined): Finding {
  const ask = facts.command('ask-manager');
  const rounds = roundsOf(facts, 'manager');
  const closed = rounds.findLast((round) => round.isClosed && round.hasAskedForGaps);
  if (closed !== undefined) return closedBy(facts, closed, '');
  const open = openRoundOf(facts, 'manager');
  if (open !== undefined) return openSince(facts, open, ask);
  if (rounds.length > 0) return current('closed without asking for gaps', ask);
  return blockedBy(facts, before, []) ?? current('ask for gaps before anything else', ask);
}

/** A step waits for the one before it, unless that is settled, or a later one has begun: whoever goes ahead is not held back. */
function blockedBy(facts: Facts, before: StepStanding | undefined, later: readonly 'manager'[]): Finding | undefined {
  if (!facts.fullText.isPassed) return waiting('after write');
  const isEdit = before?.id === 'self-edit' || before?.id === 'peer-edit';
  if (
    before === undefined ||
    !isEdit ||
    before.state === 'done' ||
    later.some((kind) => roundsOf(facts, kind).length > 0)
  )
    return undefined;
  return waiting(`after ${before.id}`);
}

function closedBy({ plainDay }: Facts, { closed }: Round, what: string): Finding {
  return closed === undefined ? done(`${what}round closed`) : done(`${what}closed ${plainDay(closed)}`, closed);
}

function openSince({ today, plainDay }: Facts, { opened, due }: Round, command: string | undefined): Finding {
  const reason = opened === undefined ? 'round open' : `round open since ${plainDay(opened)}`;
  return due === undefined ? current(reason, command) : by(due, today, `${reason}, due ${plainDay(due)}`, command);
}
