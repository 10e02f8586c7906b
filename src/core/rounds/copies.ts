import { formatDay } from '../calendar-date.ts';
import type { PacketDocument } from '../document/document.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { oneLine } from '../document/source-text.ts';
import type { PacketHeader } from '../packet/packet.ts';
import { copyFor, includedOf, type Withheld } from '../sharing/packet-copy.ts';
import type { ReaderKind } from './asked-question.ts';
import { numberClaims, type Claim, type SentClaim } from './claim.ts';
import { letterModel, type LetterModel } from './letter.ts';
import { formatReaderCopy } from './reader-copy.ts';

/** What the copies of a round are made from. */
export interface Copying {
  readonly document: PacketDocument;
  readonly header: PacketHeader;
  readonly kind: ReaderKind;
  /** As `--include` names it. */
  readonly included: readonly string[];
  /** ISO date; undefined where nothing was said. */
  readonly due: string | undefined;
  /** ISO date. */
  readonly today: string;
  /** What the round has numbered already. */
  readonly claims: readonly Claim[];
  readonly letter: (model: LetterModel) => string;
  readonly read: FrontMatterReader;
}

/** The files of a round's readers. */
export interface Copies {
  readonly kind: ReaderKind;
  readonly title: string;
  readonly claims: readonly SentClaim[];
  readonly withheld: readonly Withheld[];
  /** The Markdown for a reader of this name. */
  readonly markdownFor: (reader: string) => string;
}

/** Makes the copies of a round. Throws `E_PRIVATE` where a private part has no end, `E_USAGE` for what cannot be included. */
export function copiesOf(copying: Copying): Copies {
  const { document, header, kind, due, today, read } = copying;
  const { template } = document;
  const { sections, withheld } = copyFor(document, kind, includedOf(copying.included, template.questions), read);
  const claims = numberClaims(sections, copying.claims);
  const { author, from, to } = header;
  const title = oneLine(`${author}: ${from} to ${to}`).replace(/<!--/g, '\\<!--');
  const model = {
    author,
    from,
    to,
    due: due === undefined ? '' : formatDay(due, today),
    asked: formatDay(today, today),
  };
  return {
    kind,
    title,
    claims,
    withheld,
    markdownFor: (reader) => {
      const letter = copying.letter(letterModel({ ...model, reader }));
      return formatReaderCopy({ kind, letter, title, sections, claims, template });
    },
  };
}
