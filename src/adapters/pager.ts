import { spawn } from 'node:child_process';
import { ignoreKeyboardSignals } from './keyboard-signals.ts';

/** Where nothing names a pager: `less`, if it is there. */
const USUAL = 'if command -v less >/dev/null 2>&1; then exec less; else exec cat; fi';
/** As git sets them: leave at once where all fits on a screen, let colours through, do not clear the screen at the end (git-config(1), core.pager). */
const SETTINGS = { LESS: 'FRX', LV: '-c' } as const;
/** What a POSIX shell ends with where it could not run the program. */
const NOT_STARTED: readonly (number | null)[] = [126, 127];

/** Shows a text in the pager that `PAGER` names, until it is left. False where there is none; then nothing was shown. */
export async function showInPager(text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const pager = env['PAGER']?.trim() ?? USUAL;
  if (pager === '' || pager === 'cat') return false;
  const restore = ignoreKeyboardSignals();
  try {
    const code = await new Promise<number | null>((done) => {
      // A shell that waits dies of Ctrl-C where it has no trap, and the pager would go on behind our back.
      const child = spawn('sh', ['-c', `trap : INT QUIT; ${pager}`], {
        env: { ...SETTINGS, ...env },
        stdio: ['pipe', 'inherit', 'inherit'],
      });
      child.on('error', () => {
        done(127);
      });
      child.on('exit', done);
      // Who has seen enough leaves before the end.
      child.stdin.on('error', () => undefined);
      child.stdin.end(text);
    });
    return !NOT_STARTED.includes(code);
  } finally {
    restore();
  }
}
