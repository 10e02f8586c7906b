import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { environmentIn, packetProgram, type Outcome, type TestFolder } from '../support/packet-program.ts';
import { Terminal } from '../support/terminal.ts';
import type { WritingCommand } from './writing-commands.ts';

/** How long one run may take, in milliseconds: a fault ends in an answer. */
const PATIENCE = 30_000;

/** Who commits, where something is committed. */
export const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

export interface RunOptions {
  /** Words before the command's own, such as strace and its options. */
  readonly under?: readonly string[];
  /** Over the environment of the folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it was run before, and cut off. */
  readonly isAgain?: boolean;
  /** Called with the number of the process. */
  readonly onStart?: (pid: number) => void;
}

/** Runs a command in a folder to its end; in a terminal, where it asks. What a terminal shows is its standard error. */
export async function runCommand(
  command: WritingCommand,
  folder: TestFolder,
  { under = [], env, isAgain = false, onStart }: RunOptions = {},
): Promise<Outcome> {
  const words = [...under, process.execPath, packetProgram, ...command.words];
  const talk = isAgain ? command.talk?.again : command.talk?.first;
  const all = { ...committer, ...command.env, ...talk?.env, ...env };
  if (talk === undefined) return runToEnd(words, folder, all, onStart);
  const [program = '', ...given] = words;
  const terminal = new Terminal(folder, given, { program, env: all });
  onStart?.(terminal.pid);
  try {
    await talk.hold(terminal, folder);
    const code = await terminal.end();
    return { stdout: '', stderr: terminal.shown, code: code === 128 + 9 ? null : code };
  } finally {
    if (!terminal.hasEnded) killTree(terminal.pid);
  }
}

async function runToEnd(
  [program = '', ...words]: readonly string[],
  folder: TestFolder,
  env: Readonly<Record<string, string>>,
  onStart: (pid: number) => void = () => undefined,
): Promise<Outcome> {
  const child = spawn(program, words, {
    cwd: folder.path,
    env: { ...environmentIn(folder.path), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (said.stdout += String(data)));
  child.stderr.on('data', (data) => (said.stderr += String(data)));
  return new Promise((resolve, reject) => {
    const { pid } = child;
    if (pid !== undefined) onStart(pid);
    const deadline = setTimeout(() => {
      if (pid !== undefined) killTree(pid);
      reject(new Error(`no end in ${String(PATIENCE)} ms: ${words.join(' ')}`));
    }, PATIENCE);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(deadline);
      resolve({ ...said, code });
    });
  });
}

/** The processes that a process has started and that still run (proc(5)). */
export function childrenOf(pid: number): readonly number[] {
  try {
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Ends a process and those that it started, these first: what strace traces outlives it. */
export function killTree(pid: number): void {
  for (const child of childrenOf(pid)) killTree(child);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
