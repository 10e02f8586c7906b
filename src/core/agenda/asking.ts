import { addDays } from '../calendar-date.ts';
import { fieldValue, titleWords } from '../document/answer.ts';
import { oneLine } from '../document/source-text.ts';
import type { PageItem } from '../document/page.ts';
import { plainWords } from '../document/plain-words.ts';
import type { Papers } from '../workflow/papers.ts';
import type { Standing } from '../workflow/standing.ts';
import { isManagerTalk, type Occasion } from './occasion.ts';
import { concerns, withoutDue, type Owed } from './owed.ts';
import { whoKnew } from './who-knew.ts';
import type { NewsPair } from './packet-news.ts';

/** A question to put. */
export interface Ask {
  /** One line; one's own as Markdown. */
  readonly text: string;
  /** Where it comes from: one's own queue, an earlier 1:1 in which it was not asked, a gap whose day has come, the step or the cycle. */
  readonly from: 'queue' | 'earlier' | 'gap' | 'step';
  /** Its line, where it stands in a file of `reviews/`. */
  readonly item: PageItem | undefined;
}

/** More than so many nobody asks in one talk. */
const ASKED = 5;
/** So many are there in any talk, where one has none of one's own. */
const LEAST = 3;

/** What goes into the questions. */
export interface AskMatter {
  readonly papers: Papers;
  readonly occasion: Occasion;
  readonly standing: Standing;
  readonly owed: readonly Owed[];
  /** All entries, without what is private. */
  readonly entries: readonly Pick<NewsPair, 'question' | 'entry'>[];
  readonly today: string;
}

/** All there are: one's own first, then those whose day has come, then what the step and the cycle ask for. */
export function asksIn(matter: AskMatter): readonly Ask[] {
  const { occasion } = matter;
  const own = [...queued(matter), ...earlier(matter)];
  if (!isManagerTalk(occasion)) return distinct([...own, ...fill(own, ofOthers(occasion))]);
  if (occasion.kind === 'first') return distinct([...own, ...firstTalk(matter)]);
  if (occasion.kind === 'new-manager') return distinct([...own, ...newManager(matter)]);
  const [gaps, cycle] = [gapsToLookAt(matter), ofCycle(matter)];
  const { last, deadlines } = matter.standing.cycle;
  const isPressing =
    last?.kind === 'declined' || deadlines.some(({ key, days }) => key === 'document-due' && days <= LAST);
  const dated = [...own, ...(isPressing ? [...cycle, ...gaps] : [...gaps, ...cycle])];
  return distinct([...dated, ...fill(dated, [...ofStep(matter), ...ofGaps(matter), ...regular(matter)])]);
}

/** How many of the questions a talk has room for: those of a first talk belong together. */
export function roomFor({ occasion }: Pick<AskMatter, 'occasion'>, asks: readonly Ask[]): number {
  if (occasion.kind === 'regular') return ASKED;
  const own = asks.filter(({ from }) => from === 'queue' || from === 'earlier').length;
  return Math.min(asks.length, ASKED + Math.min(own, 3));
}

function step(text: string): Ask {
  return { text, from: 'step', item: undefined };
}

function fill(there: readonly Ask[], more: readonly Ask[]): readonly Ask[] {
  return more.slice(0, Math.max(0, LEAST - there.length));
}

