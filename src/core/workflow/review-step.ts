import { addDays } from '../calendar-date.ts';
import type { Facts } from './facts.ts';
import { cadenceOf, cadenceWords } from './review-date.ts';
import { by, current, type Finding } from './step-standing.ts';

/** Days for which a 1:1 that the cadence would have is due, before it is overdue. */
const GRACE = 7;

/** Never done: both steer by it. Due on its day, overdue until something of it is kept or another day is set. */
export function reviewStep({ papers, reviewDate, today, command, day, plainDay }: Facts): Finding {
  const { manager, reviewEvery } = papers.plan;
  const cadence = cadenceWords(cadenceOf(reviewEvery));
  const who = manager === undefined ? '' : ` with ${manager}`;
  switch (reviewDate.kind) {
    case 'never':
      return { state: 'waived', reason: 'never, as plan.md says', date: undefined, command: undefined };
    case 'none':
      return current(`${cadence}; no 1:1 set`, command('set-review'));
    case 'set': {
      const { date } = reviewDate;
      if (date < today)
        return by(date, today, `nothing kept of the 1:1${who} on ${plainDay(date)}`, command('keep-review'));
      return by(
        date,
        today,
        `${cadence}; 1:1${who} ${date === today ? 'today' : `on ${day(date)}`}`,
        command('agenda'),
      );
    }
    case 'reckoned': {
      const { date, last } = reviewDate;
      const reason = `${cadence}; the last 1:1 was ${plainDay(last)}`;
      const isDue = date <= today && today <= addDays(date, GRACE);
      return { ...by(isDue ? today : date, today, reason, command('set-review')), date };
    }
  }
}
