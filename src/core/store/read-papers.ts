import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { parseNotes } from '../notes/notes.ts';
import type { Template } from '../packet/template.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import type { PacketFolder } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { parseReviewPage, type ReviewPage } from '../reviews/review.ts';
import { parseRound } from '../rounds/round.ts';
import { isWithManager, type Papers } from '../workflow/papers.ts';
import { answersOf, readPacket, type Reading } from './packet-store.ts';

/**
 * What stands in a packet folder, as far as where one stands on a day (ISO) depends on it: of the reviews that are past the latest,
 * and older ones only back to that in which the manager of today was told. Throws where packet.md cannot be read, or the plan has
 * another format number; any other file that cannot be read is a problem, and as good as not there.
 */
export function readPapers(folder: PacketFolder, template: Template, reading: Reading, today: string): Papers {
  const { header, document } = readPacket(folder, template, reading);
  const shelf = new Shelf(folder, reading);
  const plan = shelf.parse('plan.md', parsePlan) ?? parsePlan('plan.md', '', reading.readFrontMatter);
  // What a newer version wrote may mean something else than it seems to.
  if (plan.error !== undefined && plan.page.error === undefined) throw plan.error;
  const notes = shelf.parse('notes.md', parseNotes) ?? parseNotes('notes.md', '', reading.readFrontMatter);
  const rounds = shelf.names('rounds').flatMap((name) => shelf.parse(name, parseRound) ?? []);
  return {
    header,
    template,
    answers: answersOf(document),
    plan,
    notes,
    rounds: rounds.toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || 0),
    reviewPages: readReviews(shelf, plan, today),
    problems: [...document.problems, ...shelf.problems],
  };
}

/** Past reviews that are read in any case. */
const LATEST = 4;
const DATED = /\/(\d{4}-\d{2}-\d{2})[^/]*$/;
const GOAL = /goal[ _-]*shared/i;

function readReviews(shelf: Shelf, plan: Plan, today: string): readonly ReviewPage[] {
  const names = shelf.names('reviews');
  const isPast = (name: string): boolean => (DATED.exec(name)?.[1] ?? '9999') <= today;
  const past = names.filter(isPast).toReversed();
  const wanted = new Map<string, ReviewPage | undefined>();
  const take = (name: string): ReviewPage | undefined => {
    const page = shelf.parse(name, parseReviewPage);
    wanted.set(name, page);
    return page;
  };
  const isTold = (page: ReviewPage | undefined): boolean =>
    page?.reviews.some((review) => review.isGoalShared && isWithManager(plan, review)) === true;
  let isKnown = false;
  for (const name of past.slice(0, LATEST)) isKnown = isTold(take(name)) || isKnown;
  for (const name of past.slice(LATEST)) {
    if (isKnown) break;
    if (GOAL.test(shelf.text(name) ?? '')) isKnown = isTold(take(name));
  }
  return names.flatMap((name) =>
    isPast(name) ? (wanted.get(name) ?? []) : (shelf.parse(name, parseReviewPage) ?? []),
  );
}

type Parser<Parsed> = (file: string, text: string, read: FrontMatterReader) => Parsed;

/** The private files of a packet, each read once, by their names in the folder, such as `rounds/01-self.md`. */
class Shelf {
  readonly problems: Problem[] = [];
  readonly #folder: string;
  readonly #reading: Reading;
  /** The folder as the user would type it, with a slash at its end; empty for the current one. */
  readonly #shown: string;
  readonly #texts = new Map<string, string | undefined>();

  constructor({ folder }: PacketFolder, reading: Reading) {
    this.#folder = folder;
    this.#reading = reading;
    this.#shown = reading.shownPath(`${folder}/-`).slice(0, -1);
  }

  /** The Markdown files in a folder, sorted. */
  names(folder: string): readonly string[] {
    try {
      const names = this.#reading.files.list(`${this.#folder}/${folder}`);
      return names.filter((name) => /^[^.].*\.md$/i.test(name)).map((name) => `${folder}/${name}`);
    } catch (error) {
      this.problems.push(unreadable(error, `${this.#shown}${folder}`));
      return [];
    }
  }

  /** Undefined where there is no such file, or it cannot be read. */
  text(name: string): string | undefined {
    if (this.#texts.has(name)) return this.#texts.get(name);
    const text = this.#read(name);
    this.#texts.set(name, text);
    return text;
  }

  parse<Parsed>(name: string, parser: Parser<Parsed>): Parsed | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : parser(`${this.#shown}${name}`, text, this.#reading.readFrontMatter);
  }

  #read(name: string): string | undefined {
    try {
      return this.#reading.files.read(`${this.#folder}/${name}`)?.text;
    } catch (error) {
      this.problems.push(unreadable(error, `${this.#shown}${name}`));
      return undefined;
    }
  }
}

function unreadable(error: unknown, file: string): Problem {
  if (!(error instanceof PacketError)) throw error;
  return {
    ...(error.place ?? { file, line: 1, column: 1 }),
    rule: 'file-unreadable',
    severity: 'error',
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}
