import { basename } from 'node:path';

/** How a family of editors is told the line, and what makes its programs wait until the file is closed. */
interface EditorFamily {
  /** Names of programs, without `.sh`, `.exe` and the `64` of some launchers. */
  readonly programs: readonly string[];
  readonly words: (file: string, line: string) => readonly string[];
  /** Spellings of the flag without which it returns at once, the one to add first; none where it waits by itself. */
  readonly waits: readonly string[];
}

/** By the manuals of these programs; any other gets the file alone. */
export const editorFamilies: readonly EditorFamily[] = [
  { programs: ['vi', 'vim', 'view', 'ex'], words: plusLine, waits: [] },
  { programs: ['gvim', 'mvim'], words: plusLine, waits: ['--nofork', '-f'] },
  { programs: ['nvim'], words: plusLine, waits: [] },
  { programs: ['nano', 'pico'], words: plusLine, waits: [] },
  { programs: ['emacs', 'emacsclient', 'mg'], words: plusLine, waits: [] },
  { programs: ['micro'], words: plusLine, waits: [] },
  { programs: ['kak', 'joe', 'jed', 'ne'], words: plusLine, waits: [] },
  { programs: ['hx', 'helix'], words: colonLine, waits: [] },
  {
    programs: ['code', 'code-insiders', 'codium', 'cursor'],
    words: (file, line) => ['--goto', `${file}:${line}`],
    waits: ['--wait', '-w'],
  },
  { programs: ['subl', 'sublime_text'], words: colonLine, waits: ['--wait', '-w'] },
  { programs: ['zed', 'zeditor'], words: colonLine, waits: ['--wait', '-w'] },
  {
    programs: [
      'idea',
      'webstorm',
      'pycharm',
      'goland',
      'clion',
      'phpstorm',
      'rubymine',
      'rider',
      'rustrover',
      'datagrip',
    ],
    words: (file, line) => ['--line', line, file],
    waits: ['--wait'],
  },
];

function plusLine(file: string, line: string): readonly string[] {
  return [`+${line}`, file];
}

function colonLine(file: string, line: string): readonly string[] {
  return [`${file}:${line}`];
}

/**
 * What an editor's command is called with to open a file (absolute) at a line (1-based). `command` is for a shell: a program and
 * perhaps arguments, `code --new-window`.
 */
export function editorArguments(command: string, file: string, line: number): readonly string[] {
  const [word = '', ...given] = commandWords(command);
  const program = basename(word).replace(/(?:64)?(?:\.(?:sh|exe))?$/, '');
  const family = editorFamilies.find(({ programs }) => programs.includes(program));
  if (family === undefined) return [file];
  const isWaiting = family.waits.some((flag) => given.includes(flag));
  return [...(isWaiting ? [] : family.waits.slice(0, 1)), ...family.words(file, String(line))];
}

/** The program of a shell's command line, without quotes: `/opt/my tools/vim` for `A=1 "/opt/my tools/vim" -u NONE`. */
export function programWord(command: string): string {
  return commandWords(command)[0] ?? '';
}

/** The words of a shell's command line, without quotes and without assignments before them. */
function commandWords(command: string): readonly string[] {
  const words = command.match(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs) ?? [];
  const at = words.findIndex((word) => !/^\w+=/.test(word));
  return at === -1 ? [] : words.slice(at).map((word) => word.replaceAll(/['"\\]/g, ''));
}
