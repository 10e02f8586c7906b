import { inOrder, type Problem } from '../problem.ts';
import { contradictions } from './contradictions.ts';
import type { Papers } from './papers.ts';

/** What readers found in all papers, and what contradicts itself on a day (ISO), in the order of files and lines. */
export function problemsIn(papers: Papers, today: string): readonly Problem[] {
  const { problems, plan, notes, reviewPages, rounds } = papers;
  const files = [problems, plan.problems, notes.problems, ...[...reviewPages, ...rounds].map((each) => each.problems)];
  return inOrder([...files.flat(), ...contradictions(papers, today)]);
}
