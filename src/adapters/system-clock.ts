import { formatDate } from '../core/calendar-date.ts';
import type { Clock } from '../core/ports.ts';

/** Today, and the time, in the time zone of the machine. */
export class SystemClock implements Clock {
  today(): string {
    const now = new Date();
    return formatDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  }

  time(): string {
    const now = new Date();
    return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  }
}
