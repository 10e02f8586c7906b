import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { configProblems, readConfig, valueOf, type SettingValue } from '../../core/config/config.ts';
import { settings } from '../../core/config/settings.ts';
import type { Seen, SeenFile } from '../../core/doctor/seen.ts';
import { PacketError } from '../../core/errors.ts';
import type { PacketFolder, Remote } from '../../core/ports.ts';
import { notIgnored, PRIVATE_FILES, privateFilesOf } from '../../core/store/commit-written.ts';
import { readHeader, readPacket, readPlan } from '../../core/store/packet-store.ts';
import type { Writer } from '../../core/store/writer.ts';

/** Looks at everything, and judges nothing. What cannot be read becomes part of what was seen. */
export async function observe(context: Context, given: Given): Promise<Seen> {
  const { files, shownPath } = context;
  const seen: SeenFile[] = [];
  const found = attempted(seen, () => context.findPacketToMend());
  const place = found ?? context.packetFolder('.');
  const git = await context.commits();
  const writer = context.writer(place, 'doctor');
  const wrong = configProblems(context.configFiles(place), context);
  seen.push(...wrong.map((error) => ({ shown: '', problem: problemOf(error) })));
  const values = wrong.length === 0 ? readConfig(context.configFiles(place), context) : undefined;
  if (found !== undefined) seen.push(...(await filesOf(context, found)));
  for (const other of context.allPackets()) {
    if (other.folder === found?.folder) continue;
    const file = fileAt(context, other.packetFile, () => readHeader(other, context));
    // The one that stopped the search has been named.
    if (!seen.some(({ problem }) => problem !== undefined && problem.says === file.problem?.says)) seen.push(file);
  }
  const remotes = context.repository(place.folder)?.remotes ?? [];
  const report = git.report(place.folder);
  const isCommitting = isOn(values, 'commit') && given.flags['commit'] !== false;
  return {
    machine: await context.machine(),
    packet: found && { folder: found, shown: shownPath(found.folder), isWritable: files.canWrite(found.folder) },
    files: seen,
    git: {
      ...report,
      root: report.root === undefined ? undefined : shownPath(report.root),
      indexLock: report.indexLock === undefined ? undefined : shownPath(report.indexLock),
    },
    remotes,
    settings: values,
    exposed: privatePaths(context, found)
      .filter((path) => !files.isPrivate(path))
      .map((path) => ({ path, shown: shownPath(path) })),
    trackedPrivate:
      found === undefined || report.root === undefined
        ? []
        : git.tracked(found.folder, PRIVATE_FILES).map((name) => shownPath(`${found.folder}/${name}`)),
    ignored:
      found !== undefined && isCommitting
        ? git.ignored(found.folder, wantedInGit(context, found, values, remotes)).map(shownPath)
        : [],
    notIgnored:
      found === undefined || remotes.length === 0 || isOn(values, 'privateInGit') ? [] : notIgnored(found, files),
    lock: lockOf(context, writer),
    leftOvers: writer.leftOverFolders().flatMap((folder) => files.leftOvers(folder).map(shownPath)),
    pending: isCommitting ? writer.pending().map(shownPath) : [],
    drafts: draftsIn(context, place),
  };
}

/** What `look` gives; undefined where it throws, and then what it says is among the files. */
function attempted<Result>(seen: SeenFile[], look: () => Result): Result | undefined {
  try {
    return look();
  } catch (error) {
    seen.push({ shown: '', problem: problemOf(error) });
    return undefined;
  }
}

function fileAt({ shownPath }: Context, path: string, look: () => unknown): SeenFile {
  const shown = shownPath(path);
  try {
    look();
    return { shown, problem: undefined };
  } catch (error) {
    return { shown, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): NonNullable<SeenFile['problem']> {
  if (!(error instanceof PacketError)) throw error;
  const { place, code, message, hint } = error;
  const where = place === undefined ? '' : `${place.file}:${String(place.line)}:${String(place.column)}  `;
  return { says: `${where}${code}  ${message}`, hint };
}

/** The files of a packet that can be found, so that its front matter can be read. */
async function filesOf(context: Context, folder: PacketFolder): Promise<readonly SeenFile[]> {
  const { files, shownPath } = context;
  const seen: SeenFile[] = [];
  try {
    const { template } = await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder);
    seen.push(fileAt(context, folder.packetFile, () => readPacket(folder, template, context)));
  } catch (error) {
    seen.push({ shown: shownPath(folder.packetFile), problem: problemOf(error) });
  }
  if (files.kind(folder.planFile) !== undefined)
    seen.push(fileAt(context, folder.planFile, () => readPlan(folder, context)));
  if (files.kind(folder.notesFile) !== undefined)
    seen.push(fileAt(context, folder.notesFile, () => files.read(folder.notesFile)));
  return seen;
}

/** What the settings are to commit, where a push takes it away: packet.md, and private files for who said so. */
function wantedInGit(
  { files }: Context,
  packet: PacketFolder,
  values: readonly SettingValue[] | undefined,
  remotes: readonly Remote[],
): readonly string[] {
  return [
    packet.packetFile,
    ...(remotes.length > 0 && isOn(values, 'privateInGit') ? privateFilesOf(packet, files) : []),
  ];
}

function privatePaths({ files }: Context, packet: PacketFolder | undefined): readonly string[] {
  if (packet === undefined) return [];
  return PRIVATE_FILES.flatMap((name) => {
    const path = `${packet.folder}/${name}`;
    return name.endsWith('/') ? files.list(path.slice(0, -1)).map((each) => `${path}${each}`) : [path];
  }).filter((path) => files.kind(path) === 'file');
}

function lockOf({ shownPath }: Context, writer: Writer): Seen['lock'] {
  const holder = writer.holder();
  return holder && { shown: shownPath(`${writer.keepFolder}/lock`), holder };
}

function draftsIn(context: Context, place: PacketFolder): Seen['drafts'] {
  const folder = `${context.draftPlace(place).keepFolder}/drafts`;
  return context.files.list(folder).map((name) => ({
    shown: context.shownPath(`${folder}/${name}`),
    kind: name.endsWith('.json') && !/\.broken(?:-\d+)?\.json$/.test(name) ? 'draft' : 'aside',
  }));
}

function isOn(values: readonly SettingValue[] | undefined, key: keyof typeof settings): boolean {
  return values !== undefined && valueOf(values, settings[key]) === 'true';
}
