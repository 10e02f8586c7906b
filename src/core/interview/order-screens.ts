import { titleWords } from '../document/answer.ts';
import { plainAsked, type Option } from './prompt.ts';
import type { PickPurpose, Screen } from './screen.ts';
import {
  answeredWith,
  answerText,
  entriesOf,
  questionOf,
  to,
  withEntries,
  withMovedEntries,
  withoutTypedIn,
  type ScreenPart,
} from './state.ts';

const questions: Readonly<Record<PickPurpose, (one: string) => string>> = {
  change: (one) => `Change which ${one}`,
  correct: (one) => `Correct which ${one}`,
  move: (one) => `Move which ${one}`,
  remove: (one) => `Take which ${one} out of the packet`,
};

const none: Option = { value: 'none', label: 'none of them', about: '' };

/** Which entry. */
export const pickScreen: ScreenPart<'pick'> = {
  prompt(interview, { question: id, purpose }) {
    const { entry } = questionOf(interview, id);
    const options = entriesOf(interview, id).map(({ title }, index): Option => ({
      value: String(index),
      label: titleWords(title),
      about: '',
    }));
    return {
      ...plainAsked,
      kind: 'choice',
      id: `${id}.${purpose}`,
      label: questions[purpose](entry.one),
      initial: purpose === 'remove' ? 'none' : '0',
      options: [...options, none],
    };
  },

  take(interview, { question, purpose }, reply) {
    const entry = Number.parseInt(answerText(reply), 10);
    if (entriesOf(interview, question)[entry] === undefined) return to(interview, { at: 'question', question });
    const screens: Readonly<Record<PickPurpose, Screen>> = {
      change: { at: 'title', question, entry },
      correct: { at: 'parts', question, entry },
      move: { at: 'place', question, entry },
      remove: { at: 'remove', question, entry },
    };
    return to(interview, screens[purpose]);
  },
};

/** Where to move it. */
export const placeScreen: ScreenPart<'place'> = {
  prompt(interview, { question: id, entry }) {
    const others = entriesOf(interview, id).toSpliced(entry, 1);
    const options = others.map(({ title }, index): Option => ({
      value: String(index),
      label: index === 0 ? 'to the first place' : `after "${titleWords(others[index - 1]?.title ?? title)}"`,
      about: '',
    }));
    return {
      ...plainAsked,
      kind: 'choice',
      id: `${id}.${String(entry)}.place`,
      label: `Move "${titleWords(entriesOf(interview, id)[entry]?.title ?? '')}"`,
      initial: '0',
      options: [...options, { value: String(others.length), label: 'to the last place', about: '' }],
    };
  },

  take(interview, { question, entry: index }, reply) {
    if (reply.kind !== 'answer') return to(interview, { at: 'pick', question, purpose: 'move' });
    const entries = entriesOf(interview, question);
    const place = Number.parseInt(reply.text, 10);
    const order = entries.map((_, each) => each).toSpliced(index, 1);
    order.splice(place, 0, index);
    if (place === index) return to(interview, { at: 'question', question });
    const moved = order.flatMap((each) => entries[each] ?? []);
    return answeredWith(
      withMovedEntries(interview, question, (each) => (each < order.length ? order.indexOf(each) : each)),
      question,
      withEntries(interview, question, moved),
      { at: 'question', question },
      { do: 'move-entry', question, index, to: place },
    );
  },
};

/** Asked once more before an entry goes. */
export const removeScreen: ScreenPart<'remove'> = {
  prompt(interview, { question: id, entry }) {
    const { title } = entriesOf(interview, id)[entry] ?? { title: '' };
    return {
      ...plainAsked,
      kind: 'confirm',
      id: `${id}.${String(entry)}.remove`,
      label: `Take "${titleWords(title)}" out of packet.md?`,
      initial: 'no',
    };
  },

  take(interview, { question, entry: index }, reply) {
    if (answerText(reply) !== 'yes') return to(interview, { at: 'question', question });
    const answer = withEntries(interview, question, entriesOf(interview, question).toSpliced(index, 1));
    const { interview: without, lost } = withoutTypedIn(interview, question, index);
    const turn = answeredWith(
      withMovedEntries(without, question, (each) => (each > index ? each - 1 : each)),
      question,
      answer,
      { at: 'question', question },
      { do: 'remove-entry', question, index },
    );
    return { ...turn, lost };
  },
};
