import type { PacketHeader } from '../packet/packet.ts';
import type { Question } from '../packet/template.ts';
import type { Answer, AnswerState } from '../document/answer.ts';
import type { Problem } from '../problem.ts';
import { attentionIn, type Attention } from './attention.ts';
import type { Hinting } from './command-hint.ts';
import type { CycleStanding } from './cycle-standing.ts';
import { factsOf } from './facts.ts';
import { nextThing, type NextThing } from './next-thing.ts';
import type { Papers } from './papers.ts';
import { problemsIn } from './problems-in.ts';
import type { StepStanding } from './step-standing.ts';
import { stepsOf } from './steps.ts';

export interface QuestionStanding {
  readonly question: Question;
  readonly answer: Answer;
  readonly state: AnswerState;
  readonly entries: number;
}

/** Where one stands with a packet: what `packet` shows. */
export interface Standing {
  /** ISO date. */
  readonly today: string;
  readonly header: PacketHeader;
  readonly questions: readonly QuestionStanding[];
  /** The eight, in their order, then the plan's own. */
  readonly steps: readonly StepStanding[];
  readonly cycle: CycleStanding;
  /** The next 1:1: its date (ISO), and with whom where the plan says so. */
  readonly oneToOne: { readonly date: string; readonly with: string | undefined } | undefined;
  readonly attention: readonly Attention[];
  /** Of all papers, in the order of files and lines. */
  readonly problems: readonly Problem[];
  readonly next: NextThing | undefined;
}

/** Pure: the same papers on the same day (ISO) give the same standing. `hinting` says what a hint may name. */
export function standingOf(papers: Papers, today: string, hinting: Hinting): Standing {
  const facts = factsOf(papers, today, hinting);
  const problems = problemsIn(papers, today);
  const steps = stepsOf(facts);
  const attention = attentionIn(facts, problems);
  const { reviewDate } = facts;
  return {
    today,
    header: papers.header,
    questions: papers.template.questions.map((question) => {
      const answer = papers.answers.get(question.id) ?? { state: 'open' };
      return {
        question,
        answer,
        state: answer.state,
        entries: answer.state === 'answered' ? answer.entries.length : 0,
      };
    }),
    steps,
    cycle: facts.cycle,
    oneToOne: reviewDate.kind === 'set' ? { date: reviewDate.date, with: papers.plan.manager } : undefined,
    attention,
    problems,
    next: nextThing(facts, steps, attention),
  };
}
