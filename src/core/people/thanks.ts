import { fieldValue, titleWords } from '../document/answer.ts';
import type { RoundKind } from '../rounds/round.ts';
import { heldReviews, type Papers } from '../workflow/papers.ts';
import { isSamePerson } from './person-name.ts';

/** Somebody whom one owes thanks, and for what, in a few words each. */
export interface Thanks {
  readonly name: string;
  readonly for: readonly string[];
}

/** In which round somebody read the packet. */
const roundWords: Readonly<Record<RoundKind, string>> = {
  self: 'read it',
  peers: 'read it as a peer',
  manager: 'read it as manager',
  sponsor: 'read it as sponsor',
};

/**
 * Whom to thank for a promotion: the managers since the packet was started, who was there in 1:1s, who read it in a round, who
 * advocates for one. Those named most often stand first; `today` is ISO.
 */
export function thanksOwed(papers: Papers, today: string): readonly Thanks[] {
  const found: { name: string; readonly for: string[] }[] = [];
  const add = (name: string, why: string): void => {
    const one = found.find((each) => isSamePerson(each.name, name));
    if (one === undefined) found.push({ name, for: [why] });
    else {
      if (name.length > one.name.length) one.name = name;
      if (!one.for.includes(why)) one.for.push(why);
    }
  };
  const { plan, header, rounds } = papers;
  if (plan.manager !== undefined) add(plan.manager, 'manager');
  for (const { name, to } of plan.managers) if (to === undefined || to >= header.started) add(name, 'manager before');
  const held = heldReviews(papers, today).flatMap((review) => review.with);
  const counted = new Map<string, number>();
  for (const name of held) {
    const same = [...counted.keys()].find((each) => isSamePerson(each, name)) ?? name;
    counted.set(same, (counted.get(same) ?? 0) + 1);
  }
  for (const [name, count] of counted) add(name, count === 1 ? 'a 1:1' : `${String(count)} 1:1s`);
  for (const { kind, readers } of rounds)
    for (const { name, hasAnswered } of readers) if (hasAnswered) add(name, roundWords[kind ?? 'self']);
  for (const name of advocates(papers)) add(name, 'speaks for it');
  const others = found.filter(({ name }) => !isSamePerson(name, header.author));
  return others.toSorted((one, other) => other.for.length - one.for.length);
}

/** The names of those who advocate, without what stands behind them; those that are only planned are left out. */
function advocates({ template, answers }: Papers): readonly string[] {
  return template.questions
    .filter(({ meaning }) => meaning === 'advocates')
    .flatMap(({ id }) => {
      const answer = answers.get(id);
      return answer?.state === 'answered' ? answer.entries : [];
    })
    .filter((entry) => fieldValue(entry, 'planned') === '')
    .map(({ title }) =>
      titleWords(title)
        .replace(/[*_]{2}/g, '')
        .replace(/\s*[,(:].*$/u, '')
        .trim(),
    )
    .filter((name) => name !== '');
}
