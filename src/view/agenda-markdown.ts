import type { Agenda } from '../core/agenda/agenda.ts';
import type { Owed } from '../core/agenda/owed.ts';
import { questionName } from '../core/changes/changes-in-words.ts';
import { formatItem } from '../core/document/page-edits.ts';
import { owedWords, whoWords } from './agenda-text.ts';
import { UNSAFE } from './styler.ts';

/** An agenda to paste into a document that both can read; of an agenda that was made as a copy. Dates are ISO. */
export function agendaMarkdown({ occasion, today, ...agenda }: Agenda): string {
  const since = occasion.last?.review.date;
  const { goal, sayFirst, changed = [], kept, owed, ask, dates } = agenda;
  const parts: readonly (readonly [string, readonly Item[]])[] = [
    [
      goal === undefined && since !== undefined ? `New since ${since}` : 'Where it stands',
      [
        ...[goal, sayFirst?.text].flatMap((text) => (text === undefined ? [] : [item(text)])),
        ...changed.map(({ question, words }) => item(`${questionName(question)}: ${words}`)),
        ...kept.map((each) => ({ text: owedWords(each), isDone: true })),
      ],
    ],
    [
      'Open from earlier',
      owed.map((each) => ({
        text: `${owedWords(each)}${datesOf(each)}`,
        isDone: false,
      })),
    ],
    ['To ask', ask.map(({ text }) => item(text))],
    ['Dates', dates.deadlines.map(({ label, date }) => item(`${label}: ${date}`))],
  ];
  const day = occasion.date === undefined || occasion.isUnkept ? today : occasion.date;
  const sections = parts
    .filter(([, items]) => items.length > 0)
    .map(([heading, items]) => `## ${heading}\n\n${items.map((each) => formatItem(each, '-', 0)).join('\n')}\n`);
  return `# 1:1 with ${whoWords({ occasion })}, ${day}\n\n${sections.join('\n')}`.replace(UNSAFE, '');
}

function datesOf({ since, due }: Owed): string {
  const words = [...(due === undefined ? [] : [`due ${due}`]), ...(since === undefined ? [] : [`since ${since}`])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

interface Item {
  readonly text: string;
  readonly isDone: boolean | undefined;
}

function item(text: string): Item {
  return { text, isDone: undefined };
}
