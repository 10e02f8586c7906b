import { specs } from '../../app/specs.ts';
import type { Context, LoadedTemplate } from '../../app/context.ts';
import { agendaOf, type Agenda } from '../../core/agenda/agenda.ts';
import { occasionOf, type AgendaWish, type HeldReview } from '../../core/agenda/occasion.ts';
import { publicPapers } from '../../core/agenda/public-papers.ts';
import { momentAtEndOf, momentOfReview, type Moment } from '../../core/changes/moment.ts';
import type { PacketDocument } from '../../core/document/document.ts';
import { publicCopy, publicPart } from '../../core/document/public-copy.ts';
import { PacketError } from '../../core/errors.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { historyOf } from '../../core/store/history.ts';
import { pastPacket } from '../../core/store/past-packet.ts';
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
  const { last } = occasion;
  const texts = {
    now: open(papers.document),
    before: last === undefined ? undefined : await documentThen(context, folder, papers, last.review, open),
  };
  const hinting = { commands: specs.map(({ name }) => name), init: 'packet init' };
  const standing = standingOf(papers, today, hinting);
  const agenda = agendaOf(isCopy ? publicPapers(papers) : papers, occasion, texts, standing, isCopy);
  return { agenda, papers, loaded };
}

/**
 * packet.md as it was at a review, else at the end of its day, as `open` gives it; undefined where no such text is there, or it cannot
 * be read.
 */
async function documentThen(
  context: Context,
  folder: PacketFolder,
  { snapshot, template }: ReadPapers,
  review: HeldReview,
  open: (document: PacketDocument) => PacketDocument,
): Promise<PacketDocument | undefined> {
  const writer = context.writer(folder, 'review');
  const { versions } = writer;
  const today = context.clock.today();
  const texts = { reading: context, versions, commits: () => context.commits() };
  const documentAt = async (moment: Moment | undefined): Promise<PacketDocument | undefined> => {
    if (moment === undefined) return undefined;
    try {
      return open(await pastPacket(folder, template, moment, snapshot, texts));
    } catch (error) {
      if (error instanceof PacketError) return undefined;
      throw error;
    }
  };
  const named = await documentAt(momentOfReview(review, today));
  if (named !== undefined) return named;
  const commits = await context.commits();
  const known = {
    versions: historyOf(versions.writes(), writer.relative(folder.packetFile), undefined),
    committed: () => commits.versionsOf(folder.folder, folder.packetFile),
    today,
  };
  return documentAt(momentAtEndOf(review.date, known));
}
