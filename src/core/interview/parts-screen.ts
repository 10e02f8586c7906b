import { fieldValue, titleWords, type EntryContent } from '../document/answer.ts';
import type { Question } from '../packet/template.ts';
import { plainAsked, type Option } from './prompt.ts';
import type { Screen } from './screen.ts';
import { answerText, entriesOf, questionOf, to, type ScreenPart } from './state.ts';

/** Which part of an entry to correct, with what it says; the cursor on the first that is asked for and missing. */
export const partsScreen: ScreenPart<'parts'> = {
  prompt(interview, { question: id, entry: index }) {
    const question = questionOf(interview, id);
    const entry = entriesOf(interview, id)[index] ?? { title: '', text: '', fields: [] };
    const missing = question.fields.find((field) => field.isRequired && fieldValue(entry, field.id) === '');
    return {
      ...plainAsked,
      kind: 'choice',
      id: `${id}.${String(index)}.parts`,
      label: `Correct "${titleWords(entry.title)}"`,
      initial: missing === undefined ? 'done' : fieldOption(missing.id),
      options: [...optionsOf(question, entry), { value: 'done', label: 'done', about: '' }],
    };
  },

  take(interview, { question: id, entry }, reply) {
    const value = answerText(reply);
    const place = { question: id, entry, isAlone: true };
    if (value === 'title') return to(interview, { at: 'title', ...place });
    if (value === 'text') return to(interview, { at: 'text', ...place, isNew: false });
    const field = questionOf(interview, id).fields.find((each) => fieldOption(each.id) === value);
    const question: Screen = { at: 'question', question: id };
    return to(interview, field === undefined ? question : { at: 'field', ...place, field: field.id, isNew: false });
  },
};

function optionsOf({ fields }: Question, entry: EntryContent): Option[] {
  return [
    { value: 'title', label: 'Title', about: briefly(titleWords(entry.title)) },
    { value: 'text', label: 'In a few sentences', about: briefly(entry.text) },
    ...fields.map(({ id, label, isRequired }): Option => {
      const said = briefly(fieldValue(entry, id));
      return { value: fieldOption(id), label, about: said === '' && isRequired ? 'asked for' : said };
    }),
  ];
}

/** The option of a field; a field may have any id. */
function fieldOption(id: string): string {
  return `field.${id}`;
}

/** Characters of a text that are shown. */
const BRIEFLY = 40;

/** How a text begins. */
function briefly(text: string): string {
  const [first = '', ...further] = text.split('\n');
  const characters = Array.from(first);
  if (characters.length <= BRIEFLY) return further.length === 0 ? first : `${first} ...`;
  return `${characters.slice(0, BRIEFLY).join('').trimEnd()} ...`;
}
