import { linesOf } from '../document/source-text.ts';

/** A line that came back, without the marks of quoting before it. */
export interface ReturnedLine {
  readonly text: string;
  /** How often it is quoted. */
  readonly depth: number;
  /** The line in which a mail program says whose words these are. */
  readonly attribution: string | undefined;
  /** The mail of several that it belongs to, from 0 on. */
  readonly mail: number;
}

/** What came back, as lines; what only a mail program wrote is left out. */
export interface ReturnedText {
  readonly lines: readonly ReturnedLine[];
  /** Who sent it, as a mail's header says. */
  readonly sender: string | undefined;
}

/** Reads what came back from a reader: a mail or a file, as text. Line ends, a BOM and NUL are nothing of the reader's. */
export function readReturned(text: string): ReturnedText {
  const { lines, sender } = withoutMail(
    linesOf(
      text
        .replace(/^\uFEFF/, '')
        .replaceAll('\0', '')
        .replace(/[\u2028\u2029\u0085\v\f]/g, '\n'),
    ),
  );
  return { lines: withoutAttributions(lines.map(unquoted)), sender };
}

const QUOTING = /^(?:[ \t]{0,3}> ?)+/;

function unquoted(line: string): ReturnedLine {
  const marks = QUOTING.exec(line)?.[0] ?? '';
  return { text: line.slice(marks.length), depth: marks.replace(/[^>]/g, '').length, attribution: undefined, mail: 0 };
}

const HEADER = /^([A-Za-z][A-Za-z-]{1,40}):[ \t]*(.*)$/;
const MAIL_HEADERS = new Set(
  'from to cc bcc sent date subject reply-to message-id mime-version received return-path user-agent in-reply-to references von an gesendet datum betreff content-type content-transfer-encoding'.split(
    ' ',
  ),
);

function isHeader(line: string): boolean {
  return MAIL_HEADERS.has(HEADER.exec(line)?.[1]?.toLowerCase() ?? '');
}

/** The body of a mail, decoded; any other text as it is. */
function withoutMail(lines: readonly string[]): { lines: readonly string[]; sender: string | undefined } {
  const first = lines.findIndex((line) => line.trim() !== '');
  const headers = headersAt(lines, first);
  if (headers === undefined) return { lines: withoutSoftBreaks(lines), sender: undefined };
  const body = bodyOf(headers.values, lines.slice(headers.end));
  const [, name] = /^"?([^"<]*?)"?\s*(?:<[^>]*>)?\s*$/.exec(headers.values.get('from') ?? '') ?? [];
  return { lines: body, sender: name === undefined || name === '' ? undefined : name };
}

interface Headers {
  readonly values: ReadonlyMap<string, string>;
  /** The line behind them. */
  readonly end: number;
}

/** A block of at least so many of a mail's headers, ended by a blank line. */
function headersAt(lines: readonly string[], first: number, least = 2): Headers | undefined {
  const values = new Map<string, string>();
  let known = 0;
  let last = '';
  for (let at = Math.max(first, 0); at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') return known >= least ? { values, end: at + 1 } : undefined;
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    if (name !== '') {
      last = name.toLowerCase();
      if (!values.has(last)) values.set(last, value);
      if (isHeader(line)) known += 1;
    } else if (/^[ \t]/.test(line) && last !== '') values.set(last, `${values.get(last) ?? ''} ${line.trim()}`);
    else return undefined;
  }
  return undefined;
}

/** How deep parts of a mail may lie in each other. */
const MAX_PARTS = 4;

/** The text of a mail; of several parts the first one that is plain text. */
function bodyOf(headers: ReadonlyMap<string, string>, lines: readonly string[], depth = 0): readonly string[] {
  const type = headers.get('content-type') ?? '';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined || depth === MAX_PARTS) return decoded(headers, lines);
  const starts = lines.flatMap((line, index) => (line.startsWith(`--${boundary}`) ? [index] : []));
  const parts = starts.flatMap((start, index) => {
    const part = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    const found = headersAt(part, 0, 1);
    return found === undefined ? [] : [{ headers: found.values, body: part.slice(found.end) }];
  });
  const isText = (part: { headers: ReadonlyMap<string, string> }): boolean =>
    /^(?:text\/plain|multipart\/)/i.test(part.headers.get('content-type') ?? 'text/plain');
  const plain = parts.find(isText);
  return plain === undefined ? lines : bodyOf(plain.headers, plain.body, depth + 1);
}

