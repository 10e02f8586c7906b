import type { Given } from '../../app/commands.ts';
import { parsePastDateWords } from '../../core/date-words.ts';
import { PacketError } from '../../core/errors.ts';
import { pastDay } from '../../core/past-day.ts';
import { parseNoteLink, type NoteLink } from '../../core/notes/note-link.ts';

/** What is to be done with notes. */
export type AddRequest =
  | { readonly way: 'sort' }
  | { readonly way: 'list'; readonly words: string | undefined }
  | {
      readonly way: 'add';
      /** Undefined to be asked for, or read from standard input. */
      readonly text: string | undefined;
      readonly links: readonly NoteLink[];
      /** ISO; undefined where none was named. */
      readonly date: string | undefined;
      /** As it was typed. */
      readonly to: string | undefined;
    };

/** What the command line asks for. `today` is ISO. Throws `E_USAGE` where it contradicts itself, `E_DATE`. */
export function addRequest({ arguments: [text], flags }: Given, today: string): AddRequest {
  const links = Array.isArray(flags['link']) ? (flags['link'] as readonly string[]) : [];
  const words = typeof flags['search'] === 'string' ? flags['search'] : undefined;
  const adding = [
    ...(text === undefined ? [] : ['text']),
    ...['link', 'to', 'date'].flatMap((name) => (flags[name] === undefined ? [] : [`--${name}`])),
  ];
  const isList = flags['list'] === true || words !== undefined;
  const other = flags['sort'] === true ? '--sort' : words === undefined ? '--list' : '--search';
  if (isList || flags['sort'] === true) {
    const [first] = [...adding, ...(isList && flags['sort'] === true ? ['--list'] : [])];
    if (first !== undefined) throw wrong(`${first} with ${other}`, 'one of them');
    if (isList && flags['dryRun'] === true) throw wrong(`--dry-run with ${other}`, 'it where something is written');
    return isList ? { way: 'list', words } : { way: 'sort' };
  }
  return {
    way: 'add',
    text,
    links: links.map(parseNoteLink),
    date: typeof flags['date'] === 'string' ? dayGiven(flags['date'], today) : undefined,
    to: typeof flags['to'] === 'string' ? flags['to'] : undefined,
  };
}

/** A note is about what was: `4 dec` on the 5th was yesterday. */
function dayGiven(text: string, today: string): string {
  return pastDay(parsePastDateWords(text, today), today, 'packet add TEXT --date yesterday');
}

function wrong(found: string, expected: string): PacketError {
  return new PacketError('E_USAGE', `Unexpected ${found}, expected ${expected}`, { hint: 'packet add --help' });
}
