import type { Context } from '../../app/context.ts';
import { allProblems, packetProblems, problemOfError } from '../../core/checks/check.ts';
import { parseDocument } from '../../core/document/document.ts';
import { parseFrontMatter } from '../../core/document/front-matter.ts';
import { parseSourceText } from '../../core/document/source-text.ts';
import { PacketError } from '../../core/errors.ts';
import { parsePacketHeader } from '../../core/packet/packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { Problem } from '../../core/problem.ts';
import { shellWord } from '../../core/shell-word.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { paperPaths } from '../../core/store/paper-paths.ts';
import { readPapers } from '../../core/store/read-papers.ts';

/** What is wrong in all files of a packet. */
export async function problemsOfPacket(context: Context, folder: PacketFolder): Promise<readonly Problem[]> {
  return (await readProblems(context, folder)).problems;
}

/**
 * What is wrong in the files that are named, packet by packet; `-` is a packet.md on standard input. What keeps a packet from being
 * read is told whichever of its files is named.
 * @throws PacketError `E_UNREADABLE` for a file that is not there, `E_USAGE` for one that is none of a packet's.
 */
export async function problemsOfFiles(context: Context, names: readonly string[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { folder, files } of packetsOf(context, names)) {
    const found = await readProblems(context, folder);
    problems.push(...found.problems.filter(({ file }) => found.isStopped || files.has(file)));
  }
  return names.includes('-') ? [...problems, ...(await problemsOfInput(context))] : problems;
}

/** The packets that files belong to, and what problems call these files. */
function packetsOf(
  context: Context,
  names: readonly string[],
): Iterable<{ readonly folder: PacketFolder; readonly files: Set<string> }> {
  const packets = new Map<string, { readonly folder: PacketFolder; readonly files: Set<string> }>();
  for (const name of names.filter((each) => each !== '-')) {
    const path = context.absolutePath(name);
    const folder = context.packetOfFile(path);
    if (context.files.kind(path) === undefined) throw notThere(context.shownPath(path));
    if (folder === undefined || !paperPaths(folder, context).includes(path)) throw notChecked(context.shownPath(path));
    const packet = packets.get(folder.folder) ?? { folder, files: new Set() };
    packet.files.add(context.shownPath(path));
    packets.set(folder.folder, packet);
  }
  return packets.values();
}

function notThere(file: string): PacketError {
  return new PacketError('E_UNREADABLE', `Unexpected name "${file}", expected a file that is there`, {
    hint: 'ls     shows what is there',
  });
}

function notChecked(file: string): PacketError {
  const expected = 'packet.md, plan.md, notes.md, or one in rounds/ or reviews/ of a packet';
  return new PacketError('E_USAGE', `Unexpected file "${file}", expected ${expected}`, {
    hint: `packet check -C ${shellWord(file)}     if it is a packet's folder`,
  });
}

/** Where packet.md cannot be read there is nothing to hold the other files against: `isStopped`, and only why. */
async function readProblems(
  context: Context,
  folder: PacketFolder,
): Promise<{ readonly problems: readonly Problem[]; readonly isStopped: boolean }> {
  const today = context.clock.today();
  return orStopped(context.shownPath(folder.packetFile), async () => {
    const header = readHeader(folder, context);
    const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
    const papers = readPapers(folder, template, context, today, 'all');
    return allProblems(papers, papers.document, today);
  });
}

async function problemsOfInput(context: Context): Promise<readonly Problem[]> {
  const [file, text] = await context.readInput('-');
  const { problems } = await orStopped(file, async () => {
    const source = parseSourceText(file, text);
    const header = parsePacketHeader(source, parseFrontMatter(source, context.readFrontMatter));
    const near = context.packetAround()?.folder ?? context.absolutePath('.');
    const { template } = await context.loadTemplate(header.template, near);
    return packetProblems(parseDocument(file, text, template, context.readFrontMatter));
  });
  return problems;
}

async function orStopped(
  file: string,
  read: () => Promise<readonly Problem[]>,
): Promise<{ readonly problems: readonly Problem[]; readonly isStopped: boolean }> {
  try {
    return { problems: await read(), isStopped: false };
  } catch (error) {
    const problem = problemOfError(error, file);
    if (problem === undefined) throw error;
    return { problems: [problem], isStopped: true };
  }
}
