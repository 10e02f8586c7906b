import { fieldValue, titleWords, type EntryContent } from '../document/answer.ts';
import { plainWords } from '../document/plain-words.ts';
import type { FieldMeaning, Question, QuestionMeaning } from '../packet/template.ts';
import { isSame } from '../sameness.ts';
import type { NewsPair } from './packet-news.ts';

/** Something to say of one entry. */
export interface Saying {
  readonly question: Question;
  readonly entry: EntryContent;
  /** One sentence, without Markdown. */
  readonly text: string;
}

/** What a question's entries are worth in a room, and which fields say it. A metric says most, since it can be traced. */
const WORTH: Readonly<Record<QuestionMeaning, readonly [number, readonly FieldMeaning[]]>> = {
  metrics: [60, ['after']],
  projects: [50, ['outcome', 'goal']],
  leverage: [45, ['adoption', 'independence', 'users']],
  glue: [30, ['effect']],
  people: [25, ['achieved']],
  advocates: [20, ['evidence']],
  none: [10, ['outcome', 'effect', 'evidence']],
  gaps: [0, []],
};
const KEY = 100;
/** What is new counts for a little more than what was changed. */
const NEW = 8;
/** An entry that says nothing but its title is worth less. */
const SILENT = -30;

/** The strongest thing that is new, or says more than it did; undefined where nothing is. */
export function strongestNew(pairs: readonly NewsPair[]): Saying | undefined {
  return strongest(
    pairs
      .filter(({ question, entry, before }) => before === undefined || isMore(question, before, entry))
      .map(({ question, entry, before }) => ({ question, entry, more: before === undefined ? NEW : 0 })),
  );
}

/** The strongest thing of all that there is. */
export function strongestOfAll(entries: readonly Pick<NewsPair, 'question' | 'entry'>[]): Saying | undefined {
  return strongest(entries.map(({ question, entry }) => ({ question, entry, more: 0 })));
}

/** Whether what counts in an entry says something else now: a source or a date put right is no news. */
function isMore(question: Question, before: EntryContent, entry: EntryContent): boolean {
  if (isSame(before, entry)) return false;
  if (fieldValue(before, 'planned') !== '' && fieldValue(entry, 'planned') === '') return true;
  const [, meanings] = WORTH[question.meaning];
  return saidBy(question, entry, meanings) !== saidBy(question, before, meanings);
}

function strongest(
  candidates: readonly { readonly question: Question; readonly entry: EntryContent; readonly more: number }[],
): Saying | undefined {
  const ranked = candidates
    .filter(({ question, entry }) => WORTH[question.meaning][0] > 0 && fieldValue(entry, 'planned') === '')
    .map(({ question, entry, more }) => {
      const said = saidBy(question, entry, WORTH[question.meaning][1]);
      const isKey = fieldValue(entry, 'key') !== '' && !/^no$/i.test(fieldValue(entry, 'key'));
      const worth = WORTH[question.meaning][0] + more + (isKey ? KEY : 0) + (said === '' ? SILENT : 0);
      return { question, entry, worth, text: sentence(plainWords(titleWords(entry.title)), said) };
    })
    .toSorted((one, other) => other.worth - one.worth);
  const [first] = ranked;
  return first === undefined ? undefined : { question: first.question, entry: first.entry, text: first.text };
}

/** What an entry says for itself, without Markdown; empty where it does not. */
function saidBy(question: Question, entry: EntryContent, meanings: readonly FieldMeaning[]): string {
  const valueOf = (meaning: FieldMeaning): string => {
    const field = question.fields.find((each) => each.meaning === meaning);
    return field === undefined ? '' : plainWords(fieldValue(entry, field.id));
  };
  const [before, after] = [valueOf('before'), valueOf('after')];
  if (before !== '' && after !== '') return `from ${before} to ${after}`;
  return meanings.map(valueOf).find((value) => value !== '') ?? '';
}

/** Longer than this nobody says it in one breath. */
const BREATH = 150;

function sentence(title: string, said: string): string {
  const text = said === '' ? title : `${title}: ${said}`;
  const whole = text.length <= BREATH ? text : cutAtWord(text);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

function cutAtWord(text: string): string {
  const end = text.slice(0, BREATH).search(/[.;](?=\s[^.;]*$)/);
  if (end > BREATH / 3) return text.slice(0, end);
  const cut = text.slice(0, BREATH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}
