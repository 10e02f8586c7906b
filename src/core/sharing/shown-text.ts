import MarkdownIt, { type Token } from 'markdown-it';

type StateBlock = InstanceType<typeof MarkdownIt.StateBlock>;

/**
 * Blocks and inlines as CommonMark has them, tables aside, each backslash and entity told from text: what a reader sees of a text is
 * found in what was parsed, never by a pattern on its source.
 */
const parser = new MarkdownIt({ html: true });
parser.disable(['table', 'text_join', 'strip_references']);
parser.block.ruler.before('reference', 'footnote', footnoteRule, { alt: ['paragraph', 'reference'] });

const FOOTNOTE_START = /^\[\^([^\]\s]+)\]:[ \t]*/;

/** `[^1]: Text`, with the lines right below it, and what is indented below that, as code hosts have it. */
function footnoteRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number): string => state.src.slice(lineStart(state, line), state.eMarks[line]);
  const [mark, label] = FOOTNOTE_START.exec(lineAt(startLine)) ?? [];
  if (mark === undefined || state.sCount[startLine] === undefined || isCode(state, startLine)) return false;
  if (silent) return true;
  let next = startLine + 1;
  for (let line = next; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    const isBelow = line === next && !FOOTNOTE_START.test(lineAt(line));
    const isIndented = (state.sCount[line] ?? 0) >= state.blkIndent + 2;
    if (!isBelow && !isIndented) break;
    next = line + 1;
  }
  const token = state.push('footnote_definition', '', 0);
  token.map = [startLine, next];
  token.hidden = true;
  token.meta = { label };
  const lines = Array.from({ length: next - startLine }, (_, index) => lineAt(startLine + index));
  token.content = [lines[0]?.slice(mark.length) ?? '', ...lines.slice(1)].join(' ').replace(/\s+/g, ' ').trim();
  state.line = next;
  return true;
}

function lineStart(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function isCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

/** What a text can hold that nobody sees who reads it where it is shown. */
export const hiddenKinds = ['comment', 'html', 'image', 'link-title', 'definition'] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

/** Where links and footnotes of a whole packet are defined. */
export interface Definitions {
  /** As markdown-it keeps them, by normalized label. */
  readonly references: Readonly<Record<string, { readonly title: string; readonly href: string }>>;
  /** Markdown by label. */
  readonly footnotes: ReadonlyMap<string, string>;
}

/** A text as a copy holds it, and what was taken out of it, one element a piece. */
export interface ShownText {
  /** Markdown. */
  readonly text: string;
  readonly hidden: readonly HiddenKind[];
}

/** The definitions that stand in texts; of two with the same label the first one counts. */
export function definitionsIn(texts: readonly string[]): Definitions {
  const references: Record<string, { title: string; href: string }> = Object.create(null) as object as never;
  const footnotes = new Map<string, string>();
  for (const text of texts) {
    const env: { references?: typeof references } = { references };
    for (const token of parser.parse(text, env)) {
      if (token.type !== 'footnote_definition') continue;
      const { label } = token.meta as { label: string };
      if (!footnotes.has(label)) footnotes.set(label, token.content);
    }
  }
  return { references, footnotes };
}

/** How often a text is looked through: what was taken out may leave something behind that is hidden in its turn. */
const PASSES = 8;

/**
 * A text without what nobody sees in it: comments, other HTML, images, titles of links, definitions. A link that is defined
 * elsewhere gets its address, a footnote stands where it is referred to. A text without any of these is the same text.
 */
export function shownText(text: string, definitions: Definitions): ShownText {
  const hidden: HiddenKind[] = [];
  let shown = text;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const next = oncePassed(shown, definitions, hidden);
    if (next === shown) return { text: shown, hidden };
    shown = next;
  }
  return { text: '', hidden: [...hidden, 'html'] };
}

function oncePassed(text: string, definitions: Definitions, hidden: HiddenKind[]): string {
  const lines: (string | undefined)[] = text.split('\n');
  const drop = ([start, end]: readonly [number, number]): void => {
    lines.fill(undefined, start, end);
  };
  let isChanged = false;
  for (const token of parser.parse(text, { references: { ...definitions.references } })) {
    const { type, map } = token;
    if (map === null) continue;
    if (type === 'html_block' || type.endsWith('_definition')) {
      hidden.push(type === 'html_block' ? kindOfHtml(token.content) : 'definition');
      drop(map);
      isChanged = true;
    } else if (type === 'inline') {
      const shown = shownInline(token.content, definitions, hidden);
      if (shown === token.content) continue;
      replaceLines(lines, map, token.content, shown);
      isChanged = true;
    } else if (type === 'fence' && token.level === 0 && !isClosed(lines, map)) {
      // What stands behind it in a file shall not become code.
      lines.push(token.markup);
      isChanged = true;
    }
  }
  return isChanged ? lines.filter((line) => line !== undefined).join('\n') : text;
}

