import type { Version } from '../core/store/history.ts';
import type { LoggedWrite } from '../core/store/version-store.ts';
import type { Styler } from './styler.ts';

/** What the tool wrote, a line each, in the order given. */
export function writesText(writes: readonly LoggedWrite[], style: Styler): string {
  if (writes.length === 0) return 'Nothing written yet.\n';
  const width = Math.max(...writes.map(({ by }) => by.length));
  return writes
    .map(({ date, by, files }) => {
      const names = files.map(({ path, after }) => (after === undefined ? `${path} (removed)` : path)).join(', ');
      return `${style.quiet(date)}  ${style.text(by.padEnd(width))}  ${style.path(names)}\n`;
    })
    .join('');
}

export function writesObject(writes: readonly LoggedWrite[]): object[] {
  return writes.map(({ date, by, files }) => ({
    date,
    by,
    files: files.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null })),
  }));
}

/** The versions of a file, the latest first; the first one is what stands there now. */
export function versionsText(versions: readonly Version[], style: Styler): string {
  const width = String(versions.length).length;
  return versions
    .toReversed()
    .map(({ number, date, by }, index) => {
      const who = by ?? 'by hand';
      return `${style.title(String(number).padStart(width))}  ${style.quiet(date)}  ${style.text(who)}${index === 0 ? style.done('  now') : ''}\n`;
    })
    .join('');
}

export function versionsObject(versions: readonly Version[]): object[] {
  return versions
    .toReversed()
    .map(({ number, version, date, by }, index) => ({ number, version, date, by: by ?? null, isNow: index === 0 }));
}
