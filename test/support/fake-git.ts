import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFolder } from './packet-program.ts';

/** What happens at one call of git: it dies before or after what it does, or it goes on and kills the program that called it. */
export const gitDeaths = ['git before', 'git after', 'packet meanwhile'] as const;
export type GitDeath = (typeof gitDeaths)[number];

/** A `git` in PATH that passes on to the real one, counts its calls, and at one of them dies by SIGKILL. */
export class FakeGit {
  /** Over the environment of the program that is to call it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #folder: TestFolder;

  /** `folder` is its own. `at`: the call at which something dies, from 1 on; 0 for none. */
  constructor(folder: TestFolder, at: number, death: GitDeath) {
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const deaths: Readonly<Record<GitDeath, string>> = {
      'git before': 'kill -9 $$',
      'git after': `"${real}" "$@"; kill -9 $$`,
      'packet meanwhile': `echo $$ >"${folder.path}/pid"; kill -9 $PPID; exec "${real}" "$@"`,
    };
    const script = [
      '#!/bin/sh',
      `count=$(( $(cat "${folder.path}/count" 2>/dev/null || echo 0) + 1 ))`,
      `echo "$count" >"${folder.path}/count"`,
      `if [ "$count" = ${String(at)} ]; then ${deaths[death]}; exit; fi`,
      `exec "${real}" "$@"`,
    ];
    chmodSync(folder.write('bin/git', `${script.join('\n')}\n`), 0o755);
    this.#folder = folder;
    this.env = { PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}` };
  }

  /** How often it was called. */
  get calls(): number {
    return existsSync(join(this.#folder.path, 'count')) ? Number(this.#folder.read('count')) : 0;
  }

  /** Whether the call that outlives its caller was made and has ended (proc(5)). */
  get isDone(): boolean {
    if (!existsSync(join(this.#folder.path, 'pid'))) return false;
    return !existsSync(`/proc/${this.#folder.read('pid').trim()}`);
  }
}
