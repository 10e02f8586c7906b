import { readdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './disk-error.ts';
import { isDead, processWord } from './process-word.ts';

/** What stands between the name of a file and the moment. */
const PATTERN = /^\..*\.(\d+-[0-9a-f]{8}-[0-9a-f]{8})\.[0-9a-f]{8}\.tmp$/s;

/**
 * A name beside a file for what is to become it, of this process alone: `.packet.md.PID-START-HOST.MOMENT.tmp`. A long name is cut:
 * there are file systems with 143 bytes for a name.
 */
export function temporaryFor(target: string): string {
  const name = Array.from(basename(target)).slice(0, 24).join('');
  return join(dirname(target), `.${name}.${processWord()}.${moment()}.tmp`);
}

/** Nanoseconds as 8 hex digits: others have other words, and this process is at one place at a time. Node's random bytes take 5 ms to load. */
function moment(): string {
  return (process.hrtime.bigint() & 0xffff_ffffn).toString(16).padStart(8, '0');
}

/** The temporary files in a folder whose process was of this machine and is dead; absolute paths. Never throws. */
export function deadTemporaries(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => {
      const word = PATTERN.exec(name)?.[1];
      return word !== undefined && isDead(word);
    })
    .map((name) => join(folder, name));
}

/** Whether a file of this name, with or without the folders before it, is a temporary one. */
export function isTemporary(path: string): boolean {
  return PATTERN.test(basename(path));
}

/** Removes a temporary file, if that can be. Never throws: the next writer clears what stays. */
export function removeTemporary(path: string): void {
  // Once more, since what a disk refuses once it may well do the next time, and what stays the user would see.
  if (!isRemoved(path)) isRemoved(path);
}

function isRemoved(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    // Somebody else has cleared it, or the disk is not well: what is being done has its own error for that.
    return systemCode(error) === 'ENOENT';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