function isClosed(lines: readonly (string | undefined)[], [start, end]: readonly [number, number]): boolean {
  return end - start > 1 && /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(lines[end - 1] ?? '');
}

/** Puts the inlines of a block in place of those that were there, behind the marks that its lines begin with. */
function replaceLines(
  lines: (string | undefined)[],
  [start, end]: readonly [number, number],
  before: string,
  after: string,
): void {
  const old = before.split('\n');
  const margins = old.map((line, index) => marginOf(lines[start + index] ?? '', line));
  const [first, second] = margins;
  if (first === undefined || margins.includes(undefined) || after.trim() === '') {
    lines.fill(undefined, start, end);
    return;
  }
  const further = second ?? first.replace(/[^ \t>]/g, ' ');
  const text = after.split('\n').map((line, index) => `${index === 0 ? first : further}${line}`);
  const underline = lines.slice(start + old.length, end);
  lines.fill(undefined, start, end);
  lines[start] = [...text, ...underline].join('\n');
}

/** What stands before the inlines on a line; undefined where they are not found there. */
function marginOf(line: string, inlines: string): string | undefined {
  const at = line.lastIndexOf(inlines.trimEnd());
  return at === -1 ? undefined : line.slice(0, at);
}

function shownInline(content: string, definitions: Definitions, hidden: HiddenKind[]): string {
  const env = { references: { ...definitions.references } };
  const [token] = parser.parseInline(content, env);
  const children = token?.children ?? [];
  const notes = hasFootnotes(children, definitions);
  if (!notes && !children.some(isHiding)) return content;
  return children
    .map((child, index) => inlineSource(child, children, index, hidden))
    .join('')
    .replace(/[ \t]+$/gm, (space) => (space.length > 1 ? '  ' : ''))
    .replace(FOOTNOTE, (mark, label: string) => {
      const note = definitions.footnotes.get(label);
      return note === undefined ? mark : ` (${withoutFootnotes(note, definitions, hidden)})`;
    })
    .trim();
}

/** A footnote's text; what it refers to itself is left out. */
function withoutFootnotes(note: string, { references }: Definitions, hidden: HiddenKind[]): string {
  return shownInline(note.replace(FOOTNOTE, ''), { references, footnotes: new Map() }, hidden);
}

const FOOTNOTE = /\[\^([^\]\s]+)\]/g;

function hasFootnotes(children: readonly Token[], { footnotes }: Definitions): boolean {
  const text = children.map(({ type, content }) => (type === 'text' ? content : '\0')).join('');
  return [...text.matchAll(FOOTNOTE)].some(([, label = '']) => footnotes.has(label));
}

function isHiding(token: Token): boolean {
  if (token.type === 'html_inline') return !isShownTag(token.content);
  if (token.type === 'image') return true;
  return token.type === 'link_open' && (token.attrGet('title') !== null || token.meta !== null);
}

/** One inline as its source. What is hidden in it is left out and told. */
function inlineSource(token: Token, all: readonly Token[], index: number, hidden: HiddenKind[]): string {
  const { type, content, markup } = token;
  switch (type) {
    case 'text_special':
      return markup;
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return '\\\n';
    case 'code_inline':
      return codeSource(content, markup);
    case 'html_inline':
      if (isShownTag(content)) return content;
      hidden.push(kindOfHtml(content));
      return '';
    case 'image':
      hidden.push('image');
      return '';
    case 'link_open':
      if (token.attrGet('title') !== null) hidden.push('link-title');
      return markup === 'autolink' ? '<' : '[';
    case 'link_close':
      return markup === 'autolink' ? '>' : `](${addressSource(String(openingOf(all, index)?.attrGet('href') ?? ''))})`;
    default:
      return content === '' ? markup : content;
  }
}

function openingOf(all: readonly Token[], closing: number): Token | undefined {
  return all.slice(0, closing).findLast(({ type, level }) => type === 'link_open' && level === all[closing]?.level);
}

function addressSource(href: string): string {
  return /[()\s]/.test(href) || href === '' ? `<${href}>` : href;
}

function codeSource(content: string, markup: string): string {
  const space = /^`|`$/.test(content) ? ' ' : '';
  return `${markup}${space}${content}${space}${markup}`;
}

/** `List<String>` is text that somebody forgot to mark as code; elements and whatever has attributes are not. */
function isShownTag(tag: string): boolean {
  const [, name = ''] = /^<\/?([A-Za-z][A-Za-z0-9]*)\s*\/?>$/.exec(tag) ?? [];
  return /^[A-Z]/.test(name);
}

function kindOfHtml(source: string): HiddenKind {
  return source.trimStart().startsWith('<!--') ? 'comment' : 'html';
}
