import type { PageItem } from '../document/page.ts';
import { PacketError } from '../errors.ts';
import type { Agenda } from './agenda.ts';

/** A line of an agenda that stands in a file of `reviews/`. */
export interface AgendaLine {
  readonly text: string;
  readonly item: PageItem;
}

/** A line of an agenda, with its number there, from 1 on; `item` is undefined where it stands in no file. */
interface NumberedLine {
  readonly number: number;
  readonly text: string;
  readonly item: PageItem | undefined;
}

/** The lines of an agenda that a number, or words in any case, may mean. */
export function linesNamed(name: string, { owed, ask }: Pick<Agenda, 'owed' | 'ask'>): readonly NumberedLine[] {
  const lines = [...owed, ...ask].map(({ text, item }, index) => ({ number: index + 1, text, item }));
  const key = name.trim().toLowerCase();
  const named = NUMBER.test(key) ? Number(key) : undefined;
  return lines.filter(({ number, text }) =>
    named === undefined ? key !== '' && text.toLowerCase().includes(key) : number === named,
  );
}

const NUMBER = /^\d{1,4}$/;

/**
 * The line that is meant: by its number in the agenda, else by words that only it has, in any case.
 * @throws PacketError `E_USAGE` for none, for several, which it names, and for a question that stands in no file.
 */
export function lineNamed(name: string, agenda: Pick<Agenda, 'owed' | 'ask'>): AgendaLine {
  const many = agenda.owed.length + agenda.ask.length;
  const found = linesNamed(name, agenda);
  const [only, second] = found;
  const hint = 'packet review     shows the numbers';
  if (many === 0) throw new PacketError('E_USAGE', 'Unexpected tick, expected something that is open', { hint });
  if (only === undefined) {
    const what = NUMBER.test(name.trim()) ? `number ${name.trim()}` : `words "${name}"`;
    throw new PacketError('E_USAGE', `Unexpected ${what}, expected one of 1 to ${String(many)}, or words of one line`, {
      hint,
    });
  }
  if (second !== undefined) {
    const lines = found.map(({ number, text }) => `${String(number)} "${text}"`).join(', ');
    throw new PacketError(
      'E_USAGE',
      `Unexpected words "${name}" of several lines, expected the number of one: ${lines}`,
      {
        hint: `packet review tick ${String(only.number)}     closes the first of them`,
      },
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
