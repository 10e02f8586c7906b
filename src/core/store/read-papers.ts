import type { PacketDocument } from '../document/document.ts';
import { parseNotes } from '../notes/notes.ts';
import type { Template } from '../packet/template.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import type { FileSnapshot, PacketFolder } from '../ports.ts';
import { personKey } from '../people/person-name.ts';
import { mayBeOpen } from '../reviews/open-boxes.ts';
import { parseReviewPage, type ReviewPage } from '../reviews/review.ts';
import { parseRound } from '../rounds/round.ts';
import { isWithManager, type Papers } from '../workflow/papers.ts';
import { answersOf, readPacket, type Reading } from './packet-store.ts';
import { Shelf } from './shelf.ts';

/** The papers, and packet.md itself. */
export interface ReadPapers extends Papers {
  readonly document: PacketDocument;
  readonly snapshot: FileSnapshot;
}

/** Which old reviews are read beside the latest. */
export interface ReviewsWanted {
  /** Whether those are in which something is still open. */
  readonly isOpenToo: boolean;
  /** The last one with this person; undefined for the manager of today. */
  readonly with: string | undefined;
}

/**
 * What stands in a packet folder, as far as where one stands on a day (ISO) depends on it: of the reviews that are past the latest,
 * and older ones only back to that in which the manager of today was told. Throws where packet.md cannot be read, or the plan has
 * another format number; any other file that cannot be read is a problem, and as good as not there. `wanted` says which reviews are
 * read besides.
 */
export function readPapers(
  folder: PacketFolder,
  template: Template,
  reading: Reading,
  today: string,
  wanted?: ReviewsWanted | 'all',
): ReadPapers {
  const { header, document, snapshot } = readPacket(folder, template, reading);
  const shelf = new Shelf(folder, reading);
  const plan = shelf.parse('plan.md', parsePlan) ?? parsePlan('plan.md', '', reading.readFrontMatter);
  // What a newer version wrote may mean something else than it seems to.
  if (plan.error !== undefined && plan.page.error === undefined) throw plan.error;
  const notes = shelf.parse('notes.md', parseNotes) ?? parseNotes('notes.md', '', reading.readFrontMatter);
  const rounds = shelf.names('rounds').flatMap((name) => shelf.parse(name, parseRound) ?? []);
  return {
    header,
    template,
    document,
    snapshot,
    answers: answersOf(document),
    plan,
    notes,
    rounds: rounds.toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || 0),
    reviewPages: readReviews(shelf, plan, today, wanted),
    problems: [...document.problems, ...shelf.problems],
  };
}

/** Past reviews that are read in any case; all of them where one asks for all. */
const LATEST = 4;
const DATED = /\/(\d{4}-\d{2}-\d{2})[^/]*$/;
const GOAL = /goal[ _-]*shared/i;

function readReviews(
  shelf: Shelf,
  plan: Plan,
  today: string,
  beside: ReviewsWanted | 'all' | undefined,
): readonly ReviewPage[] {
  const latest = beside === 'all' ? Infinity : LATEST;
  const names = shelf.names('reviews');
  const isPast = (name: string): boolean => (DATED.exec(name)?.[1] ?? '9999') <= today;
  const past = names.filter(isPast).toReversed();
  const wanted = new Map<string, ReviewPage | undefined>();
  const take = (name: string): ReviewPage | undefined => {
    if (wanted.has(name)) return wanted.get(name);
    const page = shelf.parse(name, parseReviewPage);
    wanted.set(name, page);
    return page;
  };
  const isTold = (page: ReviewPage | undefined): boolean =>
    page?.reviews.some((review) => review.isGoalShared && isWithManager(plan, review)) === true;
  let isKnown = false;
  for (const name of past.slice(0, latest)) isKnown = isTold(take(name)) || isKnown;
  for (const name of past.slice(latest)) {
    if (isKnown) break;
    if (GOAL.test(shelf.text(name) ?? '')) isKnown = isTold(take(name));
  }
  if (beside === 'all') past.forEach(take);
  else if (beside !== undefined) takeBeside(shelf, past, beside.isOpenToo, beside.with ?? plan.manager, take);
  return names.flatMap((name) =>
    isPast(name) ? (wanted.get(name) ?? []) : (shelf.parse(name, parseReviewPage) ?? []),
  );
}

/** Takes those in which something is open, and the latest one that names a person. */
function takeBeside(
  shelf: Shelf,
  past: readonly string[],
  isOpenToo: boolean,
  person: string | undefined,
  take: (name: string) => ReviewPage | undefined,
): void {
  const [first = ''] = personKey(person ?? '').split(' ');
  let isFound = first === '';
  for (const name of past) {
    const text = shelf.text(name) ?? '';
    if (isOpenToo && mayBeOpen(text)) take(name);
    if (isFound || !personKey(text).includes(first)) continue;
    isFound = true;
    take(name);
  }
}
