import { PacketError } from './errors.ts';

/** A day (ISO) on which something happened. Throws `E_DATE` for one that is still to come; `hint` is a command that names none. */
export function pastDay(date: string, today: string, hint: string): string {
  if (date <= today) return date;
  throw new PacketError('E_DATE', `Unexpected day ${date} in the future, expected one until today`, { hint });
}
