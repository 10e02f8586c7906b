import { isCalendarDate } from '../core/calendar-date.ts';
import { PacketError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';

/**
 * Today as `PACKET_TODAY` fixes it, for scripts and tests.
 * @throws PacketError `E_USAGE` where it is no ISO date.
 */
export class EnvironmentClock implements Clock {
  readonly #today: string;

  constructor(today: string) {
    if (!isCalendarDate(today)) {
      throw new PacketError('E_USAGE', `Unexpected PACKET_TODAY "${today}", expected a date such as 2026-12-04`, {
        hint: 'unset PACKET_TODAY',
      });
    }
    this.#today = today;
  }

  today(): string {
    return this.#today;
  }

  time(): string {
    return '';
  }
}
