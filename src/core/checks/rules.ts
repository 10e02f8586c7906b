import type { Severity } from '../problem.ts';

/** What a rule is about. `packet check --explain` and `docs/rules.md` are made from this table. */
export interface RuleFacts {
  /** The gravest that a problem of it can be. */
  readonly severity: Severity;
  /** What it finds, after "finds". */
  readonly finds: string;
  /** What it is for: what goes wrong where nobody mends it, after "because". */
  readonly why: string;
  /** How it is mended, as one would tell somebody. */
  readonly mend: string;
}

/** Every rule by its name, in the groups of the files that they read. */
export const rules = {
  'file-unreadable': {
    severity: 'error',
    finds: 'a file that cannot be opened, is too large, or is not UTF-8 text',
    why: 'what cannot be read counts as if it were not there, and steps would seem open that are done',
    mend: 'make it readable, or save it as UTF-8; nothing in it counts until then',
  },
  'front-matter': {
    severity: 'error',
    finds: 'front matter that is not YAML, has a key twice, or lacks one that is needed',
    why: 'who writes, for which level and since when stands there; without it nothing else of the file can be trusted',
    mend: 'open the file at that place: keys stand as "key: value" between two lines ---',
  },
  'format-newer': {
    severity: 'error',
    finds: 'a file with a newer format number than this version of packet knows',
    why: 'what a newer version wrote may mean something else than it seems to',
    mend: 'install a newer version; the file stays as it is',
  },
  'merge-unfinished': {
    severity: 'error',
    finds: 'markers of a merge that was not finished',
    why: 'both texts stand in the file, and either would be taken for what you say',
    mend: 'decide between the two texts, and take the lines <<<<<<<, ======= and >>>>>>> out',
  },
  'section-twice': {
    severity: 'error',
    finds: 'a second section of a question; only the first one counts',
    why: 'which of both is the answer cannot be told, and a reader of a copy gets only the first one',
    mend: 'move its text into the first one',
  },
  'section-missing': {
    severity: 'warning',
    finds: 'a question without a section',
    why: 'readers look for each question, and a question that nobody sees is not answered',
    mend: 'answer it: the section is written with the first answer',
  },
  'section-underlined': {
    severity: 'warning',
    finds: 'the heading of a question that is underlined, which makes it no section',
    why: 'sections are found by their lines ## alone, so that the answer below it belongs to the section before',
    mend: 'write it with ## before it',
  },
  'private-mark': {
    severity: 'error',
    finds: 'a private part without its end or its beginning, so that no copy for others can be made',
    why: 'where it is not known what is private, nothing may leave this machine',
    mend: 'put <!-- private --> before it and <!-- /private --> behind it',
  },
  'placeholder-left': {
    severity: 'warning',
    finds:
      'words that hold a place until somebody writes there: TODO, TBD, FIXME, XXX, ???, <your …>, the phrase for no answer beside an answer',
    why: 'a reader takes them for a lack of care, and stops to believe what stands beside them',
    mend: 'write what belongs there, or take them out',
  },
  'field-missing': {
    severity: 'warning',
    finds: 'an entry without a field that its question asks for; entries that are only planned may lack any',
    why: 'a reader who does not know the work asks for these first, and without them a claim cannot be checked',
    mend: 'add the field below the entry: - Label: text',
  },
  'date-impossible': {
    severity: 'warning',
    finds: 'a date that does not exist, such as 31 February or month 13',
    why: 'when something was is part of the evidence, and a wrong day makes one doubt the rest',
    mend: 'correct it: the year, the month, the day, 2026-12-04',
  },
  'date-order': {
    severity: 'warning',
    finds: 'a date before one that it comes after',
    why: 'steps and deadlines are counted from these dates, and would be wrong by as much',
    mend: 'correct the one that is wrong',
  },
  'date-future': {
    severity: 'warning',
    finds: 'something that is said to have happened on a day that is still to come',
    why: 'a step would count as done that is still to come',
    mend: 'correct the date; what is planned stands in reviews/next.md or in the plan',
  },
  'value-unread': {
    severity: 'warning',
    finds: 'a key of a private file whose value cannot be read',
    why: 'what depends on it is counted as if it were not set',
    mend: 'write it as its hint says, on one line',
  },
  'key-unknown': {
    severity: 'warning',
    finds: 'a key of the plan that is nearly one that packet knows',
    why: 'it has no effect as it stands, and nobody would notice',
    mend: 'write the one that it was meant to be',
  },
  'step-unknown': {
    severity: 'warning',
    finds: 'a line under Done or Waived in the plan that names no step',
    why: 'the step that was meant stays open',
    mend: 'begin it with the name or the number of a step, and a colon',
  },
  'manager-unread': {
    severity: 'warning',
    finds: 'a line under Managers in the plan that is not "NAME: DATE to DATE"',
    why: 'which manager was told of the goal is known from there',
    mend: 'write it so',
  },
  'cycle-unread': {
    severity: 'warning',
    finds: 'a line under Cycles in the plan that is not "NAME: what happened and when"',
    why: 'how often you were ready, and what was said then, is known from there',
    mend: 'write it so: - 2026-H2: submitted 2026-08-10, declined 2026-09-30',
  },
  'cycle-event': {
    severity: 'warning',
    finds: 'something under Cycles that cannot have happened to a cycle, or not by its date',
    why: 'whether a packet is submitted, declined or at its end decides what is due',
    mend: 'use submitted, declined, promoted, withdrawn, paused or resumed, each with a date',
  },
  'cycle-order': {
    severity: 'warning',
    finds: 'dates of a cycle that cannot follow each other',
    why: 'deadlines are counted back from these dates, and would be wrong by as much',
    mend: 'correct the one that is wrong',
  },
  'round-kind': {
    severity: 'warning',
    finds: 'a round without a kind',
    why: 'which step a round belongs to, and who reads in it, is known from there',
    mend: 'write kind: self, peers, manager or sponsor in front',
  },
  'round-open-twice': {
    severity: 'warning',
    finds: 'two open rounds of one kind',
    why: 'an answer that comes back could belong to either',
    mend: 'close the earlier one: closed: and a date',
  },
  'round-number-twice': {
    severity: 'info',
    finds: 'two rounds with one number',
    why: 'commands take a round by its number, and copies are kept under it',
    mend: 'give one of them the next free number',
  },
  'reader-unread': {
    severity: 'warning',
    finds: 'a line under Readers in a round without a name',
    why: 'whoever stands there is neither reminded nor counted',
    mend: 'write it as "- [ ] NAME: asked DATE"',
  },
  'reader-twice': {
    severity: 'warning',
    finds: 'a reader who stands in a round twice',
    why: 'one answer would leave the other line open for ever',
    mend: 'put both on one line',
  },
  'reader-event': {
    severity: 'warning',
    finds: 'something about a reader that is none of asked, reminded, answered and declined',
    why: 'who is waited for is known from there',
    mend: 'use one of these, each with a date',
  },
  'review-date': {
    severity: 'info',
    finds: 'a review whose date is another one than that of its file',
    why: 'reviews are put in the order of their dates, and which one was the last decides what is new in the agenda',
    mend: 'correct the one that is wrong, or give the file another name',
  },
  'review-no-date': {
    severity: 'warning',
    finds: 'a review without a date',
    why: 'a review without a day has no place among the others, and does not count for the cadence',
    mend: 'name the file for its date: 2026-12-04.md',
  },
  'name-twice': {
    severity: 'warning',
    finds: 'a name in two spellings',
    why: 'it counts as two people, and what one of them said or agreed does not reach the other',
    mend: 'write it the same way everywhere',
  },
  'owner-elsewhere': {
    severity: 'info',
    finds: 'an agreement of a 1:1 whose owner is a reader who was not in it',
    why: 'they may not know of it yet, and then it does not happen',
    mend: 'name who tells them, or leave it as it is',
  },
} as const satisfies Record<string, RuleFacts>;

/** The name of a rule. */
export type RuleId = keyof typeof rules;
