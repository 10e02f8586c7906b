import { PacketError } from './errors.ts';

/** The number of the form in which drafts are written; a higher one is refused and kept. */
const DRAFT_NUMBER = 1;

/** What a draft's file says, by its keys. */
export type DraftContent = Readonly<Record<string, unknown>>;

/** A draft as its file has it: JSON, with the number of its form. */
export function formatDraftFile(content: DraftContent): string {
  return `${JSON.stringify({ draft: DRAFT_NUMBER, ...content }, null, 2)}\n`;
}

/**
 * What a draft's file says, whatever it is a draft of.
 * @throws PacketError `E_FORMAT` where a newer version wrote it, `E_DRAFT` where it is no draft.
 */
export function readDraftFile(file: string, text: string): DraftContent {
  const read = parseJson(text);
  const number = isRecord(read) ? read['draft'] : undefined;
  if (typeof number === 'number' && number > DRAFT_NUMBER) {
    throw new PacketError(
      'E_FORMAT',
      `Unexpected draft number ${String(number)} in ${file}, expected ${String(DRAFT_NUMBER)}: a newer version of packet wrote it`,
      { hint: 'go on with that version, or move the file away to begin without it' },
    );
  }
  if (!isRecord(read) || number !== DRAFT_NUMBER) throw noDraft(file);
  return read;
}

/** The `E_DRAFT` for a file that says something else than a draft. */
export function noDraft(file: string): PacketError {
  return new PacketError('E_DRAFT', `Unexpected content of ${file}, expected a draft`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value of a draft has keys of its own. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
