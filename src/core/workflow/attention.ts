import { incompleteEntries } from '../interview/summary.ts';
import { openNotes } from '../notes/notes.ts';
import type { Problem } from '../problem.ts';
import type { Facts } from './facts.ts';

/** Something beside the steps that wants to be looked at. */
export interface Attention {
  readonly kind: 'missed' | 'undecided' | 'problems' | 'agreements' | 'fields' | 'notes';
  /** How many there are. */
  readonly count: number;
  /** One sentence without a full stop. */
  readonly text: string;
  readonly command: string | undefined;
}

/** What wants to be looked at, the most pressing first. `problems` are those of all papers, notes of the kind `info` left out. */
export function attentionIn(facts: Facts, problems: readonly Problem[]): readonly Attention[] {
  return [missed, undecided, wrong(problems), agreements, fields, notes].flatMap((look) => look(facts) ?? []);
}

function missed({ cycle, command, plainDay }: Facts): Attention | undefined {
  if (cycle.missed === undefined) return undefined;
  const text = `the document was due ${plainDay(cycle.missed.date)}: handed in, or another cycle`;
  return { kind: 'missed', count: 1, text, command: command('tell-outcome') };
}

function undecided({ cycle, command, plainDay }: Facts): Attention | undefined {
  if (cycle.undecided === undefined) return undefined;
  const { days, date } = cycle.undecided;
  const text = days === 0 ? 'the decision is today' : `the decision was on ${plainDay(date)}: say what it was`;
  return { kind: 'undecided', count: 1, text, command: command('tell-outcome') };
}

function wrong(problems: readonly Problem[]): (facts: Facts) => Attention | undefined {
  return ({ command }) => {
    const [first, ...others] = problems.filter(({ severity }) => severity !== 'info');
    if (first === undefined) return undefined;
    const { file, line, column, message } = first;
    const more = others.length === 0 ? '' : `; ${String(others.length)} more`;
    const text = `${file}:${String(line)}:${String(column)} ${message}${more}`;
    return { kind: 'problems', count: others.length + 1, text, command: command('check') };
  };
}

function agreements({ papers, today, command }: Facts): Attention | undefined {
  const late = papers.reviewPages
    .flatMap(({ reviews }) => reviews)
    .flatMap(({ agreed }) => agreed)
    .filter(({ isDone, due }) => !isDone && due !== undefined && due < today);
  if (late.length === 0) return undefined;
  const text =
    late.length === 1 ? '1 agreement is past its day' : `${String(late.length)} agreements are past their day`;
  return { kind: 'agreements', count: late.length, text, command: command('agenda') };
}

function fields({ papers, cycle, command, edit }: Facts): Attention | undefined {
  if (cycle.promoted !== undefined) return undefined;
  const missing = incompleteEntries(papers.template, papers.answers);
  const count = missing.reduce((sum, { labels }) => sum + labels.length, 0);
  const questions = [...new Map(missing.map(({ question }) => [question.id, question])).values()];
  const [first, ...others] = questions;
  if (first === undefined) return undefined;
  const where = others.length === 0 ? first.heading : `${String(questions.length)} questions`;
  const way = others.length === 0 ? edit(first.id) : command('answer');
  const many = count === 1 ? '1 field is missing' : `${String(count)} fields are missing`;
  return { kind: 'fields', count, text: `${many} in ${where}`, command: command('check') ?? way };
}

function notes({ papers, command }: Facts): Attention | undefined {
  const count = openNotes(papers.notes).length;
  if (count === 0) return undefined;
  const text = count === 1 ? '1 note not placed yet' : `${String(count)} notes not placed yet`;
  return { kind: 'notes', count, text, command: command('sort-notes') };
}
