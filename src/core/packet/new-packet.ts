import { formatScalar } from '../document/format-scalar.ts';
import type { Answer } from '../document/answer.ts';
import type { formatAnswer } from '../document/format-answer.ts';
import type { Layouts } from '../ports.ts';
import { FORMAT_NUMBER } from './packet.ts';
import { formatWhy } from '../plan/why.ts';
import type { Template } from './template.ts';

/** What is asked before the questions. All but author and levels may be empty. */
export interface Setup {
  readonly author: string;
  readonly from: string;
  readonly to: string;
  readonly manager: string;
  /** ISO date of the next 1:1, or empty. */
  readonly nextReview: string;
  /** Cadence in its canonical words, such as `2 weeks`; empty where none was given. */
  readonly reviewEvery: string;
  readonly cycle: string;
  readonly why: string;
}

export const emptySetup: Setup = {
  author: '',
  from: '',
  to: '',
  manager: '',
  nextReview: '',
  reviewEvery: '',
  cycle: '',
  why: '',
};

/**
 * The text of a new packet.md, its answers as `format` writes them; questions that `answers` (by id) has not are open.
 * `started` is an ISO date.
 */
export function formatNewPacket(
  setup: Setup,
  answers: ReadonlyMap<string, Answer>,
  started: string,
  template: Template,
  layouts: Layouts,
  format: typeof formatAnswer,
): string {
  const { author, from, to } = setup;
  const frontMatter = formatKeys({ packet: String(FORMAT_NUMBER), template: template.name, author, from, to, started });
  const style = { template, renderEntry: layouts.entry };
  const sections = template.questions.map((question) => ({
    id: question.id,
    heading: question.heading,
    answer: format(answers.get(question.id) ?? { state: 'open' }, question, style),
  }));
  return layouts.packet({ frontMatter, author: titleText(author), from: titleText(from), to: titleText(to), sections });
}

/** The title line of a packet.md as its layout has it; undefined where it has none. */
export function packetTitle(
  { author, from, to }: Pick<Setup, 'author' | 'from' | 'to'>,
  layouts: Layouts,
): string | undefined {
  const who = { author: titleText(author), from: titleText(from), to: titleText(to) };
  const lines = layouts.packet({ frontMatter: '', ...who, sections: [] }).split('\n');
  return lines.find((line) => line.startsWith('# '));
}

/** How often 1:1s come where nobody has said. */
const USUAL_CADENCE = '1 month';

/** The text of a new plan.md. */
export function formatNewPlan(setup: Setup, layouts: Layouts): string {
  const frontMatter = formatKeys({
    plan: String(FORMAT_NUMBER),
    manager: setup.manager,
    'review-every': setup.reviewEvery === '' ? USUAL_CADENCE : setup.reviewEvery,
    'next-review': setup.nextReview,
    cycle: setup.cycle,
  });
  return layouts.plan({ frontMatter, why: formatWhy(setup.why) });
}

function formatKeys(keys: Readonly<Record<string, string>>): string {
  const given = Object.entries(keys).filter(([, value]) => value !== '');
  return given.map(([key, value]) => `${key}: ${formatScalar(value)}`).join('\n');
}

/** A value of the front matter as part of the title line, where a line break or a mark would carry structure. */
function titleText(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/^(#+)/, '\\$1').replace(/<!--/g, '\\<!--');
}
