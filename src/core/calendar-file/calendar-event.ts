import type { Cadence } from '../cadence.ts';

/** One thing in the calendar: a whole day, which no time zone moves. */
export interface CalendarEvent {
  /** What it is, for as long as the packet lives: another date or title is the same event. Letters, digits and `-`. */
  readonly key: string;
  /** ISO date. */
  readonly date: string;
  /** One line, whatever stands in the files. */
  readonly title: string;
  /** What else there is to say, may be empty; only for who asks for texts. */
  readonly text: string;
  /** How it comes again; undefined for once. */
  readonly every: Cadence | undefined;
  /** Whether it is there only to take back what an earlier file had. */
  readonly isCancelled: boolean;
}
