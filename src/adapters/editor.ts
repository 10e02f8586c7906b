import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Editor, Machine } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import { systemCode, type ShowPath } from './disk-error.ts';
import { editorArguments, programWord } from './editor-arguments.ts';
import { readGit } from './git-reading.ts';
import { ignoreKeyboardSignals } from './keyboard-signals.ts';

/** What a POSIX shell ends with where it could not run the program. */
const notStarted: Readonly<Partial<Record<number, string>>> = {
  126: 'it cannot be executed',
  127: 'it was not found',
};

interface EditorChoice {
  /** For a shell: a program and perhaps arguments, `code --wait`. */
  readonly command: string;
  /** The setting that names it. */
  readonly source: string;
}

/**
 * The editor of `PACKET_EDITOR`, `GIT_EDITOR`, git's `core.editor`, `VISUAL`, `EDITOR`, else `vi`, run through a shell as git
 * does. It gets the terminal as it is: who calls has left raw mode and reads nothing meanwhile.
 */
export class ShellEditor implements Editor {
  readonly #env: NodeJS.ProcessEnv;
  readonly #cwd: string;
  readonly #show: ShowPath;

  /**
   * The editor runs in `cwd`, an absolute path, whose repository is asked for `core.editor`. `show` turns an absolute path into what
   * messages call it.
   */
  constructor(env: NodeJS.ProcessEnv, cwd: string, show: ShowPath) {
    this.#env = env;
    this.#cwd = cwd;
    this.#show = show;
  }

  async open(path: string, line: number): Promise<void> {
    const choice = this.#choose();
    // An absolute path cannot be taken for an option.
    const file = resolve(this.#cwd, path);
    const restore = ignoreKeyboardSignals();
    try {
      const { code, signal } = await this.#run(choice, editorArguments(choice.command, file, line));
      if (code !== 0) throw failed(this.#shown(choice), this.#show(file), code, signal);
    } finally {
      restore();
    }
  }

  choice(): Machine['editor'] {
    const { command, source } = this.#choose();
    const found = spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', programWord(command)], {
      cwd: this.#cwd,
      env: this.#env,
      stdio: 'ignore',
    });
    return { command, source, isThere: found.status === 0 };
  }

  /** A command whose words that are paths stand as the user would type them. */
  #shown({ command, source }: EditorChoice): EditorChoice {
    const words = command.split(' ').map((word) => {
      const shown = word.startsWith('/') ? this.#show(word) : word;
      return shown.startsWith('~/') ? shown : word;
    });
    return { command: words.join(' '), source };
  }

  #choose(): EditorChoice {
    const { PACKET_EDITOR, GIT_EDITOR, VISUAL, EDITOR } = this.#env;
    const sources: readonly (readonly [source: string, command: () => string | undefined])[] = [
      ['PACKET_EDITOR', () => PACKET_EDITOR],
      ['GIT_EDITOR', () => GIT_EDITOR],
      ['core.editor of git', () => this.#gitEditor()],
      ['VISUAL', () => VISUAL],
      ['EDITOR', () => EDITOR],
    ];
    for (const [source, command] of sources) {
      const found = command()?.trim() ?? '';
      if (found !== '') return { command: found, source };
    }
    return { command: 'vi', source: 'the default' };
  }

  #gitEditor(): string | undefined {
    const git = readGit(this.#env, this.#cwd, ['config', '--get', 'core.editor']);
    return git.isDone ? git.stdout : undefined;
  }

  #run(
    { command, source }: EditorChoice,
    words: readonly string[],
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    // A shell that waits for the editor dies of Ctrl-C where it has no trap, and the editor would go on behind our back.
    const script = `trap : INT QUIT; ${command} "$@"`;
    return new Promise((done, reject) => {
      spawn('sh', ['-c', script, command, ...words], { cwd: this.#cwd, env: this.#env, stdio: 'inherit' })
        .on('error', (cause) => {
          reject(
            cannotStart(
              this.#shown({ command, source }),
              `the system says ${systemCode(cause) ?? cause.message}`,
              cause,
            ),
          );
        })
        .on('exit', (code, signal) => {
          done({ code, signal });
        });
    });
  }
}

function failed(choice: EditorChoice, file: string, code: number | null, signal: NodeJS.Signals | null): PacketError {
  const reason = code === null ? undefined : notStarted[code];
  if (reason !== undefined) return cannotStart(choice, reason);
  const { command } = choice;
  const name = signal ?? shellSignal(code);
  return new PacketError(
    'E_EDITOR',
    name === undefined
      ? `Unexpected exit code ${String(code)} of the editor "${command}", expected 0`
      : `Unexpected end of the editor "${command}" by ${name}, expected exit code 0`,
    { hint: `${command} ${shellWord(file)}     shows what the editor says` },
  );
}

function cannotStart({ command, source }: EditorChoice, reason: string, cause?: unknown): PacketError {
  return new PacketError('E_EDITOR', `Cannot start the editor "${command}" (${source}): ${reason}`, {
    hint: 'export PACKET_EDITOR=nano     names another editor',
    cause,
  });
}

/** The signal that a shell's exit code tells of: 128 and its number. */
function shellSignal(code: number | null): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => code === 128 + number)?.[0];
}