function distinct(asks: readonly Ask[]): readonly Ask[] {
  const seen = new Set<string>();
  return asks.filter(({ text }) => {
    const key = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** What stands in the file of the coming 1:1, and in one that was prepared for a day to come. */
function queued({ papers, occasion, today }: AskMatter): readonly Ask[] {
  return papers.reviewPages.flatMap(({ reviews, isComing }) =>
    reviews.flatMap((review) => {
      const isPrepared = !review.isHeld && review.date !== undefined && review.date >= today;
      const isMeant = review.with.length > 0 ? concerns(papers, occasion, review) : isManagerTalk(occasion);
      if (!(isComing || isPrepared) || !isMeant) return [];
      return review.toAsk
        .filter(({ isDone }) => !isDone)
        .map(({ item }): Ask => ({ text: oneLine(item.text), from: 'queue', item }));
    }),
  );
}

/** Questions of 1:1s that took place whose box is still empty. */
function earlier({ papers, occasion, today }: AskMatter): readonly Ask[] {
  return papers.reviewPages.flatMap(({ reviews, isComing }) =>
    reviews.flatMap((review) => {
      const { date, isHeld } = review;
      const isPast = !isComing && date !== undefined && (date < today || (date === today && isHeld));
      if (!isPast || !concerns(papers, occasion, review)) return [];
      return review.toAsk
        .filter(({ item }) => item.isDone === false)
        .map(({ item }): Ask => ({ text: oneLine(item.text), from: 'earlier', item }));
    }),
  );
}

interface Gap {
  readonly title: string;
  readonly plan: string;
  /** ISO date; empty where there is none. */
  readonly lookAgain: string;
}

function gapsOf({ entries }: AskMatter): readonly Gap[] {
  return entries
    .filter(({ question }) => question.meaning === 'gaps')
    .map(({ question, entry }) => {
      const valueOf = (meaning: 'plan' | 'look-again'): string => {
        const field = question.fields.find((each) => each.meaning === meaning);
        return field === undefined ? '' : plainWords(fieldValue(entry, field.id));
      };
      return {
        title: plainWords(titleWords(entry.title)),
        plan: valueOf('plan'),
        lookAgain: valueOf('look-again'),
      };
    });
}

/** Longer words are not said again in a question. */
const SAID = 80;

function quoted(title: string): string {
  return `"${title.replace(/["“”]/g, "'").replace(/[.?!]+$/, '')}"`;
}

function gapsToLookAt(matter: AskMatter): readonly Ask[] {
  return gapsOf(matter)
    .filter(({ lookAgain }) => /^\d{4}-\d{2}-\d{2}$/.test(lookAgain) && lookAgain <= matter.today)
    .toSorted((one, other) => (one.lookAgain < other.lookAgain ? -1 : 1))
    .map(({ title, plan }) => {
      const did = plan === '' || plan.length > SAID ? '' : ` (plan: ${plan.replace(/[.]+$/, '')})`;
      return { text: `${quoted(title)}: is that still a gap?${did}`, from: 'gap', item: undefined };
    });
}

/** Gaps that nobody has a plan for, then whether the plan is the right one. */
function ofGaps(matter: AskMatter): readonly Ask[] {
  const gaps = gapsOf(matter).filter(({ lookAgain }) => lookAgain === '' || lookAgain > matter.today);
  const bare = gaps.filter(({ plan }) => plan === '');
  const planned = gaps.filter(({ plan }) => plan !== '' && plan.length <= SAID);
  return [
    ...bare.map(({ title }) => step(`Which work would close ${quoted(title)}?`)),
    ...planned
      .slice(0, 1)
      .map(({ title, plan }) =>
        step(`Is this the right work to close ${quoted(title)}: ${plan.replace(/[.?!]+$/, '')}?`),
      ),
  ];
}

/** The talk in which the manager hears of it: what a packet needs, and how it is decided here. */
function firstTalk({ papers }: AskMatter): readonly Ask[] {
  const [, ...phrases] = papers.template.phrases.toManager;
  const opening =
    phrases.length > 0
      ? phrases
      : ['What is missing in it, and what would you emphasize?', 'Which steps does our process add?'];
  return [
    ...opening,
    'What has to be handed in, in which form, and by when?',
    'Who decides, and who speaks for me there?',
    'Is there a slot for it in our group, and what would make one?',
  ].map(step);
}

/** What one who takes over may not know, and what they have to see for themselves. */
function newManager({ papers, owed, today }: AskMatter): readonly Ask[] {
  const before = papers.plan.managers.at(-1)?.name;
  const knew = whoKnew(papers, today);
  const [, missing = 'What is missing in it, and what would you emphasize?'] = papers.template.phrases.toManager;
  const isOpen = owed.some(({ isDone }) => !isDone);
  const { cycle } = papers.plan;
  return [
    knew === undefined ? 'What have you heard about it?' : `What has ${knew} told you about it?`,
    missing,
    ...(isOpen ? [`Does what ${before ?? 'your predecessor'} and I agreed still stand?`] : []),
    'What would you have to see for yourself before you speak for it?',
    cycle === undefined
      ? 'Which steps and dates does our process have for you?'
      : `Is ${cycle} still the cycle that you would aim for?`,
  ].map(step);
}

/** Days before a deadline in which it is the subject. */
const NEAR = 21;
/** Days before it in which it comes before anything that can wait. */
const LAST = 7;
/** Days after a decision in which it is. */
const AFTER = 60;

/** What the company's calendar asks for now. */
function ofCycle({ standing, today }: AskMatter): readonly Ask[] {
  const { cycle } = standing;
  if (cycle.promoted !== undefined) return [step('Whom should I thank, and what changes with the level from now on?')];
  const last = cycle.last;
  const isFresh = last?.date !== undefined && last.date >= addDays(today, -AFTER);
  if (last?.kind === 'declined' && isFresh)
    return [
      'What was said, in their words?',
      'Which one thing, shown, would have changed it?',
      'Was it the work, the evidence, or that they did not know me?',
    ].map(step);
  if (cycle.missed !== undefined) return [step('Is this cycle over for me, and is the next one the right one?')];
  if (cycle.hasSubmitted) {
    const decision = cycle.deadlines.find(({ key }) => key === 'decision');
    if (decision !== undefined && decision.days <= NEAR)
      return [step('How and when will I hear, and what happens after either answer?')];
    return [step('Is anything asked of me before they decide?')];
  }
  const due = cycle.deadlines.find(({ key }) => key === 'document-due');
  if (due === undefined || due.days > NEAR) return [];
  return [
    'What would you still change before it is handed in?',
    'Who presents it, and what will they be asked that it does not say?',
  ].map(step);
}

/** What the earliest step that can be acted on asks a manager for. */
function ofStep({ papers, standing }: AskMatter): readonly Ask[] {
  const isActive = (id: string): boolean => {
    const found = standing.steps.find((each) => each.id === id);
    return found !== undefined && ['current', 'due', 'overdue'].includes(found.state);
  };
  const isPressing = (id: string): boolean =>
    standing.steps.some((each) => each.id === id && (each.state === 'due' || each.state === 'overdue'));
  const own = papers.plan.ownSteps.filter(({ id }) => isPressing(id));
  return [
    ...own.map(({ text, due }) => {
      const words = plainWords(withoutDue(text, due)).replace(/[.?!]+$/, '');
      return step(`${words}: who does what next?`);
    }),
    ...(isActive('expectations') ? [step('Which cycle is realistic, and how many does it usually take here?')] : []),
    ...(isActive('write') ? [step('Which of my work would you put first, and which would you leave out?')] : []),
    ...(isActive('peer-edit') ? [step('Whom would you ask to read it, best at that level themselves?')] : []),
    ...(isActive('manager-edit') ? [step('Which gaps, real or perceived, would you name?')] : []),
  ];
}

/** Good in any 1:1; another one first each time. */
const REGULAR = [
  'If it were decided today, what would the "no" be about?',
  'What would you say for me in the room, and where would you hesitate?',
  'What in it would somebody who does not know me not believe?',
  'Which work could I drop, to have time for what counts?',
];

function regular({ papers, occasion, standing }: AskMatter): readonly Ask[] {
  if (standing.cycle.promoted !== undefined) return [];
  const turn = occasion.last === undefined ? 0 : Number(occasion.last.review.date.slice(5, 7)) + papers.rounds.length;
  return REGULAR.map((_, index) => step(REGULAR[(index + turn) % REGULAR.length] ?? ''));
}

/** For somebody else than the manager. */
function ofOthers({ relation }: Occasion): readonly Ask[] {
  const questions =
    relation === 'sponsor'
      ? [
          'What would you say for me in the room, and where would you hesitate?',
          'Who else has to know this work, and would you introduce me?',
          'Which work should I take on that would be seen?',
        ]
      : [
          'Which of my work do you know, and what of it counts for you?',
          'What do you look for at that level that you have not seen of me?',
          'Who else should know it before it is decided?',
        ];
  return questions.map(step);
}
