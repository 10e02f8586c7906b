import { formatDay } from '../calendar-date.ts';
import { parseAnswerText, parseTitle } from '../document/answer-text.ts';
import { fieldValue, titleWords, type Answer, type EntryContent } from '../document/answer.ts';
import { parseDateWords } from '../date-words.ts';
import { PacketError } from '../errors.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Field, Question, Template } from '../packet/template.ts';
import type { Effect } from './effect.ts';
import { exampleLines } from './example.ts';
import type { Option, Paragraph, Prompt, Reply, TextPrompt } from './prompt.ts';
import { setupPrompts, setupSteps, type SetupStep } from './setup.ts';
import { missingFields } from './summary.ts';

/** Where the interview stands. Entries and fields are 0-based; an entry at the end of the list is a new one. */
export type Screen =
  | { readonly at: 'setup'; readonly step: SetupStep }
  | { readonly at: 'go-on' }
  | { readonly at: 'hub' }
  | { readonly at: 'question'; readonly question: string }
  | { readonly at: 'pick'; readonly question: string; readonly purpose: 'change' | 'remove' }
  | { readonly at: 'title'; readonly question: string; readonly entry: number }
  | { readonly at: 'text'; readonly question: string; readonly entry: number }
  | { readonly at: 'field'; readonly question: string; readonly entry: number; readonly field: number }
  | { readonly at: 'prose'; readonly question: string }
  | { readonly at: 'none-yet'; readonly question: string }
  | { readonly at: 'note' }
  | { readonly at: 'end' };

