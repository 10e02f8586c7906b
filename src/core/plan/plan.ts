import { parseCadence } from '../cadence.ts';
import { PageReading } from '../document/page-reading.ts';
import { parsePage, type Page } from '../document/page.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { parseCalendarMark, type CalendarMark } from '../calendar-file/calendar-mark.ts';
import { nearest } from '../nearest.ts';
import { checkFormatNumber } from '../packet/packet.ts';
import type { Problem } from '../problem.ts';
import { cycleDates, readCycleDates, type CycleDates } from './cycle-dates.ts';
import { readPastCycles, type PastCycle } from './past-cycles.ts';
import { readPastManagers, type PastManager } from './past-managers.ts';
import { planHeadings } from './plan-headings.ts';
import { readOwnSteps, readStepMarks, type OwnStep, type StepMark } from './step-marks.ts';
import { parseWhy } from './why.ts';

/** What a plan.md says; what is missing or cannot be read is undefined, or an empty list. Dates are ISO. */
export interface Plan {
  readonly manager: string | undefined;
  readonly managerSince: string | undefined;
  /** Of the next 1:1. */
  readonly nextReview: string | undefined;
  /** Cadence in its canonical words, such as `1 month`. */
  readonly reviewEvery: string | undefined;
  /** Whether there shall be no 1:1s about the packet: `never` as date or cadence. */
  readonly isWithoutReviews: boolean;
  /** Name of the company's promotion cycle, such as `2027-H1`. */
  readonly cycle: string | undefined;
  readonly dates: CycleDates;
  /** How many cycles one is ready to go through. */
  readonly readyFor: number | undefined;
  /** Whether the plan says that the first full text stands, and since when. */
  readonly isWritten: boolean;
  readonly written: string | undefined;
  /** Of the calendar that was made last; undefined where there was none. */
  readonly calendar: CalendarMark | undefined;
  /** What stands under `## Why`, may be empty. */
  readonly why: string;
  readonly ownSteps: readonly OwnStep[];
  /** Steps that are done because the plan says so. */
  readonly done: readonly StepMark[];
  readonly waived: readonly StepMark[];
  readonly managers: readonly PastManager[];
  readonly cycles: readonly PastCycle[];
  readonly problems: readonly Problem[];
  readonly page: Page;
  /** Why the plan can only be read in part and is not written; `E_FRONT_MATTER`, `E_CONFLICT` or `E_FORMAT`. */
  readonly error: PacketError | undefined;
}

const KEYS: readonly string[] = [
  ...['plan', 'manager', 'manager-since', 'review-every', 'next-review', 'cycle', 'ready-for', 'written', 'calendar'],
  ...cycleDates.map(([key]) => key),
];

/** Reads a plan.md as far as it goes; an empty text for a packet without one. Never throws. */
export function parsePlan(file: string, text: string, read: FrontMatterReader): Plan {
  const page = parsePage(file, text, read);
  const reading = new PageReading(page);
  const wrongFormat = formatError(reading);
  if (wrongFormat?.place !== undefined) {
    const rule = wrongFormat.code === 'E_FORMAT' ? 'format-newer' : 'front-matter';
    reading.report(wrongFormat.place, rule, wrongFormat.message, { hint: wrongFormat.hint ?? '', severity: 'error' });
  }
  warnOfNearMisses(reading);
  const ownSteps = readOwnSteps(reading);
  const nextReview = reading.text('next-review');
  const isNever = nextReview?.toLowerCase() === 'never';
  const reviewEvery = readCadence(reading);
  return {
    manager: reading.text('manager'),
    managerSince: reading.date('manager-since'),
    nextReview: isNever ? undefined : reading.date('next-review'),
    reviewEvery,
    isWithoutReviews: isNever || reviewEvery === 'never',
    cycle: reading.text('cycle'),
    dates: readCycleDates(reading),
    readyFor: readCount(reading, 'ready-for'),
    isWritten: reading.text('written') !== undefined,
    written: reading.date('written'),
    calendar: readCalendar(reading),
    why: parseWhy(page),
    ownSteps,
    done: readStepMarks(reading, planHeadings.done, ownSteps),
    waived: readStepMarks(reading, planHeadings.waived, ownSteps),
    managers: readPastManagers(reading),
    cycles: readPastCycles(reading),
    problems: reading.problems,
    page,
    error: page.error ?? wrongFormat,
  };
}

function formatError({ page: { source, frontMatter } }: PageReading): PacketError | undefined {
  try {
    if (frontMatter !== undefined) checkFormatNumber(source, frontMatter, 'plan');
    return undefined;
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
}

/** A key of one's own is kept and passed over; one that is nearly ours was meant to be it. */
function warnOfNearMisses(reading: PageReading): void {
  for (const [name, { place }] of reading.page.keys) {
    const meant = KEYS.includes(name) ? undefined : nearest(name, KEYS);
    if (meant === undefined || reading.page.keys.has(meant)) continue;
    reading.report({ ...place, column: 1 }, 'key-unknown', `Unexpected key "${name}", expected ${meant}`, {
      hint: `did you mean ${meant}?`,
    });
  }
}

/** The cadence in its canonical words; undefined for a text that is none. */
function readCadence(reading: PageReading): string | undefined {
  const text = reading.text('review-every');
  const place = reading.page.keys.get('review-every')?.place;
  if (text === undefined || place === undefined) return undefined;
  try {
    return parseCadence(text).text;
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    const hint = error.hint ?? '';
    reading.report(place, 'value-unread', `Unexpected cadence "${text}", expected how often`, { hint });
    return undefined;
  }
}

/** What `packet review calendar` keeps. */
function readCalendar(reading: PageReading): CalendarMark | undefined {
  const text = reading.text('calendar');
  const place = reading.page.keys.get('calendar')?.place;
  if (text === undefined || place === undefined) return undefined;
  const mark = parseCalendarMark(text);
  if (mark === undefined) {
    const message = `Unexpected calendar "${text}", expected it as packet review calendar wrote it`;
    reading.report(place, 'value-unread', message, {
      hint: 'take the line out: the next calendar is a first one then',
    });
  }
  return mark;
}

/** `3`, `3 cycles`; a number from 1 to 99. */
function readCount(reading: PageReading, key: string): number | undefined {
  const text = reading.text(key);
  const place = reading.page.keys.get(key)?.place;
  if (text === undefined || place === undefined) return undefined;
  const number = /^(\d{1,2})(?:\s+\p{L}+)?$/u.exec(text)?.[1];
  if (number !== undefined && Number(number) > 0) return Number(number);
  reading.report(place, 'value-unread', `Unexpected ${key} "${text}", expected a number of cycles`, {
    hint: `${key}: 3 cycles`,
  });
  return undefined;
}
