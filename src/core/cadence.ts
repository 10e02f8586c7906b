import { PacketError } from './errors.ts';

/** How often 1:1s come. */
export interface Cadence {
  /** 0 for never. */
  readonly count: number;
  readonly unit: 'week' | 'month' | 'never';
  /** Canonical words, as files hold them: `1 week`, `3 months`, `never`. */
  readonly text: string;
}

const CADENCE = /^(?:every )?(\d{1,2})? ?(weeks?|w|months?|m|quarters?|q)$/;

/** @throws PacketError `E_DATE` for anything but `1 week`, `2w`, `month`, `quarter`, `never` and the like. */
export function parseCadence(text: string): Cadence {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'never') return { count: 0, unit: 'never', text: 'never' };
  const match = CADENCE.exec(words);
  const count = match === null ? 0 : Number(match[1] ?? '1');
  if (match === null || count === 0) {
    throw new PacketError('E_DATE', `Unexpected cadence "${text}", expected how often`, {
      hint: 'write 1 week, 2w, month, quarter or never',
    });
  }
  const letter = match[2]?.charAt(0);
  const unit = letter === 'w' ? 'week' : 'month';
  const total = letter === 'q' ? count * 3 : count;
  return { count: total, unit, text: `${String(total)} ${unit}${total === 1 ? '' : 's'}` };
}
