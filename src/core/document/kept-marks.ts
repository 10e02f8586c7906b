import type { PacketError } from '../errors.ts';
import { withTexts, type Answer, type EntryContent, type FieldContent } from './answer.ts';
import type { PacketDocument, Section } from './document.ts';
import { privateEntry, type LocatedEntry, type ReadText } from './entries.ts';
import { editRefusal } from './front-matter-edit.ts';
import {
  countSigns,
  hasMarksIn,
  isCovered,
  isPrivateAtStart,
  markedText,
  plainText,
  resignedText,
  signedText,
} from './private-marks.ts';
import type { Range } from './source-text.ts';

/** An entry as it shall be: signed, and how it may be marked. */
export interface EntryChange {
  readonly signed: EntryContent;
  readonly marked: readonly EntryContent[];
}

/**
 * A plain entry in the place of another one: what was private in it stays so, part by part, and a new field is as the place is to
 * which it comes.
 * @throws PacketError `E_EDIT` where a part has not the private marks any more that it had.
 */
export function changedEntry(document: PacketDocument, before: LocatedEntry, entry: EntryContent): EntryChange {
  const isWithin = isCovered(document.privateMarks, before.range);
  const changed = (old: ReadText, plain: string): ReadText => {
    const signed = resigned(document, before.range, old.signed, plain);
    if (signed === old.signed) return old;
    const marked = markedText(signed, isPrivateAtStart(old));
    if (plain !== '' && !isWithin && countSigns(marked) !== countSigns(old.marked)) {
      throw marksRefusal(document, before.range);
    }
    return { signed, marked };
  };
  const title = changed({ signed: before.title, marked: before.marked.title }, entry.title);
  const text = changed({ signed: before.text, marked: before.marked.text }, entry.text);
  const rest = [...before.fields];
  const fields = entry.fields.map(({ id, value }) => {
    const old = takeField(rest, id);
    const now = old === undefined ? undefined : changed({ signed: old.value, marked: old.marked }, value);
    return { id, signed: now?.signed ?? value, marked: now?.marked };
  });
  const markedWith = (isNewPrivate: boolean): EntryContent => ({
    title: title.marked.trim(),
    text: text.marked,
    fields: fields.map(({ id, signed, marked }) => ({ id, value: marked ?? markedText(signed, isNewPrivate) })),
  });
  const marked = [false, true].map(markedWith);
  return {
    signed: {
      title: title.signed,
      text: text.signed,
      fields: fields.map(({ id, signed }) => ({ id, value: signed })),
    },
    marked: isWithin ? marked.map(privateEntry) : marked,
  };
}

/** A plain text in the place of a signed one, with the marks that it had. Throws as `changedEntry`. */
export function resigned(document: PacketDocument, range: Range, signed: string, plain: string): string {
  if (plain === plainText(signed)) return signed;
  const text = plain === '' ? '' : resignedText(signed, plain);
  if (text === undefined) throw marksRefusal(document, range);
  return text;
}

/** A plain or marked answer in the place of another one, signed. Throws as `changedEntry`. */
export function resignedAnswer(document: PacketDocument, section: Section, answer: Answer): Answer {
  // Of what stood there nothing is left where it was an answer of another kind.
  const isKept = answer.state === section.signed.state && hasMarksIn(document.privateMarks, section.contentRange);
  if (!isKept) return withTexts(answer, signedText);
  const before = proseOf(section.signed);
  const now = proseOf(answer);
  if (before === undefined || now === undefined) throw marksRefusal(document, section.contentRange);
  const text = resigned(document, section.contentRange, before, now);
  return answer.state === 'none-yet' ? { ...answer, reason: text } : { state: 'answered', text, entries: [] };
}

/** The one text of an answer without entries. */
function proseOf(answer: Answer): string | undefined {
  if (answer.state === 'none-yet') return answer.reason;
  return answer.state === 'answered' && answer.entries.length === 0 ? answer.text : undefined;
}

/** Takes the first field of this id out of a list: a field may come twice, and then each has its own turn. */
export function takeField<Field extends FieldContent>(fields: Field[], id: string): Field | undefined {
  const index = fields.findIndex((field) => field.id === id);
  return index === -1 ? undefined : fields.splice(index, 1)[0];
}

/** `E_EDIT` for a change of private marks, which only a hand makes. */
export function marksRefusal({ source }: PacketDocument, range: Range): PacketError {
  return editRefusal(
    source,
    range,
    'Unexpected change of private marks, expected those that were there, in their order',
    'put marks in or take them out in an editor',
  );
}
