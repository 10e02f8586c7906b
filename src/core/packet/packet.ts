import { isCalendarDate } from '../calendar-date.ts';
import { isFileText } from '../document/answer-text.ts';
import { mendHint, type FrontMatter } from '../document/front-matter.ts';
import { oneLine, placeAt, type SourceText } from '../document/source-text.ts';
import { PacketError } from '../errors.ts';
import { isTemplatePath } from './template-name.ts';

/** The format number that this version writes, and the newest that it reads. */
export const FORMAT_NUMBER = 1;

/** What the front matter of a packet.md says. */
export interface PacketHeader {
  /** Name of the template; `staff` where the file names none. */
  readonly template: string;
  readonly author: string;
  readonly from: string;
  readonly to: string;
  /** ISO date. */
  readonly started: string;
}

/**
 * Reads the keys that every packet has.
 * @throws PacketError `E_FRONT_MATTER` where one is missing or impossible, `E_FORMAT` for a newer format number.
 */
export function parsePacketHeader(source: SourceText, frontMatter: FrontMatter): PacketHeader {
  const required = (key: string): string => {
    const value = oneLine(frontMatter.keys.find((each) => each.key === key)?.value ?? '');
    if (value === '')
      throw malformed(source, frontMatter, key, `Unexpected front matter without "${key}", expected ${key}: …`);
    if (!isFileText(value))
      throw malformed(source, frontMatter, key, `Unexpected character in "${key}", expected text that a file can hold`);
    return value;
  };
  required('packet');
  checkFormatNumber(source, frontMatter, 'packet');
  const template = oneLine(frontMatter.keys.find((each) => each.key === 'template')?.value ?? '');
  if (isTemplatePath(template)) {
    throw malformed(source, frontMatter, 'template', `Unexpected path "${template}" as template, expected a name`);
  }
  const header = {
    template: template === '' ? 'staff' : template,
    author: required('author'),
    from: required('from'),
    to: required('to'),
    started: required('started'),
  };
  if (!isCalendarDate(header.started)) {
    throw malformed(
      source,
      frontMatter,
      'started',
      `Unexpected date "${header.started}", expected one such as 2026-12-04`,
    );
  }
  return header;
}

/**
 * Checks the format number of a file where it has one under this key.
 * @throws PacketError `E_FRONT_MATTER` for what is no number, `E_FORMAT` for a newer one than this version knows.
 */
export function checkFormatNumber(source: SourceText, frontMatter: FrontMatter, key: 'packet' | 'plan'): void {
  const format = frontMatter.keys.find((each) => each.key === key)?.value?.trim();
  if (format === undefined) return;
  if (!/^\d{1,9}$/.test(format) || format === '0') {
    const message = `Unexpected format number "${format}", expected ${String(FORMAT_NUMBER)}`;
    throw malformed(source, frontMatter, key, message);
  }
  if (Number(format) > FORMAT_NUMBER) {
    throw new PacketError('E_FORMAT', `Unexpected format number ${format}, expected at most ${String(FORMAT_NUMBER)}`, {
      ...keyPlace(source, frontMatter, key),
      hint: 'npm install --global promotion-packet@latest     brings a version that knows it; the file stays as it is',
    });
  }
}

/** Whether front matter is that of a packet, readable or not. */
export function isPacketFrontMatter(frontMatter: FrontMatter): boolean {
  return frontMatter.keys.some(({ key }) => key === 'packet');
}

function malformed(source: SourceText, frontMatter: FrontMatter, key: string, message: string): PacketError {
  return new PacketError('E_FRONT_MATTER', message, {
    ...keyPlace(source, frontMatter, key),
    hint: mendHint(source),
  });
}

function keyPlace(
  source: SourceText,
  frontMatter: FrontMatter,
  key: string,
): { place: ReturnType<typeof placeAt>; excerpt: string | undefined } {
  const found = frontMatter.keys.find((each) => each.key === key);
  const place = placeAt(source, found?.valueRange.start ?? 0);
  return { place, excerpt: source.lines[place.line - 1]?.text };
}
