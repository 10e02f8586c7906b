import { linesOf } from '../core/document/source-text.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

const ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?[ \t]+(?=\S)/;
const FENCE = /^(?:`{3,}|~{3,})/;
/** What neither goes on with the line above it nor is gone on with: headings, tables, comments, quotes, underlines, rules. */
const ALONE = /^(?:#{1,6}(?:[ \t]|$)|[|<>]|[-=*_](?:[ \t]*[-=*_])*[ \t]*$)/;
const HARD_BREAK = /(?:\\| {2})$/;

/**
 * Markdown as it stands in a file, for reading on a screen: its lines are broken anew where its author broke them for a file, an item
 * hangs on its mark, and code stays line by line.
 */
export function markdownRows(source: string, columns: number, margin: string): string {
  const rows: string[] = [];
  let open: { readonly indentation: number; readonly mark: string; readonly words: string[] } | undefined;
  let fence: string | undefined;
  const most = Math.floor(columns / 3);
  const put = (text: string, indentation: number, mark = ''): void => {
    const first = margin + ' '.repeat(Math.min(indentation, most));
    rows.push(wrappedText(text, columns, first + mark, first + ' '.repeat(Math.min(mark.length, most))));
  };
  const end = (): void => {
    if (open !== undefined) put(open.words.join(' '), open.indentation, open.mark);
    open = undefined;
  };
  for (const line of linesOf(source)) {
    const text = line.trim();
    const indentation = textWidth(/^[ \t]*/.exec(line.replaceAll('\t', '    '))?.[0] ?? '');
    const fenced = FENCE.exec(text)?.[0];
    if (fence !== undefined || fenced !== undefined) {
      end();
      put(text, indentation);
      if (fence === undefined) fence = fenced;
      else if (fenced?.startsWith(fence) === true && text === fenced) fence = undefined;
    } else if (text === '' || ALONE.test(text)) {
      end();
      put(text, indentation);
    } else {
      const item = ITEM.exec(text)?.[0];
      if (open === undefined || item !== undefined) {
        end();
        open = { indentation, mark: item ?? '', words: [text.slice(item?.length ?? 0)] };
      } else open.words.push(text);
      if (HARD_BREAK.test(line)) end();
    }
  }
  end();
  return rows.join('\n');
}
