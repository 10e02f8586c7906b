import type { Version } from '../core/store/history.ts';
import type { LoggedWrite } from '../core/store/version-store.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** The headings of the parts in which a text, by its version, differs from another one. */
export type ChangedParts = (before: string | undefined, after: string | undefined) => readonly string[];

/** How many parts are named. */
const NAMED = 2;

/** What the tool wrote, a line each, in the order given; wrapped at `columns` where there is a terminal. */
export function writesText(
  writes: readonly LoggedWrite[],
  changed: ChangedParts,
  columns: number | undefined,
  style: Styler,
): string {
  if (writes.length === 0) return 'Nothing written yet.\n';
  const width = Math.max(...writes.map(({ by }) => by.length));
  return writes
    .map(({ date, time, by, files }) => {
      const names = files.map(({ path, before, after }) => {
        const about = after === undefined ? 'removed' : partsText(changed(before, after));
        return about === '' ? path : `${path} (${about})`;
      });
      const when = whenText(date, time);
      const head = `${style.quiet(when)}  ${style.text(by.padEnd(width))}  `;
      return listed(head, when.length + width + 4, style.path(names.join(', ')), columns);
    })
    .join('');
}

function whenText(date: string, time: string | undefined): string {
  return time === undefined ? date : `${date} ${time}`;
}

function partsText(parts: readonly string[]): string {
  const more = parts.length - NAMED;
  return [...parts.slice(0, NAMED), ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}

export function writesObject(writes: readonly LoggedWrite[]): object[] {
  return writes.map(({ date, time, by, files }) => ({
    date,
    time: time ?? null,
    by,
    files: files.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null })),
  }));
}

/** A row of a list: its first columns, `width` wide, and its words beside them, or below where there is no room. */
function listed(head: string, width: number, words: string, columns: number | undefined): string {
  if (columns === undefined || words === '') return `${`${head}${words}`.trimEnd()}\n`;
  if (columns - width < LEAST) return `${head.trimEnd()}\n${wrappedText(words, columns, '    ')}\n`;
  return `${wrappedText(words, columns, head, ' '.repeat(width))}\n`;
}

/** Columns that words need to stand beside others. */
const LEAST = 24;

/** The versions of a file, the latest first; the first one is what stands there now. */
export function versionsText(
  versions: readonly Version[],
  changed: ChangedParts,
  columns: number | undefined,
  style: Styler,
): string {
  const width = String(versions.length).length;
  const whens = versions.map(({ date, time }) => whenText(date, time));
  const widthOfWhen = Math.max(0, ...whens.map(({ length }) => length));
  const widthOfWho = Math.max(0, ...versions.map(({ by }) => whoText(by).length));
  return versions
    .map(({ number, version, by }, index) => {
      const parts = partsText(changed(versions[index - 1]?.version, version));
      const now = index === versions.length - 1 ? style.done(parts === '' ? 'now' : '  now') : '';
      const when = style.quiet((whens[index] ?? '').padEnd(widthOfWhen));
      const who = style.text(whoText(by).padEnd(widthOfWho));
      const head = `${style.title(String(number).padStart(width))}  ${when}  ${who}  `;
      return listed(head, width + widthOfWhen + widthOfWho + 6, `${style.text(parts)}${now}`, columns);
    })
    .toReversed()
    .join('');
}

/** Who wrote it: a command, or a hand. */
function whoText(by: string | undefined): string {
  return by ?? 'by hand';
}

export function versionsObject(versions: readonly Version[]): object[] {
  return versions.toReversed().map(({ number, version, date, time, by }, index) => ({
    number,
    version,
    date,
    time: time ?? null,
    by: by ?? null,
    isNow: index === 0,
  }));
}
