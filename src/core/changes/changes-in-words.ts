import { titleWords, type AnswerState } from '../document/answer.ts';
import type { FieldName } from '../document/question-index.ts';
import type { Question } from '../packet/template.ts';
import type { EntryChange, PacketChanges, PartChange, QuestionChanges } from './packet-changes.ts';

/** What changed in one question, as one says it. */
export interface ChangeInWords {
  readonly question: Question;
  /** Such as `one new project, Label split; the outcome of Forecast reworded`; no full stop. */
  readonly words: string;
}

/** How many entries one sentence names. */
const NAMED = 3;
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * What changed since, short enough to be said in a 1:1, in the order of the template. Of what only looks different, and of the front
 * matter, nothing is said.
 */
export function changesInWords({ questions }: PacketChanges): readonly ChangeInWords[] {
  return questions.flatMap((changes) => {
    const words = questionWords(changes).join('; ');
    return words === '' ? [] : [{ question: changes.question, words }];
  });
}

/** A question in a word, such as `Impact`: its id, as one says it. */
export function questionName({ id }: Question): string {
  return capital(id.replaceAll('-', ' '));
}

function questionWords(changes: QuestionChanges): readonly string[] {
  const { question, before, after, entries, isReordered } = changes;
  const of = (kind: EntryChange['kind']): readonly EntryChange[] => entries.filter((entry) => entry.kind === kind);
  const [added, removed] = [of('added'), of('removed')];
  return [
    ...(after === 'answered' || before === after ? [] : [STATES[after]]),
    ...(added.length === 0 ? [] : [counted(added, question, 'new ')]),
    ...of('reworded').flatMap(entryWords),
    ...(removed.length === 0 ? [] : [counted(removed, question, '', ' taken out')]),
    ...textWords(changes),
    ...(isReordered ? ['another order'] : []),
  ];
}

const STATES: Readonly<Record<AnswerState, string>> = {
  open: 'open again',
  'none-yet': 'none yet',
  answered: 'answered',
};

/** `one new project, Label split`, `four new metrics, among them A, B and C`. */
function counted(entries: readonly EntryChange[], { entry }: Question, before: string, after = ''): string {
  const titles = entries.map(({ title }) => named(title));
  const count = NUMBERS[entries.length] ?? String(entries.length);
  const among = titles.length > NAMED ? 'among them ' : '';
  const what = `${count} ${before}${entries.length === 1 ? entry.one : entry.many}${after}`;
  return `${what}, ${among}${listed(titles.slice(0, NAMED))}`;
}

/** An entry that was reworded, in one clause for each way in which its parts changed. */
function entryWords({ title, parts }: EntryChange): readonly string[] {
  const name = named(title);
  const renamed = parts.find(({ part }) => part === 'title');
  const old = renamed === undefined ? name : named(renamed.before);
  const planned = parts.find((part) => fieldId(part) === 'planned');
  const rest = parts.filter((part) => part !== renamed && !UNSAID.includes(fieldId(part)));
  const [added, removed, reworded] = [
    rest.filter(({ before }) => before === ''),
    rest.filter(({ after }) => after === ''),
    rest.filter(({ before, after }) => before !== '' && after !== ''),
  ];
  return [
    ...(old === name ? [] : [`${old} now called ${name}`]),
    ...(planned === undefined ? [] : [`${name} ${plannedWords(planned)}`]),
    ...(renamed !== undefined && old === name && rest.length === 0 ? [`the link of ${name} changed`] : []),
    ...(added.length === 0 ? [] : [`${partNames(added)} of ${name} added`]),
    ...(reworded.length === 0 ? [] : [`${partNames(reworded)} of ${name} reworded`]),
    ...(removed.length === 0 ? [] : [`${partNames(removed)} of ${name} taken out`]),
  ];
}

/** Fields of which nobody speaks, or not by their names. */
const UNSAID: readonly (string | undefined)[] = ['planned', 'private', 'key', 'shows'];

function fieldId({ part }: PartChange): string | undefined {
  return typeof part === 'string' ? undefined : part.id;
}

function plannedWords({ before, after }: PartChange): string {
  if (after === '') return 'no longer planned';
  return before === '' ? `planned for ${after}` : `planned for ${after}, not ${before}`;
}

function textWords({ before, after, text, entries }: QuestionChanges): readonly string[] {
  if (text === undefined || after === 'open') return [];
  if (after === 'none-yet') return before === after ? ['another reason for none yet'] : [];
  if (before !== after && entries.length === 0) return ['answered'];
  if (text.before === '') return ['text added'];
  return [text.after === '' ? 'text taken out' : 'text reworded'];
}

function partNames(parts: readonly PartChange[]): string {
  return `the ${listed(parts.map(({ part }) => (typeof part === 'string' ? part : labelWords(part))))}`;
}

/** A label within a sentence; one that begins with two capitals stays as it is. */
function labelWords({ label }: FieldName): string {
  return /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

function named(title: string): string {
  return titleWords(title).replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function capital(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === '' ? '' : `${first.toUpperCase()}${text.slice(first.length)}`;
}
