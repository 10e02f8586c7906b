import {
  isMap,
  isScalar,
  parseDocument,
  visit,
  type Document as YamlDocument,
  type Pair,
  type Scalar,
  type YAMLError,
} from 'yaml';
import { PacketError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { parseSourceText, placeAt, type Range, type SourceText } from './source-text.ts';
import { refuseHostileShape, YamlBlockError } from './yaml-shape.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** One key of the front matter. Offsets are in the file. */
export interface FrontMatterKey {
  readonly key: string;
  /** The scalar as text, whatever YAML would make of it: `007` is `007`. Undefined for a list or a map. */
  readonly value: string | undefined;
  readonly keyRange: Range;
  /** The value as written, quotes included; empty where there is none. */
  readonly valueRange: Range;
  /** Whether the value is a scalar on one line that can be replaced without touching anything else. */
  readonly isReplaceable: boolean;
}

export interface FrontMatter {
  readonly keys: readonly FrontMatterKey[];
  /** Between the two fences, the last line end included. */
  readonly block: Range;
  /** `{ a: 1, b: 2 }` instead of lines. */
  readonly isFlow: boolean;
  /** 0-based line after the closing fence. */
  readonly bodyLine: number;
}

/** The keys of a YAML block; offsets in them count from the start of the block. */
export interface YamlBlock {
  readonly keys: readonly FrontMatterKey[];
  readonly isFlow: boolean;
}

/** Reads the YAML between two fences. The adapter goes through gray-matter; what YAML means is decided by `parseYamlBlock`. */
export type FrontMatterReader = (block: string) => YamlBlock;

/** Bounds on what a hand-written block can need: characters, aliases, keys. */
const BOUNDS = { length: 65_536, aliases: 20, keys: 500 } as const;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** A line that opens or closes front matter. */
export const FENCE = /^---[ \t]*$/;

/**
 * Splits a file at its two fences and reads what is between them.
 * @throws PacketError `E_FRONT_MATTER` with a place; `E_CONFLICT` for merge markers anywhere in the file.
 */
export function parseFrontMatter(source: SourceText, read: FrontMatterReader): FrontMatter {
  refuseConflictMarkers(source);
  const first = (source.lines[0]?.text ?? '').replace(/^\uFEFF/, '');
  if (source.text.replace(/^\uFEFF/, '').trim() === '') {
    throw frontMatterError(source, 0, 'Unexpected empty file, expected front matter between two lines ---');
  }
  if (!FENCE.test(first)) {
    const found = first.startsWith('---') ? `"${first.slice(0, 20)}"` : 'text';
    throw frontMatterError(source, 0, `Unexpected ${found} on the first line, expected a bare line ---`);
  }
  const closing = source.lines.findIndex((line, index) => index > 0 && FENCE.test(line.text));
  if (closing === -1) {
    throw frontMatterError(source, 0, 'Unexpected end of the file, expected a line --- that closes the front matter');
  }
  const block = { start: source.lines[1]?.start ?? 0, end: source.lines[closing]?.start ?? 0 };
  const parsed = readBlock(source, block, read);
  const move = (range: Range): Range => ({ start: range.start + block.start, end: range.end + block.start });
  const keys = parsed.keys.map((key) => ({ ...key, keyRange: move(key.keyRange), valueRange: move(key.valueRange) }));
  return { keys, block, isFlow: parsed.isFlow, bodyLine: closing + 1 };
}

function readBlock(source: SourceText, block: Range, read: FrontMatterReader): YamlBlock {
  try {
    return read(source.text.slice(block.start, block.end));
  } catch (error) {
    if (!(error instanceof YamlBlockError)) throw error;
    throw frontMatterError(source, block.start + error.offset, error.message, error.hint);
  }
}

function frontMatterError(source: SourceText, offset: number, message: string, hint?: string): PacketError {
  const place = placeAt(source, offset);
  const excerpt = source.lines[place.line - 1]?.text;
  return new PacketError('E_FRONT_MATTER', message, { place, excerpt, hint: hint ?? mendHint(source) });
}

/** What opens a file at the place where it cannot be read. */
export function mendHint({ file }: SourceText): string {
  const found = /^(?:(.*)\/)?packet\.md$/.exec(file);
  if (found === null) return 'mend it in an editor';
  const folder = found[1] === undefined ? '' : ` -C ${shellWord(found[1])}`;
  return `packet edit${folder}     opens the file there`;
}

const CONFLICT_START = /^<{7}(?: |$)/;
const CONFLICT_END = /^>{7}(?: |$)/;

/** @throws PacketError `E_CONFLICT` for the markers of an unfinished merge at the start of any line. */
export function refuseConflictMarkers(source: SourceText): void {
  const line = source.lines.findIndex(({ text }) => CONFLICT_START.test(text) || CONFLICT_END.test(text));
  if (line === -1) return;
  const { start = 0, text = '' } = source.lines[line] ?? {};
  throw new PacketError('E_CONFLICT', 'Unexpected marker of an unfinished merge, expected one text', {
    place: placeAt(source, start),
    excerpt: text,
    hint: 'choose one side in an editor and remove the lines <<<<<<<, ======= and >>>>>>>',
  });
}

/**
 * A YAML 1.2 map as its keys with places; every scalar is read as text.
 * @throws YamlBlockError for what is not one, or is larger, deeper or more tangled than a hand would write.
 */
export function parseYamlBlock(block: string): YamlBlock {
  return parsePlainLines(block) ?? parseAnyYaml(block);
}

/** `key: words` and nothing that YAML could give another meaning; what most front matter is made of. */
const PLAIN_LINE = new LetterPattern(
  String.raw`^([a-z][a-z0-9-]*): ([\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _./'()&+-]*[\p{L}\p{M}\p{N}_./'()&+-])?)$`,
);

/** Reads a block of plain lines without the YAML parser, which takes longer than all else; undefined for any other block. */
export function parsePlainLines(block: string): YamlBlock | undefined {
  if (block.length > BOUNDS.length) return undefined;
  const keys: FrontMatterKey[] = [];
  const seen = new Set(FORBIDDEN_KEYS);
  for (const line of parseSourceText('', block).lines) {
    if (line.text === '' && line.end === block.length) break;
    const [, key, value] = PLAIN_LINE.for(line.text).exec(line.text) ?? [];
    if (key === undefined || value === undefined || seen.has(key)) return undefined;
    seen.add(key);
    const keyRange = { start: line.start, end: line.start + key.length };
    keys.push({
      key,
      value,
      keyRange,
      valueRange: { start: line.end - value.length, end: line.end },
      isReplaceable: true,
    });
  }
  return keys.length === 0 ? undefined : { keys, isFlow: false };
}

/** Reads any block with the YAML parser. Throws as `parseYamlBlock`. */
export function parseAnyYaml(block: string): YamlBlock {
  refuseHostileShape(block, BOUNDS.length);
  const document = parseDocument(block, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const error = document.errors[0];
  if (error !== undefined)
    throw new YamlBlockError(openQuote(document, error) ?? error.pos[0], yamlMessage(error.code, error.message));
  const { contents } = document;
  if (contents === null) return { keys: [], isFlow: false };
  if (!isMap(contents)) {
    throw new YamlBlockError(
      contents.range[0],
      'Unexpected text or list as front matter, expected lines of the form key: value',
    );
  }
  let aliases = 0;
  visit(document, {
    Alias: (_, node) => {
      aliases += 1;
      if (aliases > BOUNDS.aliases)
        throw new YamlBlockError(
          node.range?.[0] ?? 0,
          `Unexpected ${String(aliases)} aliases, expected at most ${String(BOUNDS.aliases)}`,
        );
    },
  });
  if (contents.items.length > BOUNDS.keys) {
    throw new YamlBlockError(
      0,
      `Unexpected ${String(contents.items.length)} keys, expected at most ${String(BOUNDS.keys)}`,
    );
  }
  const seen = new Set<string>();
  const keys = contents.items.map((pair) => {
    const key = keyOf(pair, block);
    if (seen.has(key.key))
      throw new YamlBlockError(key.keyRange.start, `Unexpected second key "${key.key}", expected it once`);
    seen.add(key.key);
    return key;
  });
  return { keys, isFlow: contents.flow === true };
}

function keyOf(pair: Pair, block: string): FrontMatterKey {
  const { key, value } = pair;
  if (!isScalar(key) || key.range === undefined || key.range === null) {
    throw new YamlBlockError(0, 'Unexpected key that is not a word, expected lines of the form key: value');
  }
  const [start, end] = key.range;
  const name = textOf(key);
  if (FORBIDDEN_KEYS.has(name)) throw new YamlBlockError(start, `Unexpected key "${name}", expected another name`);
  const keyRange = { start, end };
  if (isScalar(value) && value.range !== undefined && value.range !== null) {
    const valueRange = { start: value.range[0], end: value.range[1] };
    const source = block.slice(valueRange.start, valueRange.end);
    const isPlainPlace =
      value.anchor === undefined && value.tag === undefined && !/[\r\n]/.test(source) && !/^[|>]/.test(source);
    const isAfterKey = !/[\r\n]/.test(block.slice(end, valueRange.start));
    return { key: name, value: textOf(value), keyRange, valueRange, isReplaceable: isPlainPlace && isAfterKey };
  }
  const range =
    value !== null && typeof value === 'object' && 'range' in value ? (value.range as Range3 | undefined) : undefined;
  const valueRange = range === undefined ? { start: end, end } : { start: range[0], end: range[1] };
  return { key: name, value: undefined, keyRange, valueRange, isReplaceable: false };
}

type Range3 = readonly [number, number, number];

/** A scalar as text; every one is, as the schema knows no other type. */
export function textOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : '';
}

const OPEN_QUOTE = /closing (?:'|")?"?quote/i;

/** The offset of the quote that nobody closed: the library tells where the text ended without it. */
function openQuote(document: YamlDocument, { code, message }: YAMLError): number | undefined {
  if (code !== 'MISSING_CHAR' || !OPEN_QUOTE.test(message)) return undefined;
  let offset: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') === true) offset = range?.[0];
    },
  });
  return offset;
}

/** The library's messages in our own words, where a hand is likely to meet them. */
function yamlMessage(code: string, message: string): string {
  if (code === 'MISSING_CHAR' && OPEN_QUOTE.test(message)) {
    return 'Unexpected end of the front matter inside a quoted text, expected a closing quote';
  }
  if (code === 'MISSING_CHAR') return `Unexpected end of a value, expected its closing mark (${message})`;
  if (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'Unexpected value over several lines, expected key: value on one line';
  return `Unexpected YAML, expected lines of the form key: value (${message})`;
}
