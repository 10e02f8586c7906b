import { PacketError } from '../errors.ts';
import { formatScalar } from './format-scalar.ts';
import { parseFrontMatter, type FrontMatter, type FrontMatterReader } from './front-matter.ts';
import { parseSourceText, placeAt, splice, type Range, type SourceText } from './source-text.ts';

/**
 * The text with one key of its front matter set: the bytes of its value replaced, or a line added after the last key. The result
 * is read again, and refused if anything but that key changed its meaning.
 * @throws PacketError `E_EDIT` with a place where a hand has to do it.
 */
export function setFrontMatterKey(
  source: SourceText,
  frontMatter: FrontMatter,
  key: string,
  value: string,
  read: FrontMatterReader,
): string {
  const existing = frontMatter.keys.find((each) => each.key === key);
  if (existing !== undefined && !existing.isReplaceable) {
    throw editRefusal(
      source,
      existing.keyRange,
      `Unexpected layout of "${key}", expected its value on the line of the key`,
    );
  }
  const scalar = formatScalar(value);
  let text: string;
  if (existing !== undefined) {
    const isGlued = source.text[existing.valueRange.start - 1] === ':';
    const isBeforeComment = source.text[existing.valueRange.end] === '#';
    text = splice(source, existing.valueRange, `${isGlued ? ' ' : ''}${scalar}${isBeforeComment ? ' ' : ''}`);
  } else if (frontMatter.isFlow) {
    const end = source.text.lastIndexOf('}', frontMatter.block.end);
    const isBare = /[{,]\s*$/.test(source.text.slice(frontMatter.block.start, end));
    text = splice(source, { start: end, end }, `${isBare ? '' : ', '}${formatScalar(key)}: ${scalar}`);
  } else {
    const { end } = frontMatter.block;
    text = splice(source, { start: end, end }, `${formatScalar(key)}: ${scalar}\n`);
  }
  const wanted = frontMatter.keys.map((each) => [each.key, each.key === key ? value : each.value] as const);
  if (existing === undefined) wanted.push([key, value]);
  const after = parseFrontMatter(parseSourceText(source.file, text), read);
  const isSame =
    after.keys.length === wanted.length &&
    wanted.every(([name, text], index) => after.keys[index]?.key === name && after.keys[index].value === text);
  // What follows the closing fence stays, byte by byte, so that only where it begins can change.
  const isBodySame = text.length - after.block.end === source.text.length - frontMatter.block.end;
  if (isSame && isBodySame) return text;
  throw editRefusal(source, frontMatter.block, OTHERWISE);
}

/**
 * The text without a key of its front matter: its line is taken out. Refused where anything else would change its meaning.
 * @throws PacketError `E_EDIT` with a place where a hand has to do it.
 */
export function removeFrontMatterKey(
  source: SourceText,
  frontMatter: FrontMatter,
  key: string,
  read: FrontMatterReader,
): string {
  const existing = frontMatter.keys.find((each) => each.key === key);
  if (existing === undefined) return source.text;
  const index = placeAt(source, existing.keyRange.start).line - 1;
  const line = source.lines[index];
  const next = source.lines[index + 1];
  const isAlone = existing.isReplaceable && !frontMatter.isFlow;
  if (!isAlone || line === undefined || next === undefined)
    throw editRefusal(source, existing.keyRange, `Unexpected layout of "${key}", expected it on a line of its own`);
  const text = splice(source, { start: line.start, end: next.start }, '');
  const after = parseFrontMatter(parseSourceText(source.file, text), read);
  const wanted = frontMatter.keys.filter((each) => each !== existing);
  const isSame =
    after.keys.length === wanted.length &&
    wanted.every((each, at) => after.keys[at]?.key === each.key && after.keys[at].value === each.value);
  const isBodySame = text.length - after.block.end === source.text.length - frontMatter.block.end;
  if (isSame && isBodySame) return text;
  throw editRefusal(source, frontMatter.block, OTHERWISE);
}

const OTHERWISE = 'Unexpected layout around this place, expected one in which this edit changes nothing else';

/** Why an edit is left to a hand, with its place. */
export function editRefusal(
  source: SourceText,
  range: Range,
  message: string = OTHERWISE,
  hint = 'change it in an editor; a fence or comment that is not closed is the usual reason',
): PacketError {
  const place = placeAt(source, range.start);
  return new PacketError('E_EDIT', message, { place, excerpt: source.lines[place.line - 1]?.text, hint });
}
