import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { parseNotes } from '../notes/notes.ts';
import type { Template } from '../packet/template.ts';
import { parsePlan } from '../plan/plan.ts';
import type { PacketFolder } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { parseReviewPage } from '../reviews/review.ts';
import { parseRound } from '../rounds/round.ts';
import type { Papers } from '../workflow/papers.ts';
import { answersOf, readPacket, type Reading } from './packet-store.ts';

/**
 * All that stands in a packet folder. Throws where packet.md cannot be read, or the plan has another format number; any other file
 * that cannot be read is a problem, and as good as empty.
 */
export function readPapers(folder: PacketFolder, template: Template, reading: Reading): Papers {
  const { header, document } = readPacket(folder, template, reading);
  const problems: Problem[] = [...document.problems];
  const textOf = (path: string): string | undefined => {
    try {
      return reading.files.read(path)?.text;
    } catch (error) {
      problems.push(unreadable(error, reading.shownPath(path)));
      return undefined;
    }
  };
  const parse = <Parsed>(path: string, parser: Parser<Parsed>): Parsed =>
    parser(reading.shownPath(path), textOf(path) ?? '', reading.readFrontMatter);
  const parseAll = <Parsed>(name: string, parser: Parser<Parsed>): readonly Parsed[] => {
    const path = `${folder.folder}/${name}`;
    try {
      const names = reading.files.list(path).filter((each) => /^[^.].*\.md$/i.test(each));
      return names.flatMap((each) => {
        const text = textOf(`${path}/${each}`);
        return text === undefined ? [] : [parser(reading.shownPath(`${path}/${each}`), text, reading.readFrontMatter)];
      });
    } catch (error) {
      problems.push(unreadable(error, reading.shownPath(path)));
      return [];
    }
  };
  const rounds = parseAll('rounds', parseRound);
  const plan = parse(folder.planFile, parsePlan);
  // What a newer version wrote may mean something else than it seems to.
  if (plan.error !== undefined && plan.page.error === undefined) throw plan.error;
  return {
    header,
    template,
    answers: answersOf(document),
    plan,
    notes: parse(folder.notesFile, parseNotes),
    rounds: rounds.toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || 0),
    reviewPages: parseAll('reviews', parseReviewPage),
    problems,
  };
}

type Parser<Parsed> = (file: string, text: string, read: FrontMatterReader) => Parsed;

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
