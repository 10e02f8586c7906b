import { plainAsked, type Option, type Paragraph } from './prompt.ts';
import { answerText, isOpen, to, type Interview, type ScreenPart } from './state.ts';
import { stateWords } from './state-words.ts';
import { missingFields } from './summary.ts';

/** The questions with their state, the cursor on the next open one; once all are answered, what is plainly missing. */
export const hubScreen: ScreenPart<'hub'> = {
  prompt(interview) {
    const { template, answers } = interview;
    const options = template.questions.map((question): Option => ({
      value: question.id,
      label: question.heading,
      about: stateWords(answers.get(question.id), question),
    }));
    const open = template.questions.find(({ id }) => isOpen(answers.get(id)));
    return {
      ...plainAsked,
      kind: 'choice',
      id: 'hub',
      label: 'Question',
      about: open === undefined ? summary(interview) : [],
      canGoBack: false,
      initial: open?.id ?? 'stop',
      options: [
        ...options,
        { value: 'notes', label: 'jot things down', about: 'sort later' },
        { value: 'stop', label: 'stop here', about: '' },
        { value: 'correction', label: 'correct what set-up asked', about: 'name, levels, manager, 1:1' },
      ],
    };
  },

  take(interview, _, reply) {
    const value = answerText(reply);
    const question = interview.template.questions.find(({ id }) => id === value);
    if (question !== undefined) return to(interview, { at: 'question', question: question.id });
    if (value === 'correction') return to(interview, { at: 'correction', step: 'author' });
    return to(interview, value === 'notes' ? { at: 'note' } : { at: 'end' });
  },
};

function summary({ template, answers }: Interview): Paragraph[] {
  const missing = missingFields(template, answers);
  return [
    { style: 'title', text: 'Every question has an answer.' },
    ...missing.map((text): Paragraph => ({ style: 'quiet', text })),
  ];
}
