import { specs } from '../../app/specs.ts';
import type { Context, LoadedTemplate } from '../../app/context.ts';
import { agendaOf, type Agenda } from '../../core/agenda/agenda.ts';
import { occasionOf, type AgendaWish, type HeldReview } from '../../core/agenda/occasion.ts';
import { publicPapers } from '../../core/agenda/public-papers.ts';
import { parseDocument, type PacketDocument } from '../../core/document/document.ts';
import { publicCopy, publicPart } from '../../core/document/public-copy.ts';
import { PacketError } from '../../core/errors.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import { textOfDay } from '../../core/store/history.ts';
import { pastText, type PastTexts } from '../../core/store/past-packet.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { readPapers, type ReadPapers } from '../../core/store/read-papers.ts';
import { standingOf } from '../../core/workflow/standing.ts';

/**
 * The agenda of the next 1:1, or of one with somebody else; `isCopy` for one that others get. Throws where packet.md cannot be read,
 * and for a copy `E_PRIVATE` where there is no telling what is private.
 */
export async function readAgenda(
  context: Context,
  folder: PacketFolder,
  wish: AgendaWish,
  isCopy: boolean,
): Promise<{ readonly agenda: Agenda; readonly papers: ReadPapers; readonly loaded: LoadedTemplate }> {
  const { readFrontMatter, clock } = context;
  const loaded = await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder);
  const today = clock.today();
  const wanted = { isOpenToo: true, with: wish.with };
  const papers = readPapers(folder, loaded.template, context, today, wanted);
  const occasion = occasionOf(papers, today, wish);
  const open = (document: PacketDocument): PacketDocument =>
    isCopy ? publicCopy(document, readFrontMatter) : publicPart(document, readFrontMatter);
  const text = occasion.last === undefined ? undefined : await textThen(context, folder, papers, occasion.last.review);
  const texts = {
    now: open(papers.document),
    before: text === undefined ? undefined : earlierDocument(papers.document, text, open, context),
  };
  const hinting = { commands: specs.map(({ name }) => name), init: 'packet init' };
  const standing = standingOf(papers, today, hinting);
  const agenda = agendaOf(isCopy ? publicPapers(papers) : papers, occasion, texts, standing, isCopy);
  return { agenda, papers, loaded };
}

/** packet.md as it was at a review, else at the end of its day; undefined where no such text is there. */
async function textThen(
  context: Context,
  folder: PacketFolder,
  { snapshot }: ReadPapers,
  { base, date }: HeldReview,
): Promise<string | undefined> {
  const writer = context.writer(folder, 'review');
  const { versions } = writer;
  const texts = { reading: context, versions, commits: async () => context.commits() };
  const isVersion = base !== undefined && /^[0-9a-f]{40}$/.test(base);
  const kept = isVersion ? await textOfVersion(folder, base, snapshot, texts) : undefined;
  return kept ?? textOfDay(versions, writer.relative(folder.packetFile), date);
}

function earlierDocument(
  { source, template }: PacketDocument,
  text: string,
  open: (document: PacketDocument) => PacketDocument,
  { readFrontMatter }: Context,
): PacketDocument | undefined {
  try {
    return open(parseDocument(source.file, text, template, readFrontMatter));
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}

/** What this machine has kept, else what git has: to start that takes longer. Undefined where it is nowhere, or another text. */
async function textOfVersion(
  folder: PacketFolder,
  version: string,
  now: FileSnapshot,
  texts: PastTexts,
): Promise<string | undefined> {
  try {
    return texts.versions.textOf(version) ?? (await pastText(folder, version, now, texts));
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}
