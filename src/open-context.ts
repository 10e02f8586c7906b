import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { copyTemplate, loadTemplate } from './adapters/template-folder.ts';
import { DiskFiles } from './adapters/disk-files.ts';
import { DiskLock } from './adapters/disk-lock.ts';
import { EnvironmentClock } from './adapters/environment-clock.ts';
import { repositoryAround } from './adapters/git-repository.ts';
import { readFrontMatter } from './adapters/gray-matter.ts';
import {
  allPackets,
  draftPlace,
  keepFolder,
  locatePacket,
  packetAround,
  packetFolderAt,
  writePlace,
} from './adapters/packet-folder.ts';
import { readForeignInput, readStandardInput } from './adapters/standard-input.ts';
import { SystemClock } from './adapters/system-clock.ts';
import type { Given } from './app/commands.ts';
import type { Context, Screen } from './app/context.ts';
import { PacketError } from './core/errors.ts';
import { readConfig, valueOf, type ConfigFiles } from './core/config/config.ts';
import type { Commits, Editor, PacketFolder, Prompter } from './core/ports.ts';
import type { Committing } from './core/store/commit-written.ts';
import { TrialLock } from './core/store/trial-lock.ts';
import { Writer } from './core/store/writer.ts';
import { plainStyler, visibleText, type Styler } from './view/styler.ts';
import { asciiSymbols, unicodeSymbols } from './view/symbols.ts';
import { terminalColumns } from './view/terminal-columns.ts';

