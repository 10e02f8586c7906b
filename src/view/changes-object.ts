import { changesInWords } from '../core/changes/changes-in-words.ts';
import { countedWords, textsIn, textsOf, type ComparedTexts } from '../core/changes/compared-texts.ts';
import type { Moment } from '../core/changes/moment.ts';
import type { EntryChange, PacketChanges, PartChange, TextChange } from '../core/changes/packet-changes.ts';

/** What has changed, for a program. */
export function changesObject(moment: Moment, changes: PacketChanges, compared: ComparedTexts): object {
  const words = changesInWords(changes);
  return {
    since: { words: moment.words, date: moment.date ?? null, version: moment.version },
    words: countedWords(textsIn(changes), compared),
    frontMatter: changes.header.map((change) => ({ key: change.key, ...textObject(change, compared) })),
    questions: changes.questions.map((question) => ({
      id: question.question.id,
      heading: question.question.heading,
      before: question.before,
      after: question.after,
      inWords: words.find((each) => each.question === question.question)?.words ?? null,
      words: countedWords(textsOf(question), compared),
      text: question.text === undefined ? null : textObject(question.text, compared),
      entries: question.entries.map((entry) => entryObject(entry, compared)),
      isReordered: question.isReordered,
      isOnlyLayout: question.isOnlyLayout,
    })),
    elsewhere: changes.elsewhere.map((change) => textObject(change, compared)),
  };
}

function entryObject({ kind, title, parts }: EntryChange, compared: ComparedTexts): object {
  return { kind, title, parts: parts.map((part) => ({ ...partName(part), ...textObject(part, compared) })) };
}

function partName({ part }: PartChange): object {
  return typeof part === 'string'
    ? { part, field: null, label: null }
    : { part: 'field', field: part.id, label: part.label };
}

function textObject(change: TextChange, compared: ComparedTexts): object {
  const words = compared.get(change);
  return {
    before: change.before,
    after: change.after,
    stretches: words?.stretches ?? [],
    isByLines: words?.isByLines ?? false,
  };
}
