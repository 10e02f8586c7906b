import type { Files } from '../ports.ts';
import { undoableWrites, type LoggedWrite } from './version-store.ts';
import type { Writer } from './writer.ts';

/**
 * The last write, where the command of this name (`by`, as the log has it) has made it and was cut off behind it: its files wait for
 * a commit, and stand as it has left them, or as it has found them. During a merge they wait although nothing was cut off.
 */
export function cutOffWrite(writer: Writer, files: Files, by: string): LoggedWrite | undefined {
  const pending = new Set(writer.pending());
  if (pending.size === 0) return undefined;
  const write = undoableWrites(writer.versions.writes(), undefined).at(-1);
  if (write?.by !== by) return undefined;
  const isItsOwn = write.files.every(({ path, before, after }) => {
    const absolute = writer.absolute(path);
    return pending.has(absolute) && [before, after].includes(files.read(absolute)?.version);
  });
  return isItsOwn ? write : undefined;
}
