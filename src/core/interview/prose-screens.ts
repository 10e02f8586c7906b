import { parseAnswerText } from '../document/answer-text.ts';
import type { Answer } from '../document/answer.ts';
import { exampleLines } from './example.ts';
import { plainText } from './prompt.ts';
import {
  answeredWith,
  entriesOf,
  proseAnswer,
  questionOf,
  to,
  type Interview,
  type ScreenPart,
  type Turn,
} from './state.ts';

/** A question answered in free prose; where it has entries by now, the prose stands before them. */
export const proseScreen: ScreenPart<'prose'> = {
  prompt(interview, { question }) {
    return {
      ...plainText,
      id: `${question}.prose`,
      label: 'Your answer',
      initial: proseOf(interview.answers.get(question)),
      example: exampleLines(questionOf(interview, question)),
      isMultiline: true,
    };
  },

  take(interview, { question }, reply) {
    if (reply.kind !== 'answer') return to(interview, { at: 'question', question });
    const text = parseAnswerText(reply.text);
    if (text === proseOf(interview.answers.get(question))) return to(interview, { at: 'question', question });
    return setAnswer(interview, question, proseAnswer(text, entriesOf(interview, question)));
  },
};

/** Why there is nothing to say yet: an answer too, but none beside entries, which may have come meanwhile. */
export const noneYetScreen: ScreenPart<'none-yet'> = {
  prompt({ template, answers }, { question }) {
    return {
      ...plainText,
      id: `${question}.none-yet`,
      label: template.phrases.noneYet,
      initial: reasonOf(answers.get(question)),
      about: [{ style: 'quiet', text: 'Why, in one sentence: it answers the question.' }],
    };
  },

  take(interview, { question }, reply) {
    if (reply.kind !== 'answer') return to(interview, { at: 'question', question });
    const reason = parseAnswerText(reply.text).trimStart();
    if (reason === reasonOf(interview.answers.get(question))) return to(interview, { at: 'question', question });
    if (entriesOf(interview, question).length > 0)
      return { ...to(interview, { at: 'question', question }), lost: reason === '' ? [] : [reason] };
    return setAnswer(interview, question, reason === '' ? { state: 'open' } : { state: 'none-yet', reason });
  },
};

function proseOf(answer: Answer | undefined): string {
  return answer?.state === 'answered' ? answer.text : '';
}

function reasonOf(answer: Answer | undefined): string {
  return answer?.state === 'none-yet' ? answer.reason : '';
}

function setAnswer(interview: Interview, question: string, answer: Answer): Turn {
  return answeredWith(interview, question, answer, { at: 'hub' }, { do: 'set-answer', question, answer });
}
