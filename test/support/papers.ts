import { parseYamlBlock } from '../../src/core/document/front-matter.ts';
import type { Answer } from '../../src/core/document/answer.ts';
import { parseNotes } from '../../src/core/notes/notes.ts';
import { parsePlan } from '../../src/core/plan/plan.ts';
import { parseReviewPage } from '../../src/core/reviews/review.ts';
import { parseRound } from '../../src/core/rounds/round.ts';
import type { Papers } from '../../src/core/workflow/papers.ts';
import type { Hinting } from '../../src/core/workflow/command-hint.ts';
import { plainTemplate } from './plain-template.ts';

/** The texts of a packet folder's files; those left out are empty or not there. */
export interface PapersText {
  /** Keys of the plan's front matter, and what stands below them. */
  readonly keys?: string;
  readonly plan?: string;
  readonly notes?: string;
  /** By file name. */
  readonly rounds?: Readonly<Record<string, string>>;
  readonly reviews?: Readonly<Record<string, string>>;
  /** How many of the two questions are answered. */
  readonly answered?: 0 | 1 | 2;
  /** ISO date. */
  readonly started?: string;
}

const answered: Answer = { state: 'answered', text: '', entries: [{ title: 'One', text: '', fields: [] }] };

/** What is read of such files. */
export function papersOf(text: PapersText): Papers {
  const { keys = '', plan = '', notes = '', rounds = {}, reviews = {}, started = '2026-11-20' } = text;
  const front = keys === '' ? '' : `---\n${keys}\n---\n`;
  return {
    header: { template: 'plain', author: 'Dana Reyes', from: 'Senior', to: 'Staff', started },
    template: plainTemplate,
    answers: new Map(
      plainTemplate.questions.map(({ id }, index) => [id, index < (text.answered ?? 0) ? answered : { state: 'open' }]),
    ),
    plan: parsePlan('plan.md', `${front}${plan}`, parseYamlBlock),
    notes: parseNotes('notes.md', notes, parseYamlBlock),
    rounds: Object.entries(rounds).map(([name, each]) => parseRound(`rounds/${name}`, each, parseYamlBlock)),
    reviewPages: Object.entries(reviews).map(([name, each]) =>
      parseReviewPage(`reviews/${name}`, each, parseYamlBlock),
    ),
    problems: [],
  };
}

/** Every command that a hint may name, as if all of them were there. */
export const allCommands: Hinting = {
  commands: ['init', 'status', 'add', 'check', 'cycle', 'edit', 'manager', 'review', 'round'],
  init: 'packet init',
};
