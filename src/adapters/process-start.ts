import { readFileSync, readlinkSync } from 'node:fs';
import { systemCode } from './disk-error.ts';

/**
 * When a process started, in the words of its system, so that a number that was given anew is told from the process that had it:
 * clock ticks since the machine started (proc(5), field 22 of /proc/PID/stat), else what `ps` says. Empty where nobody says.
 */
export function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    if (process.platform === 'linux') return '';
    // Only where it is needed: to load it is a part of every start.
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return typeof stdout === 'string' ? stdout.trim() : '';
  }
}

/**
 * The namespace in which this process has its number, such as `pid:[4026531836]` (pid_namespaces(7)): a container has one of its own,
 * and sees no process of any other. Empty where the system does not say.
 */
export function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** What tells this run of the machine from those before (random(4)); empty where the system does not say. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Whether the process of this number runs and is the one that is meant, of which `isMeant` knows the start. */
export function isRunning(pid: number, isMeant: (start: string) => boolean): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked.
    if (systemCode(error) !== 'EPERM') return false;
  }
  return isMeant(processStart(pid));
}
