import type { Version } from '../core/store/history.ts';
import type { LoggedWrite } from '../core/store/version-store.ts';
import type { Styler } from './styler.ts';

/** The headings of the parts in which a text, by its version, differs from another one. */
export type ChangedParts = (before: string | undefined, after: string | undefined) => readonly string[];

/** How many parts are named. */
const NAMED = 2;

/** What the tool wrote, a line each, in the order given. */
export function writesText(writes: readonly LoggedWrite[], changed: ChangedParts, style: Styler): string {
  if (writes.length === 0) return 'Nothing written yet.\n';
  const width = Math.max(...writes.map(({ by }) => by.length));
  return writes
    .map(({ date, time, by, files }) => {
      const names = files.map(({ path, before, after }) => {
        const about = after === undefined ? 'removed' : partsText(changed(before, after));
        return about === '' ? path : `${path} (${about})`;
      });
      return `${style.quiet(whenText(date, time))}  ${style.text(by.padEnd(width))}  ${style.path(names.join(', '))}\n`;
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

/** The versions of a file, the latest first; the first one is what stands there now. */
export function versionsText(versions: readonly Version[], changed: ChangedParts, style: Styler): string {
  const width = String(versions.length).length;
  return versions
    .map(({ number, version, date, time, by }, index) => {
      const parts = partsText(changed(versions[index - 1]?.version, version));
      const who = style.text(`${by ?? 'by hand'}${parts === '' ? '' : `  ${parts}`}`);
      const isNow = index === versions.length - 1;
      return `${style.title(String(number).padStart(width))}  ${style.quiet(whenText(date, time))}  ${who}${isNow ? style.done('  now') : ''}\n`;
    })
    .toReversed()
    .join('');
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
