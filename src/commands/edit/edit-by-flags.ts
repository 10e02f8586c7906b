import type { Context } from '../../app/context.ts';
import { fieldValue, withField } from '../../core/document/answer.ts';
import { parseAnswerText } from '../../core/document/answer-text.ts';
import { appendContent, setContent } from '../../core/document/content-edits.ts';
import { answerOf, sectionOf, type PacketDocument } from '../../core/document/document.ts';
import { updateEntry } from '../../core/document/edits.ts';
import { locateEntry } from '../../core/document/locate-entry.ts';
import { locateField } from '../../core/document/locate-field.ts';
import type { Editing } from '../../core/document/verified-edit.ts';
import { PacketError } from '../../core/errors.ts';
import { parseDateWords } from '../../core/date-words.ts';
import type { Question } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { DraftStore } from '../../core/store/draft-store.ts';
import { PacketStore } from '../../core/store/packet-store.ts';
import { changedMeanwhile, type Writer } from '../../core/store/writer.ts';
import type { EditRequest, GivenText } from './edit-request.ts';
import type { OpenedPacket } from './opened-packet.ts';

/** Writes what the flags say, without a question. */
export async function editByFlags(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  opened: OpenedPacket,
  question: Question,
  request: Extract<EditRequest, { way: 'text' | 'fields' }>,
): Promise<void> {
  const { loaded } = opened;
  const content = request.way === 'text' ? await contentOf(context, question, request.text) : undefined;
  const layouts = await loaded.layouts();
  const store = new PacketStore(folder, loaded.template, layouts, context, context.clock.today(), writer);
  const before = sectionText(opened.document, question);
  const edit = (document: PacketDocument, editing: Editing): string => {
    if (request.way === 'fields') return withFields(context, document, question, request, editing);
    if (content === undefined) return document.source.text;
    if (request.isAppended) return appendContent(document, question, content, editing);
    if (sectionText(document, question) === before) return setContent(document, question, content, editing);
    const drafts = new DraftStore(context.files, context.draftPlace(folder), (path) => context.shownPath(path));
    throw changedMeanwhile(
      `Unexpected change of "${question.heading}" in packet.md by another program, expected the section as it was read`,
      drafts.putAside(content.text, 'from-edit'),
    );
  };
  // What is wrong is found before anything is made for writing.
  if (store.tried(edit) !== opened.document.source.text) store.change(edit);
}

/** The text that was given. Throws `E_INPUT_MISSING` for none, as a pipe has that broke. */
async function contentOf(
  context: Context,
  question: Question,
  given: GivenText,
): Promise<{ file: string; text: string }> {
  const [file, text] = 'file' in given ? await context.readInput(given.file) : ['-m', given.text];
  const answer = parseAnswerText(text.replace(/^\uFEFF/, ''));
  if (answer !== '') return { file, text: answer };
  throw new PacketError('E_INPUT_MISSING', 'Unexpected empty text, expected an answer', {
    hint: `packet edit ${question.id}     opens the section in the editor`,
  });
}

function sectionText(document: PacketDocument, question: Question): string | undefined {
  const range = sectionOf(document, question.id)?.contentRange;
  return range === undefined ? undefined : document.source.text.slice(range.start, range.end);
}

function withFields(
  context: Context,
  document: PacketDocument,
  question: Question,
  { entry: title, fields }: Extract<EditRequest, { way: 'fields' }>,
  editing: Editing,
): string {
  const answer = answerOf(document, question.id);
  const entries = answer.state === 'answered' ? answer.entries : [];
  const index = locateEntry(entries, title, `packet edit ${question.id} --entry`);
  const before = entries[index];
  if (before === undefined) return document.source.text;
  const entry = fields.reduce((sofar, { label, value }) => {
    const { id, type } = locateField(question, label);
    const text = parseAnswerText(value);
    return withField(sofar, id, type === 'date' && text !== '' ? parseDateWords(text, context.clock.today()) : text);
  }, before);
  const isSame =
    entry.fields.length === before.fields.length &&
    entry.fields.every(({ id, value }) => fieldValue(before, id) === value);
  return isSame ? document.source.text : updateEntry(document, question, index, entry, editing);
}
