import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The calls that make, fill, name, change and remove files; `?` since a kernel has not all of them (strace(1)). */
const TRACED = [
  'openat',
  'write',
  'pwrite64',
  'writev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'chmod',
  'fchmod',
  'fchmodat',
  'fchown',
];

/** Calls whose file is an open one: strace writes its path behind the number. */
const ON_OPEN_FILES = new Set(['write', 'pwrite64', 'writev', 'fsync', 'fdatasync', 'ftruncate', 'fchmod', 'fchown']);

/** One call of the program's main thread. */
export interface Call {
  readonly name: string;
  /** Which of the calls of this name it is, from 1 on, below the folder or not: strace's `when`. */
  readonly ordinal: number;
  /** What it is about, relative to the folder, of two names the old one; names of temporary files without what is random. */
  readonly path: string;
  /** The second name of a rename or a link. */
  readonly newPath: string | undefined;
}

/** What is done to one call: the program dies on entering it, it fails with this error, or the program stops when it is done. */
export type Fault = 'KILL' | 'ENOSPC' | 'EIO' | 'STOP';

/** What a fault was done to. */
export interface Hit {
  /** Whether it is one of the calls that write below the folder. */
  readonly isCall: boolean;
  /** How many of these came before it. */
  readonly place: number;
}

/** What strace has seen of one run. */
export interface Recording {
  /** The calls that write below the folder, in their order. */
  readonly calls: readonly Call[];
  /** The calls that open a file below the folder to read it. */
  readonly reads: readonly Call[];
  /** Whether the program has been stopped, and not gone on for ever. */
  readonly isStopped: boolean;
  /** What the fault was done to; undefined where it was done to nothing. */
  readonly hit: Hit | undefined;
}

/** Whether there is a strace that may trace; where CI=true there has to be. */
export function canTrace(): boolean {
  const { status } = spawnSync('strace', ['-o', '/dev/null', 'true']);
  if (status !== 0 && process.env['CI'] === 'true') throw new Error('strace is not there, or may not trace');
  return status === 0;
}

/**
 * What to put before a command so that strace logs it to a file, and does a fault to one of its calls. Only the main thread is
 * followed: no child and, since the program writes by synchronous calls, nothing that writes.
 */
export function straceWords(log: string, fault?: { readonly kind: Fault; readonly at: Call }): readonly string[] {
  const words = ['strace', '-y', '-o', log, '-e', 'signal=STOP', '-e'];
  if (fault === undefined) return [...words, `trace=${TRACED.map((name) => `?${name}`).join(',')}`];
  const { name, ordinal } = fault.at;
  const what = fault.kind === 'KILL' || fault.kind === 'STOP' ? `signal=${fault.kind}` : `error=${fault.kind}`;
  return [...words, `trace=${name}`, '-e', `inject=${name}:${what}:when=${String(ordinal)}`];
}

/** The same for a log of all threads, and of children, each line with the number of its thread. */
export function straceAllWords(log: string): readonly string[] {
  return ['strace', '-f', ...straceWords(log).slice(1)];
}

/** The numbers of the threads that write below the folder, by a log of all threads. */
export function writingThreads(log: string, folder: string): ReadonlySet<string> {
  const lines = readFileSync(log, 'utf8').split('\n');
  const found = lines.flatMap((line) => {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const name = /^(\w+)\(/.exec(call)?.[1];
    const isWriting = name !== undefined && !isReading(name, call) && callOf(name, 1, call, folder) !== undefined;
    return isWriting ? [thread] : [];
  });
  return new Set(found);
}

/** Reads a log that strace wrote. `folder`: absolute; calls about other files are counted and passed over. */
export function readRecording(log: string, folder: string): Recording {
  const counts = new Map<string, number>();
  const calls: Call[] = [];
  const reads: Call[] = [];
  let hit: Recording['hit'];
  const lines = readFileSync(log, 'utf8').split('\n');
  for (const line of lines) {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) continue;
    const ordinal = (counts.get(name) ?? 0) + 1;
    counts.set(name, ordinal);
    const call = callOf(name, ordinal, line, folder);
    // A call in which the program was killed has no result.
    if (line.endsWith(' (INJECTED)') || line.endsWith(' = ?'))
      hit = { isCall: call !== undefined && !isReading(name, line), place: calls.length };
    if (call === undefined) continue;
    // What fails by itself changes nothing.
    if (/ = -1 E\w+ \([^)]*\)$/.test(line)) continue;
    if (!isReading(name, line)) calls.push(call);
    else if (!line.includes('O_DIRECTORY')) reads.push(call);
  }
  return { calls, reads, hit, isStopped: lines.some((line) => line.startsWith('--- stopped by SIGSTOP')) };
}

function isReading(name: string, line: string): boolean {
  return name === 'openat' && !/O_WRONLY|O_RDWR|O_CREAT/.test(line);
}

/** A call about a file below the folder; undefined for any other. */
function callOf(name: string, ordinal: number, line: string, folder: string): Call | undefined {
  const pattern = ON_OPEN_FILES.has(name) ? /^\w+\(\d+<([^>]*)>/g : /"([^"]*)"/g;
  const [path, newPath] = [...line.matchAll(pattern)].map(([, found = '']) => found);
  if (path === undefined || (path !== folder && !path.startsWith(`${folder}/`))) return undefined;
  return {
    name,
    ordinal,
    path: named(path, folder),
    newPath: newPath === undefined ? undefined : named(newPath, folder),
  };
}

function named(path: string, folder: string): string {
  const relative = path === folder ? '.' : path.slice(folder.length + 1);
  return relative.replace(/\.\d+[-.0-9a-f]*\.tmp$/, '.#.tmp').replace(/\/lock\.\d+/, '/lock.#');
}
