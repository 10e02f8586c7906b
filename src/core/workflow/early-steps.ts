import type { Facts } from './facts.ts';
import { isWithManager } from './papers.ts';
import { current, done, type Finding } from './step-standing.ts';

/** Done when the reason is written in the plan. */
export function whyStep({ papers, command }: Facts): Finding {
  return /[\p{L}\p{N}]/u.test(papers.plan.why)
    ? done('the reason is in plan.md')
    : current('no reason in plan.md yet', command('give-reason'));
}

/** Done when a target cycle, and how many cycles one is ready for, are in the plan; open again when the cycle has ended. */
export function expectationsStep({ cycle, command, plainDay }: Facts): Finding {
  const { name, readyFor, used, last, isUsed } = cycle;
  const set = command('set-cycle');
  if (name === undefined && readyFor === undefined) return current('no cycle in plan.md yet', set);
  if (name === undefined) return current(`ready for ${cycles(readyFor)}, but for which first?`, set);
  if (last !== undefined && (last.kind === 'declined' || last.kind === 'withdrawn')) {
    const when = last.date === undefined ? '' : ` ${plainDay(last.date)}`;
    const left = readyFor === undefined ? undefined : readyFor - used;
    const more =
      left === undefined
        ? 'is there a next one?'
        : left > 0
          ? `ready for ${String(left)} more`
          : `${cycles(readyFor)} used`;
    return current(`${name} ${last.kind}${when}; ${more}`, set);
  }
  if (readyFor === undefined) return current(`${name}; for how many cycles are you ready?`, command('set-ready-for'));
  const number = used + (isUsed ? 0 : 1);
  if (number > readyFor) return done(`${name}, cycle ${String(number)}; you were ready for ${cycles(readyFor)}`);
  return done(
    number > 1 ? `${name}, cycle ${String(number)} of ${String(readyFor)}` : `${name}, ready for ${cycles(readyFor)}`,
  );
}

function cycles(count: number | undefined): string {
  return count === 1 ? '1 cycle' : `${String(count)} cycles`;
}

/** Done when a review with the manager of today is recorded in which the goal was shared. */
export function managerStep(facts: Facts): Finding {
  const { papers, held, reviewDate, today, command, day, plainDay } = facts;
  const { manager, managers } = papers.plan;
  const shared = held.findLast((review) => review.isGoalShared && isWithManager(papers.plan, review));
  if (shared !== undefined) {
    const who = manager ?? shared.with[0] ?? 'the manager';
    return done(`${who} knows since ${plainDay(shared.date)}`, shared.date);
  }
  if (manager === undefined) return current('no manager in plan.md yet', command('name-manager'));
  const isNew = managers.length > 0 || held.some(({ isGoalShared }) => isGoalShared);
  const who = isNew ? `${manager} is new and has not seen it yet` : `${manager} does not know yet`;
  if (reviewDate.kind !== 'set') return current(`${who}; no 1:1 set`, command('set-review'));
  const { date } = reviewDate;
  if (date < today) return current(`${who}; nothing kept of ${plainDay(date)}`, command('keep-review'));
  return current(`${who}; 1:1 ${date === today ? 'today' : `on ${day(date)}`}`, command('agenda'), date);
}

/** Done when every question is answered, or one says that the first full text stands. */
export function writeStep({ questions, fullText, command, edit, plainDay }: Facts): Finding {
  const { answered, all } = questions;
  const many = `${String(answered)} of ${String(all)} answered`;
  const { isThere, since } = fullText;
  const [open, ...others] = questions.open;
  const answer = open === undefined || others.length > 0 ? command('answer') : edit(open);
  if (!isThere) return current(answered === 0 ? 'no question is answered yet' : many, answer);
  if (answered === all) return done(since === undefined ? many : `${many}, ${plainDay(since)}`, since);
  return done(`first full text${since === undefined ? '' : ` ${plainDay(since)}`}; ${many}`, since);
}