function decoded(headers: ReadonlyMap<string, string>, lines: readonly string[]): readonly string[] {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const charset = /charset="?([\w-]+)"?/i.exec(headers.get('content-type') ?? '')?.[1];
  if (encoding === 'quoted-printable') return linesOf(decodeQuoted(lines.join('\n'), charset));
  if (encoding !== 'base64') return withoutSoftBreaks(lines);
  const bytes = base64Bytes(lines.join(''));
  return bytes === undefined ? lines : linesOf(bytesText(bytes, charset));
}

/** A text in which a mail program has left its soft line breaks: at least two of them, and few other lines as long. */
function withoutSoftBreaks(lines: readonly string[]): readonly string[] {
  const soft = lines.filter((line) => /[^=]=$/.test(line) && line.length > 60).length;
  return soft >= 2 ? linesOf(decodeQuoted(lines.join('\n'), undefined)) : lines;
}

/** Undoes quoted-printable (RFC 2045, section 6.7), run by run of encoded bytes. */
function decodeQuoted(text: string, charset: string | undefined): string {
  return text.replace(/=[ \t]*\n/g, '').replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.match(/[0-9A-Fa-f]{2}/g) ?? [], (hex) => Number.parseInt(hex, 16));
    return bytesText(bytes, charset);
  });
}

function base64Bytes(text: string): Uint8Array | undefined {
  const clean = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean)) return undefined;
  try {
    return Uint8Array.from(atob(clean), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Bytes as text: what they say they are, else UTF-8, else Windows-1252, in which every byte is something. */
function bytesText(bytes: Uint8Array, charset: string | undefined): string {
  for (const label of [...(charset === undefined ? [] : [charset]), 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const ATTRIBUTION =
  /^[\s>]*(?:On|Am|Le|El|Il|Op|Em|Den)\s.{4,300}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)[^:\n]{0,120}:?\s*$/iu;
const MAX_ATTRIBUTION = 400;
const FORWARDED = /^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht)\s*-*\s*$/iu;

/** How many lines a signature may have behind its mark (RFC 3676, section 4.3). */
const MAX_SIGNATURE = 8;
/** How many lines of headers a mail that is quoted or forwarded may have. */
const MAX_HEADERS = 40;

/** Without the lines in which mail programs say who wrote what is quoted; each quoted line knows the one that is about it. */
function withoutAttributions(lines: readonly ReturnedLine[]): readonly ReturnedLine[] {
  const kept: ReturnedLine[] = [];
  /** The last attribution of each depth that still holds. */
  let said: (string | undefined)[] = [];
  let mail = 0;
  let signedAt = -Infinity;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const { text, depth } = line;
    const isBlank = text.trim() === '';
    const words = [text, `${text} ${lines[at + 1]?.text ?? ''}`].findIndex((each) => ATTRIBUTION.test(each));
    const isQuotedNext = lines.slice(at + words + 1, at + words + 4).some((next) => next.depth > depth);
    const isAfterBlank = at === 0 || lines[at - 1]?.text.trim() === '';
    const headers = FORWARDED.test(text) ? forwardedBelow(lines, at) : isAfterBlank ? headersBelow(lines, at) : 0;
    if (!isBlank) said = said.slice(0, depth + 1);
    if (text === '-- ' && depth === 0) signedAt = at;
    else if (headers > 0 || depth > 0) signedAt = -Infinity;
    if (headers > 0) {
      mail += 1;
      at += headers - 1;
    }
    if (words !== -1 && isQuotedNext && text.length < MAX_ATTRIBUTION) {
      said[depth + 1] = words === 0 ? text : `${text} ${lines[at + 1]?.text ?? ''}`;
      kept.push({ ...line, text: '', mail });
      at += words;
    } else if (headers > 0 || at - signedAt <= MAX_SIGNATURE) kept.push({ ...line, text: '', mail });
    else kept.push({ ...line, mail, attribution: said.slice(0, depth + 1).findLast((each) => each !== undefined) });
  }
  return kept;
}

/** How many lines a mail's headers take up that begin at a line; 0 where they are none. */
function headersBelow(lines: readonly ReturnedLine[], at: number): number {
  if (!isHeader(lines[at]?.text ?? '')) return 0;
  return (
    headersAt(
      lines.slice(at, at + MAX_HEADERS).map(({ text }) => text),
      0,
    )?.end ?? 0
  );
}

/** The same with the line that says that a mail is forwarded. */
function forwardedBelow(lines: readonly ReturnedLine[], at: number): number {
  const next = lines.slice(at + 1, at + MAX_HEADERS).findIndex(({ text }) => text.trim() !== '');
  return 1 + (next === -1 ? 0 : next + headersBelow(lines, at + 1 + next));
}
