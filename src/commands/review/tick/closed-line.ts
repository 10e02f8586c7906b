import type { Context } from '../../../app/context.ts';
import type { Agenda } from '../../../core/agenda/agenda.ts';
import { lineNamed, type AgendaLine } from '../../../core/agenda/named-line.ts';
import type { AgendaWish } from '../../../core/agenda/occasion.ts';
import { oneLine } from '../../../core/document/source-text.ts';
import { PacketError } from '../../../core/errors.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import { parseReviewPage } from '../../../core/reviews/review.ts';
import { cutOffWrite } from '../../../core/store/cut-off-write.ts';
import { readReviews } from '../../../core/store/read-reviews.ts';
import { TrialFiles } from '../../../core/store/trial-files.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { readAgenda } from '../read-agenda.ts';

/** The command's name in the log. */
export const BY = 'review tick';

/**
 * The line that the last command closed before it was cut off, where this number meant it then: by now the numbers are others.
 * Undefined for words, and where nothing was cut off, or another line.
 */
export async function cutOffLine(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  name: string,
  wish: AgendaWish,
): Promise<AgendaLine | undefined> {
  const { files } = context;
  const write = /^\d+$/.test(name.trim()) ? cutOffWrite(writer, files, BY) : undefined;
  const [file] = write?.files ?? [];
  const path = file === undefined ? undefined : writer.absolute(file.path);
  const now = path === undefined ? undefined : files.read(path);
  const then = file?.before === undefined ? undefined : writer.versions.textOf(file.before);
  if (path === undefined || now === undefined || then === undefined || now.version !== file?.after) return undefined;
  const before = new TrialFiles(files);
  before.write(path, then, { expected: now.version, isPrivate: true });
  const { agenda } = await readAgenda({ ...context, files: before }, folder, wish, false);
  const line = openLine(name, agenda);
  return !(line instanceof PacketError) && isClosed(context, line, path, now.text) ? line : undefined;
}

/** The open line that is meant, or why there is none. */
export function openLine(name: string, agenda: Agenda): AgendaLine | PacketError {
  try {
    return lineNamed(name, agenda);
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
}

/** The last line of those that are closed which has these words; undefined where none has, and for a number. */
export function closedLine(context: Context, folder: PacketFolder, name: string): AgendaLine | undefined {
  const key = name.trim().toLowerCase();
  if (key === '' || /^\d+$/.test(key)) return undefined;
  const items = readReviews(folder, context).pages.flatMap(({ reviews }) =>
    reviews.flatMap(({ agreed, toAsk }) => [...agreed, ...toAsk].filter(({ isDone }) => isDone)),
  );
  const found = items.findLast(({ text }) => oneLine(text).toLowerCase().includes(key));
  return found === undefined ? undefined : { text: oneLine(found.text), item: found.item };
}

function isClosed({ readFrontMatter, shownPath }: Context, { item }: AgendaLine, path: string, text: string): boolean {
  const { page } = parseReviewPage(shownPath(path), text, readFrontMatter);
  if (item.place.file !== page.source.file) return false;
  return page.parts.some(({ items }) =>
    items.some(({ range, isDone }) => range.start === item.range.start && isDone === true),
  );
}
