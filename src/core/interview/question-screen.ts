import { titleWords } from '../document/answer.ts';
import type { Question } from '../packet/template.ts';
import { exampleLines } from './example.ts';
import { plainAsked, type Option, type Paragraph } from './prompt.ts';
import type { Screen } from './screen.ts';
import {
  answeredWith,
  answerText,
  entriesOf,
  isOpen,
  questionOf,
  to,
  type Interview,
  type ScreenPart,
  type Turn,
} from './state.ts';

/** A question: what it asks and why, what was answered, and what one can do with it. */
export const questionScreen: ScreenPart<'question'> = {
  prompt(interview, screen) {
    const question = questionOf(interview, screen.question);
    const some = entriesOf(interview, question.id).length > 0;
    return {
      ...plainAsked,
      kind: 'choice',
      id: question.id,
      label: 'What next',
      about: about(interview, question),
      example: exampleLines(question),
      initial: some || !isOpen(interview.answers.get(question.id)) ? 'done' : 'add',
      options: options(interview, question),
    };
  },

  take(interview, { question: id }, reply) {
    if (answerText(reply) === 'reopen') return reopened(interview, id);
    const screens: Partial<Record<string, Screen>> = {
      add: { at: 'title', question: id, entry: entriesOf(interview, id).length },
      change: { at: 'pick', question: id, purpose: 'change' },
      correct:
        entriesOf(interview, id).length === 1
          ? { at: 'parts', question: id, entry: 0 }
          : { at: 'pick', question: id, purpose: 'correct' },
      move: { at: 'pick', question: id, purpose: 'move' },
      remove: { at: 'pick', question: id, purpose: 'remove' },
      prose: { at: 'prose', question: id },
      'none-yet': { at: 'none-yet', question: id },
    };
    return to(interview, screens[answerText(reply)] ?? { at: 'hub' });
  },
};

/** A question that was answered with none yet, open as before. */
function reopened(interview: Interview, question: string): Turn {
  const answer = { state: 'open' } as const;
  const effect = { do: 'set-answer', question, answer } as const;
  return answeredWith(interview, question, answer, { at: 'question', question }, effect);
}

function about(interview: Interview, question: Question): Paragraph[] {
  const { questions } = interview.template;
  const answer = interview.answers.get(question.id);
  const place = `${String(questions.indexOf(question) + 1)} of ${String(questions.length)}`;
  const think = question.think.map((text): Paragraph => ({ style: 'quote', text }));
  return [
    { style: 'title', text: `${place}  ${question.heading}` },
    { style: 'text', text: question.ask },
    { style: 'quiet', text: question.why },
    ...(isOpen(answer) ? think : []),
    ...(answer?.state === 'none-yet' ? [quote(`${interview.template.phrases.noneYet}: ${answer.reason}`)] : []),
    ...(answer?.state === 'answered' && answer.text !== '' ? [quote(answer.text)] : []),
    ...entriesOf(interview, question.id).map(({ title }) => quote(titleWords(title))),
  ];
}

function quote(text: string): Paragraph {
  return { style: 'quote', text };
}

function options(interview: Interview, question: Question): Option[] {
  const { one } = question.entry;
  const many = entriesOf(interview, question.id).length;
  const answer = interview.answers.get(question.id);
  const hasProse = answer?.state === 'answered' && many === 0;
  const article = /^[aeiou]/i.test(one) ? 'an' : 'a';
  const done = option('done', interview.only === undefined ? 'back to the questions' : 'done');
  if (hasProse) return [option('prose', 'change the answer'), option('add', `add ${article} ${one}`), done];
  if (many === 0) {
    const isNoneYet = answer?.state === 'none-yet';
    return [
      option('add', `add ${article} ${one}`),
      option('prose', 'answer in free prose'),
      isNoneYet ? option('none-yet', 'change the reason') : option('none-yet', 'none yet', 'with the reason'),
      ...(isNoneYet ? [option('reopen', 'leave it open again')] : []),
      done,
    ];
  }
  return [
    option('add', `add another ${one}`),
    option('change', `change ${article} ${one}`),
    ...(many > 1 ? [option('move', `move ${article} ${one}`, 'the first one is read first')] : []),
    option('remove', `take ${article} ${one} out`),
    option('correct', `correct one part of ${article} ${one}`),
    done,
  ];
}

function option(value: string, label: string, text = ''): Option {
  return { value, label, about: text };
}
