import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The repository's folder, absolute, with a slash at its end. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What bin names: the program as it is installed. */
export const packetProgram = join(repository, 'bin/packet.js');

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly code: number | null;
}

export interface RunOptions {
  /** What stands on standard input; nothing where it is left out. */
  readonly input?: string | Uint8Array;
  /** Over the environment of the folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** Relative to the folder. */
  readonly cwd?: string;
  readonly spawn?: Pick<SpawnSyncOptions, 'uid' | 'gid' | 'stdio'>;
}

/** What the program sees of the outside: nothing of the user's shell but where programs are. */
export function environmentIn(home: string): Record<string, string> {
  return {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    PACKET_TODAY: '2026-11-20',
    GIT_AUTHOR_NAME: 'Dana Reyes',
    GIT_AUTHOR_EMAIL: 'dana@example.org',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: dirname(home),
  };
}

/** A folder of its own, which is home and current folder, in which the built program is run. */
export class TestFolder {
  /** Absolute, links resolved. */
  readonly path: string;

  constructor() {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'packet-test-')));
  }

  /** Runs the program to its end, without a terminal. Ends it after 30 s. */
  run(words: readonly string[], options: RunOptions = {}): Outcome {
    return this.#spawn(process.execPath, [packetProgram, ...words], options);
  }

  /** Runs a line of bash, in which `packet` is the program. */
  bash(line: string, options: RunOptions = {}): Outcome {
    const start = `set -o pipefail; packet() { "${process.execPath}" "${packetProgram}" "$@"; }; `;
    return this.#spawn('bash', ['-c', start + line], options);
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Copies a file or a folder with all that is in it, modes and links as they are, to this name. */
  copy(from: string, name: string): void {
    cpSync(from, join(this.path, name), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  /** What stands in the folder itself, sorted. */
  names(): string[] {
    return readdirSync(this.path).sort();
  }

  /** Every file below the folder, sorted, relative to it. */
  files(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.path.length + 1))
      .sort();
  }

  /** The same without what the program keeps for itself, below `.packet`. */
  packetFiles(): string[] {
    return this.files().filter((name) => !/(?:^|\/)\.packet\//.test(name));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #spawn(program: string, words: readonly string[], { input, env, cwd, spawn }: RunOptions): Outcome {
    const { stdout, stderr, status, error } = spawnSync(program, words, {
      cwd: join(this.path, cwd ?? '.'),
      env: { ...environmentIn(this.path), ...env },
      input: input ?? '',
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
      ...spawn,
    });
    if (error !== undefined && status === null) throw error;
    return { stdout: String(stdout), stderr: String(stderr), code: status };
  }
}

/** A folder that is removed when the test ends. */
export function testFolder(): TestFolder {
  const folder = new TestFolder();
  onTestFinished(() => {
    folder.remove();
  });
  return folder;
}

/** The flags that a packet needs. */
export const whoFlags = ['--author', 'Dana Reyes', '--from', 'Senior Engineer', '--to', 'Staff Engineer'] as const;
