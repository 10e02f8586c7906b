import { PacketError } from './errors.ts';

/**
 * The format that `--format` and `--json` ask for together, the first of `formats` where neither is given; `json` is among them.
 * Throws `E_USAGE` for one that is none of them, and for another one beside `--json`; `example` is the command in its hint.
 */
export function wantedFormat<Format extends string>(
  given: string | boolean | readonly string[] | undefined,
  isJson: boolean,
  formats: readonly [Format | 'json', ...(Format | 'json')[]],
  example: string,
): Format | 'json' {
  if (given === undefined) return isJson ? 'json' : formats[0];
  const format = formats.find((each) => each === given);
  if (format !== undefined && (!isJson || format === 'json')) return format;
  const expected = isJson ? 'json' : formats.join(', ');
  throw new PacketError('E_USAGE', `Unexpected format "${String(given)}", expected ${expected}`, { hint: example });
}
