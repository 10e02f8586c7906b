import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { linesNamed, type AgendaLine } from '../../../core/agenda/named-line.ts';
import { tickItem } from '../../../core/document/page-edits.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import { parseReviewPage } from '../../../core/reviews/review.ts';
import type { Ending } from '../../../core/store/commit-written.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { jsonText } from '../../../view/json-text.ts';
import { tickedText } from '../../../view/talk-text.ts';
import { readAgenda } from '../read-agenda.ts';
import { wishOf } from '../wish.ts';
import { BY, closedLine, cutOffLine, openLine } from './closed-line.ts';

/** `packet review tick`: something that was agreed is done, or a question was put. */
export async function runReviewTick(context: Context, given: Given): Promise<ExitCode> {
  const folder = requiredPacket(context.findPacket());
  const writer = context.writer(folder, BY);
  const [name = ''] = given.arguments;
  const wish = wishOf(given);
  const again = await cutOffLine(context, folder, writer, name, wish);
  if (again !== undefined) {
    const ending = await end(context, folder, writer);
    // What was written during a merge waits for its end: then the last tick was not cut off, and this is another one.
    if (ending.outcome?.kind !== 'under-way') return said(context, given, again, 'before');
  }
  const { agenda } = await readAgenda(context, folder, wish, false);
  const open = openLine(name, agenda);
  const isNone = linesNamed(name, agenda).length === 0;
  const closed = isNone ? closedLine(context, folder, name) : undefined;
  const line = closed ?? open;
  if (line instanceof PacketError) throw line;
  if (closed === undefined) tick(context, folder, writer, line);
  const code = said(context, given, line, closed === undefined ? 'now' : 'before');
  await end(context, folder, writer);
  return code;
}

async function end(context: Context, folder: PacketFolder, writer: Writer): Promise<Ending> {
  return context.endInCommit(folder, writer, (packet) => `Tick an item in a review of ${packet}`);
}

function said(
  { screen, isTrial }: Context,
  { flags }: Given,
  { text, item }: AgendaLine,
  when: 'now' | 'before',
): ExitCode {
  const { file, line } = item.place;
  if (flags['json'] === true) screen.out(jsonText({ file, line, text, written: when === 'now' && !isTrial }));
  else if (!isTrial) {
    screen.err(tickedText(text, `${file}:${String(line)}`, when, screen.columns, screen.errStyle));
  }
  return ExitCode.done;
}

/** Throws `E_CHANGED` where the line is another one by now. */
function tick({ files, readFrontMatter }: Context, folder: PacketFolder, writer: Writer, { item }: AgendaLine): void {
  const { file } = item.place;
  const path = `${folder.folder}/reviews/${file.split('/').at(-1) ?? ''}`;
  writer.hold(() => {
    const before = files.read(path);
    const { page } = parseReviewPage(file, before?.text ?? '', readFrontMatter);
    const there = page.parts.flatMap(({ items }) => items).find((each) => each.range.start === item.range.start);
    if (before === undefined || there?.text !== item.text) {
      throw new PacketError('E_CHANGED', `Unexpected change of ${file}, expected it as it was read`, {
        hint: 'packet review     shows what is there now',
      });
    }
    const text = tickItem(page, there, true, readFrontMatter);
    writer.write([{ path, before, text, isPrivate: true }]);
  });
}
