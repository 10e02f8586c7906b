import type { Context } from '../../../app/context.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import { withRecord } from '../../../core/reviews/review-record.ts';
import type { TalkOutcome, TalkSubject } from '../../../core/reviews/talk-outcome.ts';
import { cutOffWrite } from '../../../core/store/cut-off-write.ts';
import type { Writer } from '../../../core/store/writer.ts';

/** The command's name in the log. */
export const BY = 'review done';

/**
 * The 1:1 of which the last command kept the same before it was cut off, whose day may be past by what it has written already;
 * undefined where there was none.
 */
export function resumedTalk(
  { files, readFrontMatter }: Context,
  folder: PacketFolder,
  writer: Writer,
  subject: TalkSubject,
  outcome: TalkOutcome,
): TalkSubject | undefined {
  const write = cutOffWrite(writer, files, BY);
  const start = `${writer.relative(`${folder.folder}/reviews`)}/`;
  for (const { path, after } of write?.files ?? []) {
    const date = path.startsWith(start) ? /^\d{4}-\d\d-\d\d/.exec(path.slice(start.length))?.[0] : undefined;
    const text = date === undefined || after === undefined ? undefined : writer.versions.textOf(after);
    if (date === undefined || text === undefined) continue;
    const record = { ...subject, ...outcome, date, base: '', baseBefore: '' };
    if (withRecord(path, text, record, readFrontMatter) === text) return { ...subject, date };
  }
  return undefined;
}
