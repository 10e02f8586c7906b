import { constants, copyFileSync, linkSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Lock } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import { notWritten, systemCode, type ShowPath } from './disk-error.ts';
import { bootId, isRunning, processSpace, processStart } from './process-start.ts';
import { isDead, processWord } from './process-word.ts';
import { removeTemporary, temporaryFor } from './temporary-file.ts';

/** How long a live holder is waited for, and how often it is looked at, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 20;

/** What file systems without hard links say, such as exFAT. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  /** When that process started, in the words of its system; empty where the system does not say. */
  readonly start: string;
  readonly host: string;
  /** The run of the machine, and the namespace of the number; empty where the system does not say. */
  readonly boot: string;
  readonly space: string;
}

/**
 * The writer's lock of a `.packet` folder: a file that says who holds it. A holder that is dead is taken over, another process
 * that has got its number too; one on another host or in another container is waited for like a live one. A process holds it once, whichever object it asks.
 */
export class DiskLock implements Lock {
  readonly #path: string;
  readonly #show: ShowPath;
  readonly #patience: number;
  /** How often this process holds it, within itself, by path. What is not here and says that it is ours could not be removed. */
  static readonly #depths = new Map<string, number>();

  /** `folder` is there. `patience` in milliseconds. */
  constructor(folder: string, show: ShowPath, patience = PATIENCE) {
    this.#path = join(folder, 'lock');
    this.#show = show;
    this.#patience = patience;
  }

  get self(): string {
    return processWord();
  }

  isGone(word: string): boolean {
    return word === '' || isDead(word);
  }

  holder(): 'alive' | 'dead' | 'elsewhere' | undefined {
    const text = readOrNothing(this.#path);
    if (text === undefined) return undefined;
    const holder = holderOf(text);
    // One that does not say whose it is may be on its way to disk.
    return holder === undefined ? 'alive' : stateOf(holder);
  }

  hold<Result>(use: () => Result): Result {
    const depth = DiskLock.#depths.get(this.#path) ?? 0;
    if (depth === 0) this.#take();
    DiskLock.#depths.set(this.#path, depth + 1);
    try {
      return use();
    } finally {
      DiskLock.#depths.set(this.#path, depth);
      if (depth === 0) removeTemporary(this.#path);
    }
  }

  #take(): void {
    const mine = temporaryFor(this.#path);
    const text = `${JSON.stringify(thisHolder())}\n`;
    try {
      // Whole from the first moment on: a name is given to what is written already.
      writeFileSync(mine, text, { mode: 0o600, flag: 'wx' });
      const end = milliseconds() + this.#patience;
      while (!this.#linked(mine)) {
        if (milliseconds() >= end) throw this.#held();
        this.#clearDead();
        pause();
      }
    } catch (error) {
      throw notWritten(this.#path, error, this.#show);
    } finally {
      removeTemporary(mine);
    }
  }

  #linked(mine: string): boolean {
    try {
      linkSync(mine, this.#path);
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      if (!WITHOUT_LINKS.has(systemCode(error) ?? '')) throw error;
      return this.#copied(mine);
    }
  }

  /** Where the disk knows no links the lock is empty for a moment, and taken for a live one. */
  #copied(mine: string): boolean {
    try {
      copyFileSync(mine, this.#path, constants.COPYFILE_EXCL);
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      throw error;
    }
  }

  /** Takes a dead holder's lock away; under another name first, so that of two who see it only one does. */
  #clearDead(): void {
    const text = readOrNothing(this.#path);
    const holder = text === undefined ? undefined : holderOf(text);
    if (text === undefined || holder === undefined || stateOf(holder) !== 'dead') return;
    const aside = temporaryFor(this.#path);
    try {
      renameSync(this.#path, aside);
    } catch {
      return;
    }
    // Somebody may have cleared it and locked anew in between: then it is theirs.
    if (readOrNothing(aside) !== text) this.#linked(aside);
    removeTemporary(aside);
  }

  #held(): PacketError {
    const holder = holderOf(readOrNothing(this.#path) ?? '');
    const lock = this.#show(this.#path);
    const who = holder === undefined ? 'another program' : `process ${String(holder.pid)} on ${holder.host}`;
    return new PacketError('E_LOCKED', `Unexpected lock ${lock} of ${who}, expected none`, {
      hint: `rm ${shellWord(lock)}     where that program is not there any more`,
    });
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    const { pid, start, host, boot, space } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    if (typeof pid !== 'number' || typeof start !== 'string' || typeof host !== 'string') return undefined;
    return { pid, start, host, boot: wordOf(boot), space: wordOf(space) };
  } catch {
    return undefined;
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function thisHolder(): Holder {
  const { pid } = process;
  return { pid, start: processStart(pid), host: hostname(), boot: bootId(), space: processSpace() };
}

/**
 * Whether the process that took the lock still runs, as far as one can tell from here: not on another host, and not in another
 * namespace, such as that of a container. It is asked by none that holds it itself.
 */
function stateOf({ pid, start, host, boot, space }: Holder): 'alive' | 'dead' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  if (isOther(boot, bootId())) return 'dead';
  if (isOther(space, processSpace())) return 'elsewhere';
  return pid !== process.pid && isRunning(pid, (each) => each === start) ? 'alive' : 'dead';
}

function isOther(said: string, own: string): boolean {
  return said !== '' && own !== '' && said !== own;
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writers hold the lock for milliseconds, and the program has nothing else to do. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/** Since the start of the process; `performance` would have to be loaded. */
function milliseconds(): number {
  return process.uptime() * 1000;
}