/** Puts together what a command may touch, out of what the process has. */
export async function openContext(given: Given, process: NodeJS.Process, env: NodeJS.ProcessEnv): Promise<Context> {
  const { flags } = given;
  const { stdout, stderr } = process;
  const cwd = typeof flags['directory'] === 'string' ? resolve(process.cwd(), flags['directory']) : process.cwd();
  const shownPath = (path: string): string => shown(path, process.cwd(), env['HOME'] ?? homedir());
  const disk = new DiskFiles(shownPath);
  const trial =
    flags['dryRun'] === true ? new (await import('./core/store/trial-files.ts')).TrialFiles(disk) : undefined;
  const files = trial ?? disk;
  if (files.kind(cwd) !== 'folder') {
    throw new PacketError('E_USAGE', `Unexpected folder "${shownPath(cwd)}", expected one that is there`, {
      hint: 'ls     shows what is there',
    });
  }
  const screen: Screen = {
    out: (text) => stdout.write(text),
    err: (text) => {
      if (flags['quiet'] !== true) stderr.write(text);
    },
    page: async (text) => {
      if (stdout.isTTY && flags['pager'] !== false && !isPlain(flags, env)) {
        const { showInPager } = await import('./adapters/pager.ts');
        if (await showInPager(text, env)) return;
      }
      stdout.write(text);
    },
    isTerminal: stdout.isTTY,
    columns: terminalColumns(stdout.isTTY ? stdout : stderr),
    width: stdout.isTTY ? stdout.columns || 80 : undefined,
    style: await stylerFor(stdout, flags['color'], env),
    errStyle: await stylerFor(stderr, flags['color'], env),
  };
  const today = env['PACKET_TODAY'] ?? '';
  const clock = today === '' ? new SystemClock() : new EnvironmentClock(today);
  const configFiles = ({ folder }: PacketFolder): ConfigFiles => ({
    repository: join(keepFolder(files, folder), 'config.yaml'),
    user: join(
      absoluteOr(env['XDG_CONFIG_HOME'], join(absoluteOr(env['HOME'], homedir()), '.config')),
      'packet',
      'config.yaml',
    ),
  });
  const openCommits = async (): Promise<Commits> => {
    const git = new (await import('./adapters/git-commits.ts')).GitCommits(env, shownPath);
    return trial === undefined ? git : new (await import('./core/store/trial-commits.ts')).TrialCommits(git, cwd);
  };
  const committing = (folder: PacketFolder): Committing => ({
    reading: { files, readFrontMatter, shownPath },
    configFiles: configFiles(folder),
    repository: repositoryAround(files, folder.folder),
    isRefused: flags['commit'] === false,
    commits: openCommits,
  });
  const openEditor = async (): Promise<Editor> =>
    new (await import('./adapters/editor.ts')).ShellEditor(env, cwd, shownPath);
  const search = { files, read: readFrontMatter, shownPath, isBrokenToo: false };
  const packetName = typeof flags['packet'] === 'string' ? flags['packet'] : undefined;
  return {
    screen,
    files,
    clock,
    readFrontMatter,
    // Only on use: to open standard input is a tenth of a start.
    get canAsk() {
      // Nobody types what is not kept.
      return stderr.isTTY && process.stdin.isTTY && flags['input'] !== false && trial === undefined;
    },
    get hasPipedInput() {
      return !process.stdin.isTTY;
    },
    prompter: async (folder) => {
      const { settings } = await import('./core/config/settings.ts');
      const config = readConfig(configFiles(folder), { files, readFrontMatter, shownPath });
      const hasKeys = flags['keys'] !== false && valueOf(config, settings.keys) === 'true';
      return openPrompter(process, screen.errStyle, flags, env, hasKeys);
    },
    editor: openEditor,
    commits: openCommits,
    machine: async () => ({
      version: PACKET_VERSION,
      node: process.versions.node,
      system: `${process.platform} ${process.arch}`,
      editor: (await openEditor()).choice(),
      terminal: {
        isInteractive: stderr.isTTY && process.stdin.isTTY,
        term: env['TERM'] ?? '',
        columns: screen.columns,
        isUtf8: isUtf8(env),
        isPlain: isPlain(flags, env),
      },
    }),
    draftPlace: ({ folder }) => draftPlace(files, folder),
    configFiles,
    committing,
    endInCommit: async (folder, writer, subject) => {
      const { endInCommit } = await import('./app/end-in-commit.ts');
      return endInCommit(screen, committing(folder), folder, writer, subject);
    },
    writer: (packet, by, mends) => {
      const place = writePlace(files, packet.folder, shownPath);
      const diskLock = new DiskLock(place.keepFolder, shownPath);
      const lock = trial === undefined ? diskLock : new TrialLock(diskLock);
      return new Writer(files, lock, place, clock, by, () => {
        if (mends === undefined) readConfig(configFiles(packet), { files, readFrontMatter, shownPath });
      });
    },
    autosave: async (save) => new (await import('./adapters/timed-autosave.ts')).TimedAutosave(save),
    findPacket: () => locatePacket(search, cwd, packetName),
    findPacketToMend: () => locatePacket({ ...search, isBrokenToo: true }, cwd, packetName),
    packetOfFile: (path) => packetAround({ ...search, isBrokenToo: true }, dirname(path)),
    packetAround: () => packetAround(search, cwd),
    allPackets: () => allPackets(files, cwd),
    packetFolder: (path) => packetFolderAt(resolve(cwd, path)),
    shownPath,
    pathInRepository: (shownFile) => {
      const path = unshown(shownFile, process.cwd(), env['HOME'] ?? homedir());
      const root = repositoryAround(files, dirname(path))?.root;
      return root === undefined ? shownFile : relative(root, path).replaceAll(sep, '/');
    },
    authorName: async () => (await import('./adapters/git-identity.ts')).readAuthorName(cwd, env),
    loadTemplate: (templateName, near) => loadTemplate(files, templateName, near, cwd, shownPath),
    keepTemplate: (path, name, near) => {
      copyTemplate(files, resolve(cwd, path), name, near);
    },
    readInput: async (path) => {
      if (path === '-') return ['(standard input)', await readStandardInput(process.stdin)];
      const absolute = resolve(cwd, path);
      const snapshot = files.read(absolute);
      if (snapshot === undefined) throw notThere(shownPath(absolute));
      return [shownPath(absolute), snapshot.text];
    },
    absolutePath: (path) => resolve(cwd, path),
    readForeign: async (path) => {
      if (path === '-') return readForeignInput(process.stdin);
      const absolute = resolve(cwd, path);
      const found = files.readForeign(absolute);
      if (found === undefined) throw notThere(shownPath(absolute));
      return found;
    },
    repository: (folder) => repositoryAround(files, folder),
    isTrial: trial !== undefined,
    showTrial: async () => {
      if (trial === undefined || flags['json'] === true) return;
      const { trialText } = await import('./view/trial-text.ts');
      const changes = trial.changes();
      if (changes.length === 0) screen.err('Nothing would be written.\n');
      screen.out(trialText(changes, shownPath, screen.style, screen.width));
    },
  };
}

