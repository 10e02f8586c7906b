import { isCalendarDate } from '../calendar-date.ts';
import { fieldValue, type Answer, type EntryContent } from '../document/answer.ts';
import { headingKey } from '../document/heading-key.ts';
import { plainWords } from '../document/plain-words.ts';
import { privateItems } from '../document/private-items.ts';
import type { Question } from '../packet/template.ts';
import { cycleDates } from '../plan/cycle-dates.ts';
import type { Agreement } from '../reviews/agreement.ts';
import type { Asking } from '../reviews/review.ts';
import { silentReaders } from '../rounds/locate-round.ts';
import type { Round } from '../rounds/round.ts';
import { cycleStanding } from '../workflow/cycle-standing.ts';
import type { Papers } from '../workflow/papers.ts';
import { cadenceOf, reviewDate } from '../workflow/review-date.ts';
import type { CalendarEvent } from './calendar-event.ts';

/** Before every title: it says what the event belongs to, and calcurse, which knows no UID, finds by it what to replace. */
const TITLE_START = 'Packet: ';

/**
 * What of a packet belongs in a calendar on a day (ISO): the next 1:1 and those after it, rounds that are due, gaps to look at again,
 * the cycle's dates. `shown` is what is answered in the public copy, by question; what is private has no words here.
 */
export function calendarEvents(
  papers: Papers,
  shown: ReadonlyMap<string, Answer>,
  today: string,
): readonly CalendarEvent[] {
  const isFirst = papers.plan.calendar === undefined;
  const all = [
    ...reviewEvents(papers, today),
    ...papers.rounds.flatMap((round) => roundEvents(round, today)),
    ...gapEvents(papers, shown),
    ...cycleEvents(papers, today),
  ];
  const wanted = all.filter(({ isCancelled }) => !(isCancelled && isFirst));
  const events = wanted.map((event) => ({ ...event, title: `${TITLE_START}${event.title}` }));
  return withOwnKeys(events).toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

const once = { text: '', every: undefined, isCancelled: false } as const;

function reviewEvents(papers: Papers, today: string): readonly CalendarEvent[] {
  const { plan, reviewPages } = papers;
  const key = 'review';
  const next = reviewDate(papers, today);
  const coming = reviewPages.find(({ isComing }) => isComing)?.reviews[0];
  const names = coming !== undefined && coming.with.length > 0 ? coming.with.join(', ') : plan.manager;
  const who = names === undefined ? '' : ` with ${names}`;
  if (next.kind === 'never' || next.kind === 'none') {
    // The date that it had is not known any more, and does not matter to what is taken back.
    return [{ ...once, key, date: papers.header.started, title: 'no further 1:1', isCancelled: true }];
  }
  const title = next.kind === 'set' ? `1:1${who}` : `1:1${who}, no day set yet`;
  return [
    { key, date: next.date, title, text: agendaText(papers), every: cadenceOf(plan.reviewEvery), isCancelled: false },
  ];
}

/** What one wants to ask, and what is still to be done, but for what is private even there. */
function agendaText({ reviewPages }: Papers): string {
  const open = reviewPages.flatMap(({ page, reviews, isComing }) => {
    const isPrivate = privateItems(page);
    const isShown = ({ isDone, item }: Asking | Agreement): boolean => !isDone && !isPrivate(item);
    return reviews.map(({ toAsk, agreed }) => ({
      toAsk: isComing ? toAsk.filter(isShown) : [],
      agreed: agreed.filter(isShown),
    }));
  });
  const lists = [
    ['Ask:', open.flatMap(({ toAsk }) => toAsk.map(({ text }) => plainWords(text)))],
    ['Agreed, still open:', open.flatMap(({ agreed }) => agreed.map(({ item }) => plainWords(item.text)))],
  ] as const;
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}

function roundEvents(round: Round, today: string): readonly CalendarEvent[] {
  const { due, isClosed, kind, number, readers } = round;
  if (due === undefined || (isClosed && due < today)) return [];
  const name = kind === undefined ? 'round' : `${kind} round`;
  const key = `round-${number === undefined ? 'x' : String(number)}`;
  if (isClosed) return [{ ...once, key, date: due, title: `${name} is closed`, isCancelled: true }];
  const silent = silentReaders({ readers });
  const text = silent.length === 0 ? '' : `Waiting for: ${silent.map((reader) => reader.name).join(', ')}`;
  return [{ ...once, key, date: due, title: `${name} due`, text }];
}

function gapEvents({ template, answers }: Papers, shown: ReadonlyMap<string, Answer>): readonly CalendarEvent[] {
  return template.questions
    .filter(({ meaning }) => meaning === 'gaps')
    .flatMap((question) =>
      entriesOf(answers.get(question.id)).flatMap((entry) => {
        const date = dayToLookAgain(question, entry);
        if (date === undefined) return [];
        const own = entriesOf(shown.get(question.id)).find(({ title }) => title === entry.title);
        const key = `gap-${gapKey(entry.title)}`;
        if (own === undefined) return [{ ...once, key, date, title: 'look at a gap again' }];
        const words = plainWords(own.title);
        return [
          { ...once, key, date, title: `look again at "${words}"`, text: plainWords(meant(question, own, 'plan')) },
        ];
      }),
    );
}

function entriesOf(answer: Answer | undefined): readonly EntryContent[] {
  return answer?.state === 'answered' ? answer.entries : [];
}

function dayToLookAgain(question: Question, entry: EntryContent): string | undefined {
  return meant(question, entry, 'look-again')
    .match(/\d{4}-\d{2}-\d{2}/g)
    ?.find(isCalendarDate);
}

function meant({ fields }: Question, entry: EntryContent, meaning: 'plan' | 'look-again'): string {
  return fields.flatMap((field) => (field.meaning === meaning ? [fieldValue(entry, field.id)] : []))[0] ?? '';
}

/** A title as letters that a UID may have, so that one in any script has a key of its own. */
function gapKey(title: string): string {
  let hash = 0x811c9dc5;
  for (const character of headingKey(title)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function cycleEvents({ plan, header }: Papers, today: string): readonly CalendarEvent[] {
  const { name, last } = cycleStanding(plan, header.started, today);
  const before = name === undefined ? '' : `${name} `;
  return cycleDates.flatMap(([key, label]): readonly CalendarEvent[] => {
    const date = plan.dates[key];
    if (date === undefined || key === 'evidence-from') return [];
    const { deadlines } = cycleStanding(plan, header.started, date < today ? date : today);
    if (deadlines.some((each) => each.key === key)) return [{ ...once, key, date, title: `${before}${label}` }];
    if (date < today) return [];
    const why = last === undefined ? '' : `, ${last.kind}`;
    return [{ ...once, key, date, title: `${before}${label}: no longer${why}`, isCancelled: true }];
  });
}

/** A second event of the same key gets a number. */
function withOwnKeys(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const seen = new Map<string, number>();
  return events.map((event) => {
    const count = (seen.get(event.key) ?? 0) + 1;
    seen.set(event.key, count);
    return count === 1 ? event : { ...event, key: `${event.key}-${String(count)}` };
  });
}
