import MarkdownIt from 'markdown-it';

/** A heading of the outermost level. Lines are 0-based in the file; `end` is exclusive. */
export interface HeadingBlock {
  readonly start: number;
  readonly end: number;
  /** 1 to 6. */
  readonly depth: number;
  /** Underlined instead of marked with `#`. */
  readonly isUnderlined: boolean;
}

/** An item of a list, of the outermost level or directly in another item. Trailing blank lines are not part of it. */
export interface ItemBlock {
  readonly start: number;
  readonly end: number;
  /** Columns that its continuation lines are indented by. */
  readonly indentation: number;
  /** The paragraph that it begins with, if it does. */
  readonly paragraph: { readonly start: number; readonly end: number } | undefined;
  readonly items: readonly ItemBlock[];
}

export interface Blocks {
  readonly headings: readonly HeadingBlock[];
  readonly items: readonly ItemBlock[];
}

/** Blocks only: what stands inside a paragraph is never asked for here, and parsing it would take most of the time. */
const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(['normalize', 'block']);

const ITEM_START = /^[ \t>]*?([-+*]|\d{1,9}[.)])([ \t]*)/;

interface OpenItem {
  readonly start: number;
  readonly end: number;
  readonly indentation: number;
  paragraph: { start: number; end: number } | undefined;
  readonly items: ItemBlock[];
}

/** The blocks of Markdown lines, as CommonMark has them; `firstLine` is where in the file the first of them stands. */
export function parseBlocks(lines: readonly string[], firstLine: number): Blocks {
  const headings: HeadingBlock[] = [];
  const items: ItemBlock[] = [];
  const open: OpenItem[] = [];
  let previousType = '';
  for (const token of parser.parse(lines.join('\n'), {})) {
    const [start, end] = (token.map ?? [0, 0]).map((line) => line + firstLine) as [number, number];
    if (token.type === 'heading_open' && token.level === 0) {
      const isUnderlined = !token.markup.startsWith('#');
      headings.push({ start, end, depth: Number(token.tag.slice(1)), isUnderlined });
    } else if (token.type === 'list_item_open' && token.level === open.length * 2 + 1) {
      open.push({ ...itemRange(lines, firstLine, start, end), paragraph: undefined, items: [] });
    } else if (token.type === 'list_item_close' && token.level === open.length * 2 - 1) {
      const item = open.pop();
      if (item !== undefined) (open.at(-1)?.items ?? items).push(item);
    } else if (token.type === 'paragraph_open' && previousType === 'list_item_open') {
      const item = open.at(-1);
      if (item !== undefined && token.level === open.length * 2) item.paragraph = { start, end };
    }
    previousType = token.type;
  }
  return { headings, items };
}

function itemRange(
  lines: readonly string[],
  firstLine: number,
  start: number,
  mapEnd: number,
): Pick<OpenItem, 'start' | 'end' | 'indentation'> {
  let end = mapEnd;
  while (end > start + 1 && lines[end - 1 - firstLine]?.trim() === '') end -= 1;
  const line = lines[start - firstLine] ?? '';
  const match = ITEM_START.exec(line);
  const spaces = match?.[2]?.length ?? 1;
  const isEmpty = match !== null && match[0].length === line.length;
  const markerEnd = (match?.[0].length ?? 2) - spaces;
  return { start, end, indentation: markerEnd + (isEmpty || spaces > 4 || spaces === 0 ? 1 : spaces) };
}
