import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { publicCopy } from '../../core/document/public-copy.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { briefOf } from '../../core/hand-off/brief.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { answersOf, readHeader, readPacket } from '../../core/store/packet-store.ts';
import { putFile } from '../../core/store/put-file.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import { readReviews } from '../../core/store/read-reviews.ts';
import { briefMarkdown } from '../../view/brief-markdown.ts';
import { jsonText } from '../../view/json-text.ts';

/** `packet manager --brief`. Throws `E_PRIVATE` where packet.md does not say where what is private ends. */
export async function writeBrief(context: Context, { flags }: Given, folder: PacketFolder): Promise<ExitCode> {
  const { screen, readFrontMatter } = context;
  const today = context.clock.today();
  const { template } = await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder);
  const shown = answersOf(publicCopy(readPacket(folder, template, context).document, readFrontMatter));
  const { pages } = readReviews(folder, context);
  const brief = briefOf(readPapers(folder, template, context, today), shown, pages, today);
  const text = briefMarkdown(brief);
  const output = typeof flags['output'] === 'string' && flags['output'] !== '-' ? flags['output'] : undefined;
  const path = output === undefined ? undefined : context.absolutePath(output);
  const isWritten = path !== undefined && put(context, path, text) && !context.isTrial;
  if (flags['json'] === true) {
    screen.out(
      jsonText({ from: brief.by ?? null, to: brief.to ?? null, text, file: path ?? null, written: isWritten }),
    );
  } else if (path === undefined) screen.out(text);
  else if (!context.isTrial) {
    const words = isWritten ? 'written; read it before you send it' : 'is as it was';
    screen.err(`${screen.errStyle.path(context.shownPath(path))} ${words}\n`);
  }
  return ExitCode.done;
}

/** A brief that is there already may be signed, and is never replaced. */
function put({ files, shownPath }: Context, path: string, text: string): boolean {
  return putFile(files, path, text, { shown: shownPath(path), isOurs: () => false, isPrivate: false });
}
