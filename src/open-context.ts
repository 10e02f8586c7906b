import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { copyTemplate, loadTemplate } from './adapters/template-folder.ts';
import { DiskFiles } from './adapters/disk-files.ts';
import { EnvironmentClock } from './adapters/environment-clock.ts';
import { readFrontMatter } from './adapters/gray-matter.ts';
import { locatePacket, packetFolderAt } from './adapters/packet-folder.ts';
import { readStandardInput } from './adapters/standard-input.ts';
import { SystemClock } from './adapters/system-clock.ts';
import type { Given } from './app/commands.ts';
import type { Context, Screen } from './app/context.ts';
import { PacketError } from './core/errors.ts';
import { plainStyler, visibleText, type Styler } from './view/styler.ts';

/** Puts together what a command may touch, out of what the process has. */
export async function openContext(given: Given, process: NodeJS.Process, env: NodeJS.ProcessEnv): Promise<Context> {
  const { flags } = given;
  const { stdout, stderr } = process;
  const cwd = typeof flags['directory'] === 'string' ? resolve(process.cwd(), flags['directory']) : process.cwd();
  const shownPath = (path: string): string => shown(path, process.cwd(), env['HOME'] ?? homedir());
  const files = new DiskFiles(shownPath);
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
    columns: stdout.isTTY ? stdout.columns : stderr.isTTY ? stderr.columns : 80,
    style: await stylerFor(stdout, flags['color'], env),
    errStyle: await stylerFor(stderr, flags['color'], env),
  };
  const today = env['PACKET_TODAY'] ?? '';
  return {
    screen,
    files,
    clock: today === '' ? new SystemClock() : new EnvironmentClock(today),
    readFrontMatter,
    // Only on use: to open standard input is a tenth of a start.
    get canAsk() {
      return stderr.isTTY && process.stdin.isTTY && flags['input'] !== false;
    },
    prompter: async () =>
      new (await import('./adapters/plain-prompter.ts')).PlainPrompter(
        process.stdin,
        stderr,
        screen.columns,
        screen.errStyle,
      ),
    findPacket: () =>
      locatePacket(
        files,
        cwd,
        typeof flags['packet'] === 'string' ? flags['packet'] : undefined,
        readFrontMatter,
        shownPath,
      ),
    packetFolder: (path) => packetFolderAt(resolve(cwd, path)),
    shownPath,
    authorName: async () => (await import('./adapters/git-identity.ts')).readAuthorName(cwd, env),
    loadTemplate: (templateName, near) => loadTemplate(files, templateName, near, cwd, shownPath),
    keepTemplate: (path, name, near) => {
      copyTemplate(files, resolve(cwd, path), name, near);
    },
    readInput: async (path) => {
      if (path === '-') return ['(standard input)', await readStandardInput(process.stdin)];
      const absolute = resolve(cwd, path);
      const snapshot = files.read(absolute);
      if (snapshot === undefined)
        throw new PacketError(
          'E_UNREADABLE',
          `Unexpected name "${shownPath(absolute)}", expected a file that is there`,
          { hint: 'ls     shows what is there' },
        );
      return [shownPath(absolute), snapshot.text];
    },
    hasRemote: (folder) => remoteOf(files, folder),
  };
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

/** Relative below the current folder, `~/` below the home folder, else absolute. */
function shown(path: string, cwd: string, home: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  if (!below.startsWith('..') && !isAbsolute(below)) return below;
  const belowHome = relative(home, path);
  if (belowHome !== '' && !belowHome.startsWith('..') && !isAbsolute(belowHome)) return `~${sep}${belowHome}`;
  return path;
}

/** Whether git's own configuration of the repository around a folder names a remote; git itself need not be there. */
function remoteOf(files: DiskFiles, folder: string): boolean | undefined {
  for (let at = folder; ; at = resolve(at, '..')) {
    const kind = files.kind(join(at, '.git'));
    if (kind === 'folder') return /^\s*\[remote "/m.test(files.read(join(at, '.git', 'config'))?.text ?? '');
    if (kind === 'file' || at === resolve(at, '..')) return undefined;
  }
}
