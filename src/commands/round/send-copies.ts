import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import type { Files } from '../../core/ports.ts';
import { allAsked, type ReaderKind } from '../../core/rounds/asked-question.ts';
import type { Claim } from '../../core/rounds/claim.ts';
import { copiesOf, type Copies } from '../../core/rounds/copies.ts';
import { readerFileNames } from '../../core/rounds/round-file.ts';
import type { Change } from '../../core/store/writer.ts';
import { readerPage } from '../../view/reader-page.ts';
import { readerText } from '../../view/reader-text.ts';
import type { OpenedRounds } from './opened-rounds.ts';

/** What the copies of a round are for. */
export interface Sending {
  readonly kind: ReaderKind;
  readonly included: readonly string[];
  /** ISO date. */
  readonly due: string | undefined;
  /** What the round has numbered already. */
  readonly claims: readonly Claim[];
}

/** The copies for a round, with the letter that the user wants. */
export async function prepareCopies(
  context: Context,
  given: Given,
  { loaded, packet }: OpenedRounds,
  sending: Sending,
): Promise<Copies> {
  const file = given.flags['letter'];
  const [name, source] = typeof file === 'string' ? await context.readInput(file) : [];
  const own = name === undefined || source === undefined ? undefined : { file: name, source };
  return copiesOf({
    ...sending,
    document: packet.document,
    header: packet.header,
    today: context.clock.today(),
    letter: await loaded.letter(sending.kind, own),
    read: context.readFrontMatter,
  });
}

/** What is to be written for those of all readers of a round that are asked now, and makes the folder for it. */
export function copyChanges(
  files: Files,
  folder: string,
  copies: Copies,
  all: readonly { readonly name: string }[],
  asked: readonly { readonly name: string }[],
): readonly Change[] {
  const names = readerFileNames(all);
  return all.flatMap((reader, index) => {
    if (!asked.includes(reader)) return [];
    const markdown = copies.markdownFor(reader.name);
    const texts = [
      ['md', markdown],
      ['txt', readerText(markdown)],
      ['html', readerPage(markdown, copies.title, allAsked(copies.kind))],
    ] as const;
    return texts.map(([ending, text]) => {
      const path = `${folder}/to-${names[index] ?? ''}.${ending}`;
      return { path, before: files.read(path), text, isPrivate: true };
    });
  });
}