/** All that the interview knows; what is on disk is the truth, and `answers` its mirror. */
export interface Interview {
  readonly template: Template;
  /** ISO date. */
  readonly today: string;
  readonly setup: Setup;
  /** By question id. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly notes: number;
  readonly screen: Screen;
}

/** What a reply leads to. A complaint means that the same prompt is asked again; effects are on disk before the next one. */
export interface Turn {
  readonly interview: Interview;
  readonly effects: readonly Effect[];
  readonly complaint?: string;
}

/** What is asked at this point; undefined at the end. */
export function promptOf(interview: Interview): Prompt | undefined {
  const { screen, template } = interview;
  switch (screen.at) {
    case 'setup':
      return setupPrompts[screen.step](interview.setup);
    case 'go-on':
      return goOnPrompt(interview);
    case 'hub':
      return hubPrompt(interview);
    case 'question':
      return questionPrompt(interview, questionOf(template, screen.question));
    case 'pick':
      return pickPrompt(interview, questionOf(template, screen.question), screen.purpose);
    case 'title':
      return titlePrompt(interview, questionOf(template, screen.question), screen.entry);
    case 'text':
      return textPrompt(interview, questionOf(template, screen.question), screen.entry);
    case 'field': {
      const question = questionOf(template, screen.question);
      const field = question.fields[screen.field];
      return field === undefined ? undefined : fieldPrompt(interview, question, screen.entry, field);
    }
    case 'prose':
      return prosePrompt(interview, questionOf(template, screen.question));
    case 'none-yet':
      return noneYetPrompt(interview, questionOf(template, screen.question));
    case 'note':
      return {
        ...plainText('note', 'Note', ''),
        about: [{ style: 'quiet', text: 'One thing a line, in any order. An empty line ends.' }],
        canGoBack: true,
      };
    case 'end':
      return undefined;
  }
}

/** Takes a reply. Texts that no file can hold, and dates that are none, are complained of and asked again. */
export function take(interview: Interview, reply: Reply): Turn {
  try {
    return turnOf(interview, reply);
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    const complaint = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    return { interview, effects: [], complaint };
  }
}

function turnOf(interview: Interview, reply: Reply): Turn {
  const { screen, template } = interview;
  switch (screen.at) {
    case 'setup':
      return takeSetup(interview, screen.step, reply);
    case 'go-on':
      return to(interview, goOnScreens[answerText(reply)] ?? { at: 'end' });
    case 'hub':
      return takeHub(interview, reply);
    case 'question':
      return takeQuestion(interview, questionOf(template, screen.question), reply);
    case 'pick':
      return takePick(interview, questionOf(template, screen.question), screen.purpose, reply);
    case 'title':
      return takeTitle(interview, questionOf(template, screen.question), screen.entry, reply);
    case 'text':
      return takeText(interview, questionOf(template, screen.question), screen.entry, reply);
    case 'field':
      return takeField(interview, questionOf(template, screen.question), screen.entry, screen.field, reply);
    case 'prose':
      return takeProse(interview, questionOf(template, screen.question), reply);
    case 'none-yet':
      return takeNoneYet(interview, questionOf(template, screen.question), reply);
    case 'note':
      return takeNote(interview, reply);
    case 'end':
      return { interview, effects: [] };
  }
}

function to(interview: Interview, screen: Screen, effects: readonly Effect[] = []): Turn {
  return { interview: { ...interview, screen }, effects };
}

const goOnScreens: Readonly<Partial<Record<string, Screen>>> = {
  questions: { at: 'hub' },
  notes: { at: 'note' },
  stop: { at: 'end' },
};

function answerText(reply: Reply): string {
  return reply.kind === 'answer' ? reply.text : '';
}

function takeSetup(interview: Interview, step: SetupStep, reply: Reply): Turn {
  const index = setupSteps.indexOf(step);
  if (reply.kind === 'back') return to(interview, { at: 'setup', step: setupSteps[index - 1] ?? step });
  const prompt = setupPrompts[step](interview.setup);
  const given = reply.kind === 'answer' && reply.text.trim() !== '' ? reply.text : prompt.initial;
  const value = step === 'why' ? parseAnswerText(given) : parseTitle(given);
  if (value === '' && prompt.isRequired) return { interview, effects: [], complaint: `${prompt.label} is needed` };
  const kept = step === 'nextReview' && value !== '' ? parseDateWords(value, interview.today) : value;
  const setup = { ...interview.setup, [step]: kept };
  const next = setupSteps[index + 1];
  if (next !== undefined) return to({ ...interview, setup }, { at: 'setup', step: next });
  return to({ ...interview, setup }, { at: 'go-on' }, [{ do: 'set-up', setup }]);
}

function goOnPrompt(interview: Interview): Prompt {
  const { setup, template, today } = interview;
  const when = setup.nextReview === '' ? 'your next 1:1' : `your 1:1 on ${formatDay(setup.nextReview, today)}`;
  const many = template.questions.length;
  return {
    kind: 'choice',
    id: 'go-on',
    label: 'Go on',
    about: [
      { style: 'text', text: `You can stop here. Take the empty packet to ${when} and say:` },
      ...template.phrases.toManager.map((text): Paragraph => ({ style: 'quote', text })),
    ],
    example: [],
    canGoBack: false,
    initial: 'questions',
    options: [
      { value: 'questions', label: `with the ${String(many)} questions`, about: 'about an hour, stop at any time' },
      { value: 'notes', label: 'jot things down, sort later', about: 'a line each' },
      { value: 'stop', label: 'not now', about: '' },
    ],
  };
}

function hubPrompt(interview: Interview): Prompt {
  const { template, answers } = interview;
  const options = template.questions.map((question): Option => ({
    value: question.id,
    label: question.heading,
    about: stateWords(answers.get(question.id), question),
  }));
  const open = template.questions.find((question) => isOpen(answers.get(question.id)));
  const missing = missingFields(template, answers);
  const summary: Paragraph[] =
    open === undefined
      ? [
          { style: 'title', text: 'Every question has an answer.' },
          ...missing.map((text): Paragraph => ({ style: 'quiet', text })),
        ]
      : [];
  return {
    kind: 'choice',
    id: 'hub',
    label: 'Question',
    about: summary,
    example: [],
    canGoBack: false,
    initial: open?.id ?? 'stop',
    options: [...options, { value: 'stop', label: 'stop here', about: 'all is saved' }],
  };
}

function takeHub(interview: Interview, reply: Reply): Turn {
  const question = interview.template.questions.find(({ id }) => id === answerText(reply));
  if (question === undefined) return to(interview, { at: 'end' });
  return to(interview, { at: 'question', question: question.id });
}

function questionPrompt(interview: Interview, question: Question): Prompt {
  const entries = entriesOf(interview, question);
  const answer = interview.answers.get(question.id);
  const { one } = question.entry;
  const some = entries.length > 0;
  const options: Option[] = [
    { value: 'add', label: some ? `add another ${one}` : `add a ${one}`, about: '' },
    ...(some
      ? [
          { value: 'change', label: `change a ${one}`, about: '' },
          { value: 'remove', label: `take a ${one} out`, about: '' },
        ]
      : []),
    ...(some
      ? []
      : [
          { value: 'prose', label: 'answer in free prose', about: '' },
          { value: 'none-yet', label: 'none yet', about: 'with the reason' },
        ]),
    { value: 'done', label: 'back to the questions', about: '' },
  ];
  const think = question.think.map((text): Paragraph => ({ style: 'quote', text }));
  return {
    kind: 'choice',
    id: question.id,
    label: 'What next',
    about: [
      {
        style: 'title',
        text: `${String(interview.template.questions.indexOf(question) + 1)} of ${String(interview.template.questions.length)}  ${question.heading}`,
      },
      { style: 'text', text: question.ask },
      { style: 'quiet', text: question.why },
      ...(isOpen(answer) ? think : []),
      ...entries.map(({ title }): Paragraph => ({ style: 'quote', text: titleWords(title) })),
    ],
    example: exampleLines(question),
    canGoBack: true,
    initial: some ? 'done' : 'add',
    options,
  };
}

function takeQuestion(interview: Interview, question: Question, reply: Reply): Turn {
  const { id } = question;
  const screens: Partial<Record<string, Screen>> = {
    add: { at: 'title', question: id, entry: entriesOf(interview, question).length },
    change: { at: 'pick', question: id, purpose: 'change' },
    remove: { at: 'pick', question: id, purpose: 'remove' },
    prose: { at: 'prose', question: id },
    'none-yet': { at: 'none-yet', question: id },
  };
  return to(interview, screens[answerText(reply)] ?? { at: 'hub' });
}

function pickPrompt(interview: Interview, question: Question, purpose: 'change' | 'remove'): Prompt {
  const entries = entriesOf(interview, question);
  const label =
    purpose === 'change' ? `Change which ${question.entry.one}` : `Take which ${question.entry.one} out of the packet`;
  return {
    kind: 'choice',
    id: `${question.id}.${purpose}`,
    label,
    about: [],
    example: [],
    canGoBack: true,
    initial: 'none',
    options: [
      ...entries.map(({ title }, index): Option => ({ value: String(index), label: titleWords(title), about: '' })),
      { value: 'none', label: 'none of them', about: '' },
    ],
  };
}

function takePick(interview: Interview, question: Question, purpose: 'change' | 'remove', reply: Reply): Turn {
  const index = Number.parseInt(answerText(reply), 10);
  const entries = entriesOf(interview, question);
  if (entries[index] === undefined) return to(interview, { at: 'question', question: question.id });
  if (purpose === 'change') return to(interview, { at: 'title', question: question.id, entry: index });
  const answer = withEntries(interview, question, entries.toSpliced(index, 1));
  return to(withAnswer(interview, question, answer), { at: 'question', question: question.id }, [
    { do: 'remove-entry', question: question.id, index },
  ]);
}

function titlePrompt(interview: Interview, question: Question, index: number): Prompt {
  const entry = entriesOf(interview, question)[index];
  const { one } = question.entry;
  return {
    ...plainText(
      `${question.id}.${String(index)}.title`,
      entry === undefined ? `New ${one}` : `Title of the ${one}`,
      entry?.title ?? '',
    ),
    about:
      entry === undefined
        ? [
            {
              style: 'quiet',
              text: `Its title in one line, with a link if there is one: [title](address). An empty line ends.`,
            },
          ]
        : [],
    example: exampleLines(question),
    canGoBack: true,
  };
}

function takeTitle(interview: Interview, question: Question, index: number, reply: Reply): Turn {
  const entries = entriesOf(interview, question);
  const entry = entries[index];
  if (reply.kind === 'back') return to(interview, { at: 'question', question: question.id });
  const title = parseTitle(answerText(reply));
  const text: Screen = { at: 'text', question: question.id, entry: index };
  if (entry === undefined) {
    if (title === '') return to(interview, { at: 'hub' });
    const added: EntryContent = { title, text: '', fields: [] };
    const answer = withEntries(interview, question, [...entries, added]);
    return to(withAnswer(interview, question, answer), text, [
      { do: 'add-entry', question: question.id, entry: added },
    ]);
  }
  return title === '' || title === entry.title
    ? to(interview, text)
    : changeEntry(interview, question, index, { ...entry, title }, text);
}

function textPrompt(interview: Interview, question: Question, index: number): Prompt {
  const entry = entriesOf(interview, question)[index];
  return {
    ...plainText(`${question.id}.${String(index)}.text`, 'In a few sentences', entry?.text ?? ''),
    example: exampleLines(question),
    isMultiline: true,
    canGoBack: true,
  };
}

function takeText(interview: Interview, question: Question, index: number, reply: Reply): Turn {
  if (reply.kind === 'back') return to(interview, { at: 'title', question: question.id, entry: index });
  const next = fieldScreen(question, index, 0);
  const entry = entriesOf(interview, question)[index];
  const text = parseAnswerText(answerText(reply));
  if (entry === undefined || text === '' || text === entry.text) return to(interview, next);
  return changeEntry(interview, question, index, { ...entry, text }, next);
}

function fieldPrompt(interview: Interview, question: Question, index: number, field: Field): Prompt {
  const entry = entriesOf(interview, question)[index];
  return {
    ...plainText(
      `${question.id}.${String(index)}.${field.id}`,
      field.label,
      entry === undefined ? '' : fieldValue(entry, field.id),
    ),
    about: [{ style: 'quiet', text: field.ask }],
    example: exampleLines(question, field),
    isMultiline: field.type === 'text',
    canGoBack: true,
  };
}

function takeField(interview: Interview, question: Question, index: number, at: number, reply: Reply): Turn {
  if (reply.kind === 'back') {
    return to(
      interview,
      at === 0 ? { at: 'text', question: question.id, entry: index } : fieldScreen(question, index, at - 1),
    );
  }
  const field = question.fields[at];
  const entry = entriesOf(interview, question)[index];
  const next = fieldScreen(question, index, at + 1);
  const text = parseAnswerText(answerText(reply));
  if (field === undefined || entry === undefined || text === '') return to(interview, next);
  const value = field.type === 'date' ? parseDateWords(text, interview.today) : text;
  if (value === fieldValue(entry, field.id)) return to(interview, next);
  const isThere = entry.fields.some(({ id }) => id === field.id);
  const fields = isThere
    ? entry.fields.map((each) => (each.id === field.id ? { ...each, value } : each))
    : [...entry.fields, { id: field.id, value }];
  return changeEntry(interview, question, index, { ...entry, fields }, next);
}

/** A field of an entry, or, after the last one, the next new entry. */
function fieldScreen(question: Question, entry: number, field: number): Screen {
  if (field < question.fields.length) return { at: 'field', question: question.id, entry, field };
  return { at: 'question', question: question.id };
}

function prosePrompt(interview: Interview, question: Question): Prompt {
  const answer = interview.answers.get(question.id);
  return {
    ...plainText(`${question.id}.prose`, 'Your answer', answer?.state === 'answered' ? answer.text : ''),
    example: exampleLines(question),
    isMultiline: true,
    canGoBack: true,
  };
}

function takeProse(interview: Interview, question: Question, reply: Reply): Turn {
  const text = parseAnswerText(answerText(reply));
  if (text === '') return to(interview, { at: 'question', question: question.id });
  return setAnswer(interview, question, { state: 'answered', text, entries: [] });
}

function noneYetPrompt(interview: Interview, question: Question): Prompt {
  const answer = interview.answers.get(question.id);
  return {
    ...plainText(
      `${question.id}.none-yet`,
      interview.template.phrases.noneYet,
      answer?.state === 'none-yet' ? answer.reason : '',
    ),
    about: [{ style: 'quiet', text: 'Why, in one sentence: it answers the question.' }],
    canGoBack: true,
  };
}

function takeNoneYet(interview: Interview, question: Question, reply: Reply): Turn {
  const reason = parseAnswerText(answerText(reply)).trimStart();
  if (reason === '') return to(interview, { at: 'question', question: question.id });
  return setAnswer(interview, question, { state: 'none-yet', reason });
}

function takeNote(interview: Interview, reply: Reply): Turn {
  const text = parseTitle(answerText(reply));
  if (text === '') return to(interview, { at: 'hub' });
  return to({ ...interview, notes: interview.notes + 1 }, { at: 'note' }, [{ do: 'add-note', text }]);
}

function setAnswer(interview: Interview, question: Question, answer: Answer): Turn {
  return to(withAnswer(interview, question, answer), { at: 'hub' }, [
    { do: 'set-answer', question: question.id, answer },
  ]);
}

function changeEntry(
  interview: Interview,
  question: Question,
  index: number,
  entry: EntryContent,
  screen: Screen,
): Turn {
  const answer = withEntries(interview, question, entriesOf(interview, question).with(index, entry));
  return to(withAnswer(interview, question, answer), screen, [
    { do: 'update-entry', question: question.id, index, entry },
  ]);
}

function withAnswer(interview: Interview, question: Question, answer: Answer): Interview {
  return { ...interview, answers: new Map(interview.answers).set(question.id, answer) };
}

function withEntries(interview: Interview, question: Question, entries: readonly EntryContent[]): Answer {
  const answer = interview.answers.get(question.id);
  const text = answer?.state === 'answered' && entriesOf(interview, question).length > 0 ? answer.text : '';
  return entries.length === 0 && text === '' ? { state: 'open' } : { state: 'answered', text, entries };
}

/** The entries of a question as they are on disk. */
function entriesOf(interview: Interview, question: Question): readonly EntryContent[] {
  const answer = interview.answers.get(question.id);
  return answer?.state === 'answered' ? answer.entries : [];
}

function isOpen(answer: Answer | undefined): boolean {
  return answer === undefined || answer.state === 'open';
}

/** A question's state in a few words. */
export function stateWords(answer: Answer | undefined, question: Question): string {
  if (answer === undefined || answer.state === 'open') return '';
  if (answer.state === 'none-yet') return 'none yet';
  const many = answer.entries.length;
  if (many === 0) return 'answered';
  return `${String(many)} ${many === 1 ? question.entry.one : question.entry.many}`;
}

function plainText(id: string, label: string, initial: string): TextPrompt {
  return {
    kind: 'text',
    id,
    label,
    initial,
    about: [],
    example: [],
    suggestions: [],
    isMultiline: false,
    isRequired: false,
    canGoBack: false,
  };
}

function questionOf(template: Template, id: string): Question {
  const question = template.questions.find((each) => each.id === id);
  if (question === undefined) throw new Error(`no question "${id}" in the template`);
  return question;
}
