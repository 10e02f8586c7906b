import type { Given } from '../../app/commands.ts';
import type { AgendaWish } from '../../core/agenda/occasion.ts';
import { PacketError } from '../../core/errors.ts';

/** With whom, by `--with` and `--as`. Throws `E_USAGE` where one of them is no name. */
export function wishOf({ flags }: Given): AgendaWish {
  const [name, relation] = [nameOf(flags['with'], '--with'), nameOf(flags['as'], '--as')];
  return { with: name, relation: relation?.toLowerCase() };
}

function nameOf(given: unknown, flag: string): string | undefined {
  if (typeof given !== 'string') return undefined;
  const name = given.replace(/\s+/g, ' ').trim();
  if (/\p{L}/u.test(name)) return name;
  throw new PacketError('E_USAGE', `Unexpected ${flag} "${given}", expected a name`, { hint: 'packet review --help' });
}
