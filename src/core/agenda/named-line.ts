import type { PageItem } from '../document/page.ts';
import { PacketError } from '../errors.ts';
import type { Agenda } from './agenda.ts';

/** A line of an agenda that stands in a file of `reviews/`. */
export interface AgendaLine {
  readonly text: string;
  readonly item: PageItem;
}

/**
 * The line that is meant: by its number in the agenda, else by words that only it has, in any case.
 * @throws PacketError `E_USAGE` for none, for several, and for a question that stands in no file.
 */
export function lineNamed(name: string, { owed, ask }: Agenda): AgendaLine {
  const lines = [...owed.map(({ text, item }) => ({ text, item })), ...ask.map(({ text, item }) => ({ text, item }))];
  const number = /^\d{1,4}$/.test(name.trim()) ? Number(name) : undefined;
  const key = name.trim().toLowerCase();
  const found =
    number === undefined
      ? lines.filter(({ text }) => key !== '' && text.toLowerCase().includes(key))
      : lines.slice(number - 1, number);
  const [only, second] = found;
  const hint = 'packet review     shows the numbers';
  if (lines.length === 0)
    throw new PacketError('E_USAGE', 'Unexpected tick, expected something that is open', { hint });
  if (only === undefined || second !== undefined || number === 0) {
    const what =
      number === undefined
        ? `${only === undefined || second === undefined ? 'words' : 'words of several lines'} "${name}"`
        : `number ${name.trim()}`;
    throw new PacketError(
      'E_USAGE',
      `Unexpected ${what}, expected one of 1 to ${String(lines.length)}, or words of one line`,
      { hint },
    );
  }
  if (only.item !== undefined) return { text: only.text, item: only.item };
  throw new PacketError(
    'E_USAGE',
    `Unexpected tick of "${only.text}", expected what was agreed, or a question of your own`,
    {
      hint: 'it goes by itself, once the step or the day that asks it has passed',
    },
  );
}
