import { PacketError } from '../errors.ts';

/** Where more is to be found. */
export interface NoteLink {
  /** One line. */
  readonly title: string;
  /** Without white space and brackets. */
  readonly address: string;
}

const NAMED = /^\[([^[\]\n]+)\]\((.+)\)$/s;
const HOST = /^[a-z][a-z\d+.-]*:\/\/(?:[^/@\s]*@)?(?:www\.)?([^/:?#]+)/i;
/** What a browser would run instead of open. */
const CODE = /^(?:javascript|data|vbscript):/i;

/**
 * A link as somebody gives it: an address, whose host is the title then, or `[title](address)`.
 * @throws PacketError `E_USAGE` for what is no address.
 */
export function parseNoteLink(given: string): NoteLink {
  const named = NAMED.exec(given.trim());
  const address = (named?.[2] ?? given).trim();
  if (address === '' || /[\s<>\p{Cc}]/u.test(address) || CODE.test(address) || !address.isWellFormed()) {
    throw new PacketError('E_USAGE', `Unexpected link "${given}", expected an address such as https://docs.example/x`, {
      hint: 'packet add "Cut label p95" --link "[dashboard](https://docs.example/x)"',
    });
  }
  const encoded = address.replaceAll('(', '%28').replaceAll(')', '%29');
  return { title: named?.[1]?.trim() ?? titleOf(address), address: encoded };
}

/** The host of an address; of a path its last part. */
function titleOf(address: string): string {
  const host = HOST.exec(address)?.[1];
  const last = address
    .replace(/[?#].*$/s, '')
    .split('/')
    .findLast((part) => part !== '');
  return (host ?? last ?? address).replace(/^mailto:/i, '');
}

/** A link in Markdown. */
export function linkText({ title, address }: NoteLink): string {
  return `[${title.replace(/[[\]\\]/g, '\\$&')}](${address})`;
}
