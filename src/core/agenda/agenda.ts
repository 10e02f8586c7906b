import type { PacketDocument } from '../document/document.ts';
import { openNotes, type Note } from '../notes/notes.ts';
import type { PacketHeader } from '../packet/packet.ts';
import type { Problem } from '../problem.ts';
import type { Papers } from '../workflow/papers.ts';
import type { Standing } from '../workflow/standing.ts';
import { agendaDates, type AgendaDates } from './agenda-dates.ts';
import { asksIn, roomFor, type Ask } from './asking.ts';
import type { ChangeInWords } from '../changes/changes-in-words.ts';
import type { Occasion } from './occasion.ts';
import { whoKnew } from './who-knew.ts';
import { owedIn, type Owed } from './owed.ts';
import { entriesIn, packetNews, questionsFor } from './packet-news.ts';
import { strongestNew, strongestOfAll, type Saying } from './saying.ts';

/** What to take into a 1:1. */
export interface Agenda {
  /** ISO date. */
  readonly today: string;
  readonly header: PacketHeader;
  readonly occasion: Occasion;
  /** The goal, in a talk in which it is told; undefined in others. */
  readonly goal: string | undefined;
  /** The strongest thing that is new; in a talk in which the goal is told, of all that there is. */
  readonly sayFirst: Saying | undefined;
  /** What was jotted down since, where the packet has nothing new; the latest. */
  readonly sayNote: Note | undefined;
  /** Since the last 1:1 with the same person; undefined where there was none, or no text is kept of that day. */
  readonly changed: readonly ChangeInWords[] | undefined;
  /** What was agreed and is open. */
  readonly owed: readonly Owed[];
  /** What I had agreed to in the last 1:1 and have done since. */
  readonly kept: readonly Owed[];
  /** One's own questions for it, whether there is room for them or not. */
  readonly queue: readonly Ask[];
  readonly ask: readonly Ask[];
  /** How many more there are than one talk has room for. */
  readonly askLeft: number;
  readonly dates: AgendaDates;
  /** In the files of `reviews/`. */
  readonly problems: readonly Problem[];
}

/** The texts of packet.md that an agenda speaks of, both without what is private. */
export interface AgendaTexts {
  readonly now: PacketDocument;
  /** On the day of the last 1:1 with the same person; undefined where no text of then is there. */
  readonly before: PacketDocument | undefined;
}

/** A file's place, also that of one which could not be read. */
const IN_REVIEWS = /(?:^|[/\\])reviews[/\\][^/\\]+$/;

/** Pure: the same files on the same day (ISO) give the same agenda. `isCopy`: whether it is one that leaves one's hands. */
export function agendaOf(
  papers: Papers,
  occasion: Occasion,
  texts: AgendaTexts,
  standing: Standing,
  isCopy: boolean,
): Agenda {
  const { today } = standing;
  const audience = occasion.relation === 'sponsor' ? 'sponsor' : 'manager';
  const isTold = occasion.kind === 'regular';
  const news =
    isTold && texts.before !== undefined ? packetNews(texts.before, texts.now, { audience, isCopy }) : undefined;
  const entries = questionsFor(papers.template, audience).flatMap((question) =>
    entriesIn(texts.now, question).map((entry) => ({ question, entry })),
  );
  const all = owedIn(papers, occasion, today, isCopy);
  const owed = all.filter(({ isDone }) => !isDone);
  const asks = asksIn({ papers, occasion, standing, owed, entries, today });
  const room = roomFor({ occasion }, asks);
  const sayFirst = news === undefined ? strongestOfAll(entries) : strongestNew(news.pairs);
  const since = occasion.last?.review.date;
  return {
    today,
    header: papers.header,
    occasion,
    goal: isTold ? undefined : goalWords(papers, occasion, today),
    sayFirst,
    sayNote:
      sayFirst === undefined && since !== undefined
        ? openNotes(papers.notes).find(({ date }) => date !== undefined && date > since)
        : undefined,
    changed: news?.words,
    owed,
    kept: all.filter((each) => each.isDone && each.owner === 'me' && since !== undefined && each.since === since),
    queue: asks.filter(({ from }) => from === 'queue'),
    ask: asks.slice(0, room),
    askLeft: Math.max(0, asks.length - room),
    dates: agendaDates(papers, standing, today),
    problems: standing.problems.filter(({ file }) => IN_REVIEWS.test(file)),
  };
}

/** How one says what one is after. */
function goalWords(papers: Papers, { kind }: Occasion, today: string): string {
  const { header, answers, template } = papers;
  const [opening = `I am working towards ${header.to}.`] = template.phrases.toManager;
  const isEmpty = [...answers.values()].every(({ state }) => state === 'open');
  if (kind === 'first' && isEmpty) return opening;
  const before = kind === 'new-manager' ? whoKnew(papers, today) : undefined;
  const known = before === undefined ? '' : `, and ${before} knows of it`;
  return `I am working towards ${header.to}${known}. This is my packet so far.`;
}