function notThere(file: string): PacketError {
  return new PacketError('E_UNREADABLE', `Unexpected name "${file}", expected a file that is there`, {
    hint: 'ls     shows what is there',
  });
}

/** Prompts that are edited in place, but plain lines for a screen reader and for a terminal that cannot move its cursor. */
async function openPrompter(
  { stdin, stderr }: NodeJS.Process,
  style: Styler,
  flags: Given['flags'],
  env: NodeJS.ProcessEnv,
  hasKeys: boolean,
): Promise<Prompter> {
  if (isPlain(flags, env)) {
    const { PlainPrompter } = await import('./adapters/plain-prompter.ts');
    // The shell of Emacs shows what is typed, and passes on whole lines (comint).
    const isEchoing = !/\bcomint\b/.test(env['INSIDE_EMACS'] ?? '');
    return new PlainPrompter({ input: stdin, output: stderr, style, isEchoing });
  }
  const { InquirerPrompter } = await import('./adapters/prompts/inquirer-prompter.ts');
  return new InquirerPrompter({
    input: stdin,
    output: stderr,
    style,
    symbols: flags['ascii'] === true || !isUtf8(env) ? asciiSymbols : unicodeSymbols,
    hasKeys,
    marksPastes: marksPastes(env['TERM'] ?? '', env),
  });
}

/** Whether prompts are plain lines: the user says so, or the terminal cannot move its cursor. */
function isPlain(flags: Given['flags'], env: NodeJS.ProcessEnv): boolean {
  const term = env['TERM'] ?? '';
  return flags['accessible'] === true || isOn(env['ACCESSIBLE']) || term === '' || term === 'dumb';
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** Whether the locale says that the terminal shows UTF-8; the first of the three that is set counts (POSIX, locale(7)). */
function isUtf8(env: NodeJS.ProcessEnv): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((each) => each !== undefined && each !== '');
  return /utf-?8/i.test(locale ?? '');
}

/** The Linux console and GNU screen pass pastes on as if they were typed; tmux, which may call itself screen, marks them. */
function marksPastes(term: string, env: NodeJS.ProcessEnv): boolean {
  return term !== 'linux' && (!term.startsWith('screen') || env['TMUX'] !== undefined);
}

/** Colours where there is a terminal that has them; flags first, then NO_COLOR and FORCE_COLOR (no-color.org, force-color.org). */
async function stylerFor(stream: NodeJS.WriteStream, flag: unknown, env: NodeJS.ProcessEnv): Promise<Styler> {
  const safe = stream.isTTY ? visibleText : (text: string): string => text;
  const isOn = flag === true || (flag !== false && isColourWanted(stream, env));
  if (!isOn) return plainStyler(safe);
  const { chalkStyler } = await import('./adapters/chalk-styler.ts');
  return chalkStyler(safe);
}

function isColourWanted(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY && env['TERM'] !== 'dumb';
}

/** A folder that the environment names; a relative one would be another in each folder (XDG Base Directory Specification). */
function absoluteOr(path: string | undefined, otherwise: string): string {
  return path !== undefined && isAbsolute(path) ? path : otherwise;
}

/** The path that `shown` shows, absolute. */
function unshown(file: string, cwd: string, home: string): string {
  return file.startsWith(`~${sep}`) ? join(home, file.slice(2)) : resolve(cwd, file);
}

/** Relative below the current folder, `~/` below the home folder, else absolute. */
function shown(path: string, cwd: string, home: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  if (!below.startsWith('..') && !isAbsolute(below)) return below;
  const belowHome = relative(home, path);
  if (belowHome !== '' && !belowHome.startsWith('..') && !isAbsolute(belowHome)) return `~${sep}${belowHome}`;
  return path;
}
