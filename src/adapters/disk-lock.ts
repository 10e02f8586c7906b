import { constants, copyFileSync, linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Lock } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import { notWritten, systemCode, type ShowPath } from './disk-error.ts';
import { processStart } from './process-start.ts';

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
}

/**
 * The writer's lock of a `.packet` folder: a file that says who holds it. A holder that is dead is taken over, another process
 * that has got its number too; one on another host is waited for like a live one.
 */
export class DiskLock implements Lock {
  readonly #path: string;
  readonly #show: ShowPath;
  readonly #patience: number;
  #depth = 0;

  /** `folder` is there. `patience` in milliseconds. */
  constructor(folder: string, show: ShowPath, patience = PATIENCE) {
    this.#path = join(folder, 'lock');
    this.#show = show;
    this.#patience = patience;
  }

  holder(): 'alive' | 'dead' | 'elsewhere' | undefined {
    const text = readOrNothing(this.#path);
    if (text === undefined) return undefined;
    const holder = holderOf(text);
    // One that does not say whose it is may be on its way to disk.
    if (holder === undefined) return 'alive';
    if (holder.host !== hostname()) return 'elsewhere';
    return isAlive(holder) ? 'alive' : 'dead';
  }

  hold<Result>(use: () => Result): Result {
    if (this.#depth === 0) this.#take();
    this.#depth += 1;
    try {
      return use();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) remove(this.#path);
    }
  }

  #take(): void {
    const mine = `${this.#path}.${String(process.pid)}`;
    const text = `${JSON.stringify({ pid: process.pid, start: processStart(process.pid), host: hostname() })}\n`;
    try {
      // Whole from the first moment on: a name is given to what is written already.
      writeFileSync(mine, text, { mode: 0o600 });
      const end = performance.now() + this.#patience;
      while (!this.#linked(mine)) {
        if (performance.now() >= end) throw this.#held();
        this.#clearDead();
        pause();
      }
    } catch (error) {
      throw notWritten(this.#path, error, this.#show);
    } finally {
      remove(mine);
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
    if (text === undefined || holder === undefined || isAlive(holder)) return;
    const aside = `${this.#path}.${String(process.pid)}.dead`;
    try {
      renameSync(this.#path, aside);
    } catch {
      return;
    }
    // Somebody may have cleared it and locked anew in between: then it is theirs.
    if (readOrNothing(aside) !== text) this.#linked(aside);
    remove(aside);
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
    const { pid, start, host } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    return typeof pid === 'number' && typeof start === 'string' && typeof host === 'string'
      ? { pid, start, host }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process that took the lock still runs, as far as one can tell from here. */
function isAlive({ pid, start, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return start === processStart(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM' && start === processStart(pid);
  }
  return start === processStart(pid);
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // What is not there needs no removing, and what cannot be removed is cleared by the next one who finds its holder dead.
  }
}

/** Writers hold the lock for milliseconds, and the program has nothing else to do. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
