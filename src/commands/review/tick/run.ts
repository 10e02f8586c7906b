import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { lineNamed, type AgendaLine } from '../../../core/agenda/named-line.ts';
import { tickItem } from '../../../core/document/page-edits.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import { parseReviewPage } from '../../../core/reviews/review.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { jsonText } from '../../../view/json-text.ts';
import { tickedText } from '../../../view/talk-text.ts';
import { readAgenda } from '../read-agenda.ts';
import { wishOf } from '../wish.ts';

/** `packet review tick`: something that was agreed is done, or a question was put. */
export async function runReviewTick(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const folder = requiredPacket(context.findPacket());
  const writer = context.writer(folder, 'review tick');
  const { agenda } = await readAgenda(context, folder, wishOf(given), false);
  const line = lineNamed(given.arguments[0] ?? '', agenda);
  tick(context, folder, writer, line);
  const { file, line: number } = line.item.place;
  if (given.flags['json'] === true)
    screen.out(jsonText({ file, line: number, text: line.text, written: !context.isTrial }));
  else if (!context.isTrial)
    screen.err(tickedText(line.text, `${file}:${String(number)}`, screen.columns, screen.errStyle));
  await context.endInCommit(folder, writer, (packet) => `Tick an item in a review of ${packet}`);
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
