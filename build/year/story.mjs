import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answeredBelow, answeredByMail } from './replies.mjs';

/**
 * One command of the year: on which day, what is typed behind `packet`, and what it reads from standard input, which may come out of a
 * file of the packets' folder.
 *
 * @typedef {{ on: string, typed: string, input?: (folder: string) => string }} Told
 */

/** @param {string} on @param {string} typed @returns {Told} */
function say(on, typed) {
  return { on, typed };
}

/** @param {string} on @param {string} question @param {string} name @returns {Told} a whole answer, out of `texts` */
function write(on, question, name) {
  const file = fileURLToPath(new URL(`texts/${name}.md`, import.meta.url));
  return { on, typed: `edit ${question} -F -`, input: () => readFileSync(file, 'utf8') };
}

/**
 * @param {string} on
 * @param {string} from
 * @param {string} sent the copy that this reader got, below the packets' folder
 * @param {(sent: string) => string} answered what they made of it
 * @returns {Told}
 */
function sentBack(on, from, sent, answered) {
  return {
    on,
    typed: `round feedback --from "${from}" -F -`,
    input: (folder) => answered(readFileSync(join(folder, 'staff/rounds', sent), 'utf8')),
  };
}

/** @type {readonly Told[]} */
export const story = [
  // January: set-up, and the empty packet goes to the manager.
  say(
    '2026-01-12',
    'init staff --author "Noor Haddad" --from "Senior Engineer" --to "Staff Engineer" --manager "Elin Berg" --next-review 2026-01-16 --cycle 2026-H1 --why "I want to work on what no single team can decide."',
  ),
  say('2026-01-12', 'review ask "Is there a need for such a role in operations?"'),
  say(
    '2026-01-16',
    'review done --goal-shared --heard "There is a need; what counts is work that three teams could not have done alone." --agreed "Elin: ask who sits on the committee" --agreed "me: first full text, by 2026-02-13" --step "Head of operations reads it before calibration" --next 2026-02-13',
  ),
  say('2026-01-19', 'cycle --document-due 2026-03-06 --calibration 2026-03-27 --decision 2026-04-15 --ready-for 2'),
  say('2026-01-22', 'add "The head of the north depot asked for the ranking in the operations meeting"'),
  say(
    '2026-01-28',
    'add "Rides for each swap: 8.3 in the north, 7.5 in the south" --link https://docs.example/r/depots',
  ),

  // February: the first full text, read alone, by two peers, by the manager.
  write('2026-02-02', 'projects', 'projects-first'),
  ...['leverage', 'impact', 'mentoring', 'glue', 'advocates', 'gaps'].map((each) => write('2026-02-02', each, each)),
  say('2026-02-04', 'round self --read all'),
  say(
    '2026-02-04',
    'edit projects --entry "Battery swaps in the right order" --field "What made it hard=Each depot had its own order, and a reason for it."',
  ),
  say('2026-02-05', 'round close'),
  say('2026-02-05', 'round peers --with "Jonas Weber:Staff" --with "Ada Lindqvist" --due "in 1 week"'),
  sentBack('2026-02-10', 'Jonas Weber', '02-peers/to-jonas-weber.md', answeredBelow),
  say(
    '2026-02-10',
    'edit impact --entry "Rides for each swap" --field "Source=[depots](https://docs.example/r/depots)"',
  ),
  say('2026-02-10', 'round feedback --done 1'),
  say(
    '2026-02-13',
    'review done --heard "Reads well; the second project is still a trial." --agreed "Elin: show the draft to the head of operations" --next 2026-03-13',
  ),
  say('2026-02-13', 'review tick 1'),
  say('2026-02-14', 'round remind "Ada Lindqvist"'),
  sentBack('2026-02-16', 'Ada Lindqvist', '02-peers/to-ada-lindqvist.txt', answeredByMail),
  say('2026-02-17', 'round close'),
  say('2026-02-18', 'round manager --due "in 1 week"'),
  say('2026-02-25', 'round answered "Elin Berg"'),
  say(
    '2026-02-25',
    'round manager --gap "Proof in one depot of five: take the ranking to the other four, by 2026-07-31"',
  ),
  say('2026-02-26', 'round close'),

  // March and April: handed in, declined, and what follows from it.
  say('2026-03-04', 'cycle submitted'),
  say(
    '2026-03-13',
    'review done --heard "The head of operations has read it and will speak for the swaps." --agreed "Elin: tell me on the day of the decision" --next 2026-04-17',
  ),
  say('2026-03-13', 'status --done own-1'),
  say(
    '2026-04-15',
    'cycle declined --reason "Known to two teams only" --plan "Ride along in each depot, and leave a page behind" --not-mine "One such role a half-year in this department"',
  ),
  say(
    '2026-04-17',
    'review done --heard "It was close; the depots decide it." --agreed "Elin: free me from being on call in May" --agreed "me: a plan for four depots, by 2026-05-15" --next 2026-05-15',
  ),
  say('2026-04-20', 'cycle --name 2026-H2 --document-due 2026-09-04 --calibration 2026-09-25 --decision 2026-10-15'),

  // Summer: the work that closes the gaps; June has no 1:1.
  say(
    '2026-05-15',
    'review done --heard "Two depots have begun; keep their rules where they are better." --agreed "me: a night in each depot" --next 2026-07-10',
  ),
  say('2026-06-30', 'add "East depot: nine vans instead of eleven at night since 15 June"'),
  say(
    '2026-07-10',
    'review done --heard "Elin leaves at the end of July and will write down what was agreed." --next 2026-08-07',
  ),

  // August: a new manager, a second text.
  say('2026-08-03', 'manager "Marcus Osei" --since 2026-08-01'),
  say('2026-08-03', 'review schedule 2026-08-07'),
  say(
    '2026-08-07',
    'review done --goal-shared --heard "Elin has told him; he wants the numbers of all depots." --agreed "Marcus: keep the slot in calibration" --next 2026-09-11',
  ),
  ...['projects', 'impact', 'leverage'].map((each) => write('2026-08-10', each, `${each}-second`)),
  say('2026-08-12', 'round self --read all'),
  say('2026-08-12', 'round close'),
  say('2026-08-13', 'round sponsor "Priya Raman"'),
  say('2026-08-20', 'round answered "Priya Raman"'),
  say('2026-08-20', 'round close'),
  say('2026-08-21', 'round manager'),
  say('2026-08-28', 'round answered "Marcus Osei"'),
  say('2026-08-28', 'round close'),

  // September and October: the second try.
  say('2026-09-02', 'cycle submitted'),
  say('2026-09-11', 'review done --heard "He has the numbers, and Priya is in the room." --next 2026-10-16'),
  say('2026-10-15', 'cycle promoted'),
  say('2026-10-16', 'init principal --after staff --to "Principal Engineer"'),
];
