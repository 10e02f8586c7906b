import { dirname } from 'node:path';
import type { Call } from '../support/strace.ts';

/** Packet's own bookkeeping that need not survive a power cut: who writes now. */
const PASSING = /(?:^|\/)\.packet\/(?:lock|\.lock\.#\.tmp)$/;

/**
 * What a power cut could take although the command went on: a file that got its name before its text was synced, a name whose
 * folder was not synced before the next step, lines that were added and not synced.
 */
export function orderProblems(calls: readonly Call[]): readonly string[] {
  const steps = calls.filter(({ path, newPath }) => !PASSING.test(newPath ?? path) && !PASSING.test(path));
  return steps.flatMap((call, index) => {
    const { name, path, newPath } = call;
    const before = steps.slice(0, index);
    const next = steps.slice(index + 1).find((each) => !isOfOldFile(each));
    if (/^(?:rename|link)/.test(name) && newPath !== undefined && !isOfOldFile(call)) {
      const lastWrite = before.findLastIndex((each) => each.path === path && each.name === 'write');
      const lastSync = before.findLastIndex((each) => each.path === path && each.name === 'fsync');
      return [
        ...(lastWrite !== -1 && lastSync < lastWrite ? [`${newPath} gets its name before it is synced`] : []),
        ...(isSyncOf(next, dirname(newPath)) ? [] : [`the folder of ${newPath} is not synced after it got its name`]),
      ];
    }
    if (name.startsWith('unlink') && !path.endsWith('.tmp'))
      return isSyncOf(next, dirname(path)) ? [] : [`the folder of ${path} is not synced after its removal`];
    if (name === 'write' && !path.endsWith('.tmp'))
      return isSyncOf(next, path) ? [] : [`${path} is not synced after it was written`];
    return [];
  });
}

function isSyncOf(call: Call | undefined, path: string): boolean {
  return call?.name === 'fsync' && call.path === path;
}

/** The second name of an old file comes and goes in between. */
function isOfOldFile({ name, path, newPath }: Call): boolean {
  return (
    (name.startsWith('unlink') && path.endsWith('.tmp')) ||
    (name.startsWith('link') && newPath?.endsWith('.tmp') === true)
  );
}
