import { Lexer } from 'yaml';

/** What YAML found unreadable, at an offset in the block. */
export class YamlBlockError extends Error {
  override readonly name = 'YamlBlockError';
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

/** Levels of lists and maps in each other that a hand can need. */
const DEEPEST = 32;

/** What the lexer puts between the tokens of the text: before a scalar, where brackets are broken off, where a document begins. */
const SCALAR = '\u001f';
const FLOW_END = '\u0018';
const INSERTED = new Set([SCALAR, FLOW_END, '\u0002']);

/** A line's column, and how many lists and maps begin on it. */
interface Level {
  readonly column: number;
  count: number;
}

/**
 * Refuses what would make the parser recurse or loop, before it starts: a 4 KB nest of `- ` aborts the process. What stands in a
 * text does not count. `longest` is in characters.
 * @throws YamlBlockError
 */
export function refuseHostileShape(block: string, longest: number): void {
  if (block.length > longest) {
    throw new YamlBlockError(
      0,
      `Unexpected ${String(block.length)} characters of YAML, expected at most ${String(longest)}`,
    );
  }
  const levels: Level[] = [];
  let brackets = 0;
  let offset = 0;
  /** What a line begins with; undefined once something else has come. */
  let indentation: string | undefined = '';
  let isScalar = false;
  let isBlockNext = false;
  for (const token of new Lexer().lex(block)) {
    if (!isScalar && INSERTED.has(token)) {
      isScalar = token === SCALAR;
      if (token === FLOW_END) brackets = 0;
      continue;
    }
    if (isScalar && isBlockNext) {
      isBlockNext = false;
      indentation = '';
    } else if (isScalar) {
      beginLine(levels, indentation, brackets, offset);
      indentation = undefined;
    } else if (token === '\n' || token === '\r\n' || token === '\uFEFF') indentation = '';
    else if (indentation !== undefined && /^[ \t]+$/.test(token)) indentation += token;
    else if (!token.startsWith('#')) {
      // A comment may stand anywhere.
      beginLine(levels, indentation, brackets, offset);
      indentation = undefined;
      isBlockNext ||= /^[|>]/.test(token);
      const level = levels.at(-1);
      if (brackets === 0 && level !== undefined && /^[-?:]$/.test(token)) level.count += 1;
      if (token === '[' || token === '{') brackets += 1;
      if (token === ']' || token === '}') brackets -= 1;
      // Each would be an error of its own.
      if (brackets < 0)
        throw new YamlBlockError(offset, `Unexpected "${token}", expected no bracket without its other half`);
    }
    if (depthOf(levels) + brackets > DEEPEST) {
      throw new YamlBlockError(
        offset,
        `Unexpected nesting of more than ${String(DEEPEST)} levels, expected lines of the form key: value`,
      );
    }
    isScalar = false;
    offset += token.length;
  }
}

/** Counts the line that begins here, if one does and it is not inside of brackets, where indentation means nothing. */
function beginLine(levels: Level[], indentation: string | undefined, brackets: number, offset: number): void {
  if (indentation === undefined || brackets > 0) return;
  const tab = indentation.indexOf('\t');
  if (tab !== -1) {
    throw new YamlBlockError(
      offset - indentation.length + tab,
      'Unexpected tab, expected spaces for indentation',
      'replace the tab by two spaces',
    );
  }
  while ((levels.at(-1)?.column ?? -1) >= indentation.length) levels.pop();
  levels.push({ column: indentation.length, count: 0 });
}

function depthOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { count }) => sum + Math.max(1, count), 0);
}
