import { hostname } from 'node:os';
import { isRunning, processSpace, processStart } from './process-start.ts';
import { sha1 } from './sha-1.ts';

/** The number of a process, then as hashes its start, and its host with the namespace of the number. */
const PATTERN = /^(\d+)-([0-9a-f]{8})-([0-9a-f]{8})$/;

/** This process, once it was asked for. */
let mine: string | undefined;

/** This process in one word, such as `4711-0c1d2e3f-89abcdef`, that no other process has. */
export function processWord(): string {
  mine ??= `${String(process.pid)}-${hashed(processStart(process.pid))}-${hashed(here())}`;
  return mine;
}

/** Whether the process of this word was of this machine and runs no more; false for what is no such word. */
export function isDead(word: string): boolean {
  const [, pid, start, host] = PATTERN.exec(word) ?? [];
  return host !== undefined && host === hashed(here()) && !isRunning(Number(pid), (each) => hashed(each) === start);
}

/** Where the number of a process says which one it is. */
function here(): string {
  return `${hostname()} ${processSpace()}`;
}

function hashed(text: string): string {
  return sha1(new TextEncoder().encode(text)).slice(0, 8);
}
