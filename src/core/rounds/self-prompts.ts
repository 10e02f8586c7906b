import type { Answer } from '../document/answer.ts';
import { sectionOf, type PacketDocument } from '../document/document.ts';
import { plainAsked, plainText, type ChoicePrompt, type Paragraph, type TextPrompt } from '../interview/prompt.ts';
import type { Question } from '../packet/template.ts';
import { typedText } from '../typing/typed-text.ts';

/** What to look for in an answer, and in what sense; one short question each. */
const editingQuestions = [
  ['Content', 'Is all of it true, is the strongest thing first, and what is missing?'],
  ['Clarity', 'Would somebody of another team follow each sentence at the first reading?'],
  ['Context', 'Does whoever was not there see why it was hard, and what it was worth?'],
] as const;

/** What one can do with a question that one reads. */
export type ReadingChoice = 'read' | 'editor' | 'inline' | 'note' | 'later' | 'stop';

/** One question of a self round, to be read. */
export interface Reading {
  readonly question: Question;
  /** From 1 on, of so many. */
  readonly number: number;
  readonly all: number;
  /** What the checks say of it, a sentence each. */
  readonly findings: readonly string[];
}

/** Stands between what is read and what is said about it. */
const blank: Paragraph = { style: 'text', text: '' };

/** A question with its answer as it stands in the file, what the checks say, and what to look for. */
export function readingPrompt(document: PacketDocument, { question, number, all, findings }: Reading): ChoicePrompt {
  const section = sectionOf(document, question.id);
  const { start, end } = section?.contentRange ?? { start: 0, end: 0 };
  const text = document.source.text.slice(start, end).replace(/\r\n?/g, '\n').trim();
  const about: Paragraph[] = [
    { style: 'title', text: `${String(number)} of ${String(all)}  ${question.heading}` },
    { style: 'source', text: text === '' ? stateOf(section?.answer) : text },
    blank,
    ...(findings.length === 0
      ? []
      : [{ style: 'source', text: findings.map((finding) => `- ${finding}`).join('\n') } as const, blank]),
    ...editingQuestions.map(([name, words]): Paragraph => ({ style: 'quiet', text: `${name}: ${words}` })),
  ];
  return {
    ...plainAsked,
    kind: 'choice',
    id: 'round.read',
    label: `${String(number)} of ${String(all)}, ${question.id}`,
    about,
    canGoBack: false,
    canOpenEditor: false,
    initial: 'read',
    options: [
      { value: 'read', label: 'is read', about: 'marked so' },
      { value: 'editor', label: 'edit it in the editor', about: '' },
      { value: 'inline', label: 'edit it here', about: '' },
      { value: 'note', label: 'note something to mend', about: 'kept in the round' },
      { value: 'later', label: 'later', about: 'it stays unread' },
      { value: 'stop', label: 'stop here', about: '' },
    ],
  };
}

function stateOf(answer: Answer | undefined): string {
  return answer === undefined ? 'No section yet.' : 'Nothing yet.';
}

/** What is to be mended in a question; `kept` is what was half typed earlier. */
export function notePrompt(question: Question, kept: string): TextPrompt {
  return {
    ...plainText,
    id: 'round.note',
    label: `To mend in ${question.id}`,
    typed: kept === '' ? undefined : typedText(kept),
    canGoBack: true,
    canOpenEditor: false,
    isMultiline: true,
    emptyMeans: 'nothing',
  };
}
