import { formatDay } from '../calendar-date.ts';
import { plainAsked, type Paragraph } from './prompt.ts';
import type { Screen } from './screen.ts';
import { answerText, isOpen, to, type Interview, type ScreenPart } from './state.ts';

/** Once the empty packet is on disk: the words to take it to the manager, and how to go on. */
export const goOnScreen: ScreenPart<'go-on'> = {
  prompt({ setup, template, today }) {
    const when = setup.nextReview === '' ? 'your next 1:1' : `your 1:1 on ${formatDay(setup.nextReview, today)}`;
    const many = template.questions.length;
    return {
      ...plainAsked,
      kind: 'choice',
      id: 'go-on',
      label: 'Go on',
      about: [
        { style: 'text', text: `You can stop here. Take the empty packet to ${when} and say:` },
        ...template.phrases.toManager.map((text): Paragraph => ({ style: 'quote', text })),
      ],
      canGoBack: false,
      initial: 'questions',
      options: [
        { value: 'questions', label: `with the ${String(many)} questions`, about: 'about an hour, stop at any time' },
        { value: 'notes', label: 'jot things down, sort later', about: 'a line each' },
        { value: 'stop', label: 'not now', about: '' },
      ],
    };
  },

  take(interview, _, reply) {
    const screens: Readonly<Partial<Record<string, Screen>>> = {
      questions: firstQuestion(interview),
      notes: { at: 'note' },
    };
    return to(interview, screens[answerText(reply)] ?? { at: 'end' });
  },
};

/** The first open question, without a look at all of them: they are one step back from there. */
function firstQuestion({ template, answers }: Interview): Screen {
  const open = template.questions.find(({ id }) => isOpen(answers.get(id)));
  return open === undefined ? { at: 'hub' } : { at: 'question', question: open.id };
}
