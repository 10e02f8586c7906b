import type { LoggedWrite } from './version-store.ts';

/** A file's text at one moment. */
export interface Version {
  /** From 1 on, the oldest first; a number stays with its text. */
  readonly number: number;
  /** Git's blob hash (SHA-1, 40 hex digits). */
  readonly version: string;
  /** ISO date on which it was written, or, for what a hand wrote, first found. */
  readonly date: string;
  /** The time of that day, `14:03`; undefined where it is not known. */
  readonly time?: string | undefined;
  /** The command that wrote it; undefined for a hand or another program. */
  readonly by: string | undefined;
}

/** The versions of one file, the oldest first. `path` is as the log has it; `now` the version of the file, with today's date. */
export function historyOf(
  writes: readonly LoggedWrite[],
  path: string,
  now: { readonly version: string; readonly today: string } | undefined,
): readonly Version[] {
  const versions: Version[] = [];
  const add = (version: string | undefined, date: string, time: string | undefined, by: string | undefined): void => {
    if (version === undefined || version === versions.at(-1)?.version) return;
    versions.push({ number: versions.length + 1, version, date, time, by });
  };
  for (const { date, time, by, files } of writes) {
    const file = files.find((each) => each.path === path);
    if (file === undefined) continue;
    add(file.before, date, undefined, undefined);
    add(file.after, date, time, by);
  }
  if (now !== undefined) add(now.version, now.today, undefined, undefined);
  return versions;
}
