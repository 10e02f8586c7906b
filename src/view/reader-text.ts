import MarkdownIt, { type Token } from 'markdown-it';
import { wrappedText } from './wrapped-text.ts';

const parser = new MarkdownIt({ html: false });
parser.disable(['image', 'table']);

/** Columns that a mail program shows without breaking lines (RFC 3676, section 4.2). */
const COLUMNS = 72;

/** A reader's file (Markdown) as plain text: no mark that only means something in Markdown, links with their addresses. */
export function readerText(markdown: string): string {
  const blocks: string[] = [];
  /** What the lines of a block begin with: the first, and those after it. */
  const margins: { first: string; further: string }[] = [];
  const counters: (number | undefined)[] = [];
  let isTight = false;
  const put = (text: string, isWrapped = true): void => {
    const first = margins.map((margin) => margin.first).join('');
    const further = margins.map((margin) => margin.further).join('');
    for (const margin of margins) margin.first = margin.further;
    const block = isWrapped
      ? wrappedText(text, COLUMNS, first, further)
      : text
          .split('\n')
          .map((line, index) => `${index === 0 ? first : further}${line}`.trimEnd())
          .join('\n');
    const last = blocks.at(-1);
    if (isTight && last !== undefined) blocks[blocks.length - 1] = `${last}\n${block}`;
    else blocks.push(block);
  };
  const tokens = parser.parse(markdown, {});
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'bullet_list_open':
        counters.push(undefined);
        break;
      case 'ordered_list_open':
        counters.push(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        counters.pop();
        isTight = false;
        break;
      case 'list_item_open': {
        const number = counters.at(-1);
        const mark = number === undefined ? '- ' : `${String(number)}. `;
        if (number !== undefined) counters[counters.length - 1] = number + 1;
        margins.push({ first: mark, further: ' '.repeat(mark.length) });
        isTight = tokens[index + 1]?.hidden === true && !isFirstItem(tokens, index);
        break;
      }
      case 'list_item_close':
        margins.pop();
        break;
      case 'blockquote_open':
        margins.push({ first: '> ', further: '> ' });
        break;
      case 'blockquote_close':
        margins.pop();
        break;
      case 'inline': {
        const opening = tokens[index - 1];
        const words = inlineText(token.children ?? []);
        if (opening?.type === 'heading_open' && /^h[12]$/.test(opening.tag)) put(underlined(words, opening.tag), false);
        else put(words);
        isTight = false;
        break;
      }
      case 'fence':
      case 'code_block':
        put(token.content.replace(/\n$/, '').replace(/^/gm, '    '), false);
        isTight = false;
        break;
      case 'hr':
        put('-'.repeat(COLUMNS / 2), false);
        break;
    }
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Whether an item is the first of an outermost list, so that a blank line stands before it; a nested one stands right below its item. */
function isFirstItem(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.type.endsWith('_list_open') === true && before.level === 0;
}

function underlined(words: string, tag: string): string {
  const text = wrappedText(words, COLUMNS);
  const longest = Math.min(COLUMNS, Math.max(...text.split('\n').map((line) => line.length)));
  return `${text}\n${(tag === 'h1' ? '=' : '-').repeat(longest)}`;
}

function inlineText(children: readonly Token[]): string {
  const addresses: string[] = [];
  return children
    .map((token, index) => {
      switch (token.type) {
        case 'softbreak':
          return ' ';
        case 'hardbreak':
          return '\n';
        case 'link_open':
          addresses.push(String(token.attrGet('href') ?? ''));
          return '';
        case 'link_close': {
          const address = addresses.pop() ?? '';
          const words = children[index - 1]?.content ?? '';
          return address === '' || words === address ? '' : ` <${address}>`;
        }
        default:
          return token.content;
      }
    })
    .join('');
}
