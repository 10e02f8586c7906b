import { fieldValue, titleWords, type Answer } from '../document/answer.ts';
import { itemLine } from '../document/page-reading.ts';
import { privateItems } from '../document/private-items.ts';
import { withoutComments } from '../document/without-comments.ts';
import type { PacketHeader } from '../packet/packet.ts';
import type { FieldMeaning, Question, Template } from '../packet/template.ts';
import { isSamePerson, personKey } from '../people/person-name.ts';
import { cycleDates } from '../plan/cycle-dates.ts';
import type { Plan } from '../plan/plan.ts';
import type { Review, ReviewPage } from '../reviews/review.ts';
import type { RoundKind } from '../rounds/round.ts';
import type { Papers } from '../workflow/papers.ts';

/** What one manager hands to the next: what was agreed, and nothing that the two of them may not read. Dates are ISO. */
export interface Brief {
  readonly header: PacketHeader;
  /** The day on which it was written. */
  readonly date: string;
  /** Who hands over; undefined where the plan has nobody. */
  readonly by: string | undefined;
  /** Who takes over; undefined as long as that is not known. */
  readonly to: string | undefined;
  /** When the goal was shared with who hands over, by the 1:1 of that day; undefined where no review says so. */
  readonly shared: string | undefined;
  readonly cycle: string | undefined;
  readonly dates: readonly { readonly label: string; readonly date: string }[];
  /** Since when the first full text stands. */
  readonly written: string | undefined;
  readonly rounds: readonly { readonly kind: RoundKind; readonly closed: string }[];
  readonly agreed: readonly BriefAgreement[];
  readonly gaps: readonly BriefGap[];
}

export interface BriefAgreement {
  /** As the review has it, or the author for `me`; undefined where nobody is named. */
  readonly owner: string | undefined;
  /** Markdown, one line. */
  readonly text: string;
  readonly isDone: boolean;
  /** Of the 1:1 in which it was agreed; undefined where its file has no date. */
  readonly since: string | undefined;
}

export interface BriefGap {
  readonly title: string;
  /** Markdown on one line, may be empty. */
  readonly plan: string;
  readonly lookAgain: string;
}

/** `shown` is what is answered in the public copy of packet.md, by question; `reviewPages` are all there are. */
export function briefOf(
  papers: Papers,
  shown: ReadonlyMap<string, Answer>,
  reviewPages: readonly ReviewPage[],
  today: string,
): Brief {
  const { header, plan, rounds, template } = papers;
  const { by, to } = handOver(plan, reviewPages, today);
  const past = reviewPages.filter(({ isComing }) => !isComing);
  const held = past.flatMap(({ reviews, page }) => {
    const isPrivate = privateItems(page);
    return reviews
      .filter((review) => review.isHeld && (review.date ?? '') <= today && isWith(plan, by, review))
      .map((review) => ({ ...review, agreed: review.agreed.filter(({ item }) => !isPrivate(item)) }));
  });
  const dated = held.toSorted((one, other) => ((one.date ?? '') < (other.date ?? '') ? -1 : 1));
  return {
    header,
    date: today,
    by,
    to,
    shared: dated.find(({ isGoalShared, date }) => isGoalShared && date !== undefined)?.date,
    cycle: plan.cycle,
    dates: cycleDates.flatMap(([key, label]) => {
      const date = plan.dates[key];
      return date === undefined || date < today ? [] : [{ label, date }];
    }),
    written: plan.written !== undefined && plan.written <= today ? plan.written : undefined,
    rounds: rounds.flatMap(({ kind, closed }) =>
      kind === undefined || closed === undefined || closed > today ? [] : [{ kind, closed }],
    ),
    agreed: dated.flatMap(({ agreed }) =>
      agreed.map(({ owner, text, isDone, since }) => ({
        owner: owner !== undefined && /^(?:me|i)$/i.test(owner) ? header.author : owner,
        text: itemLine({ text: withoutComments(text) }),
        isDone,
        since,
      })),
    ),
    gaps: gapsIn(template, shown),
  };
}

/** The last two: an earlier manager and the one of today, as long as that one is new; else the one of today, and nobody yet. */
function handOver(
  plan: Plan,
  reviewPages: readonly ReviewPage[],
  today: string,
): { readonly by: string | undefined; readonly to: string | undefined } {
  const { manager, managers } = plan;
  const last = managers.at(-1)?.name;
  if (manager === undefined || last === undefined) return { by: manager ?? last, to: undefined };
  const isTold = reviewPages.some(({ reviews }) =>
    reviews.some(
      ({ isGoalShared, date, with: names }) =>
        isGoalShared && (date ?? '') <= today && names.some((name) => isSamePerson(name, manager)),
    ),
  );
  return isTold ? { by: manager, to: undefined } : { by: last, to: manager };
}

/** Whether a review was one with who hands over, as the manager. */
function isWith({ manager, managerSince, managers }: Plan, by: string | undefined, review: Review): boolean {
  if (by === undefined || (review.relation !== undefined && !/^(?:my )?manager$/.test(review.relation))) return false;
  if (review.with.length > 0) return review.with.some((name) => isSamePerson(name, by));
  const { date } = review;
  if (date === undefined) return false;
  const stint = managers.findLast(({ name }) => personKey(name) === personKey(by));
  const [from, to] = by === manager ? [managerSince, undefined] : [stint?.from, stint?.to];
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** The gaps that the manager's copy of the packet has; what is planned is work still to do, and belongs there too. */
function gapsIn(template: Template, shown: ReadonlyMap<string, Answer>): readonly BriefGap[] {
  return template.questions
    .filter(({ meaning, audiences }) => meaning === 'gaps' && audiences.includes('manager'))
    .flatMap((question) => {
      const answer = shown.get(question.id);
      if (answer?.state !== 'answered') return [];
      return answer.entries.map((entry) => ({
        title: itemLine({ text: titleWords(entry.title) }),
        plan: meant(question, entry, 'plan'),
        lookAgain: meant(question, entry, 'look-again'),
      }));
    });
}

function meant({ fields }: Question, entry: Parameters<typeof fieldValue>[0], meaning: FieldMeaning): string {
  const field = fields.find((each) => each.meaning === meaning && each.audiences.includes('manager'));
  return field === undefined ? '' : itemLine({ text: fieldValue(entry, field.id) });
}
