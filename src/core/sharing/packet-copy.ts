import { withEntryTexts, withTexts, type Answer, type EntryContent } from '../document/answer.ts';
import { answerOf, type PacketDocument } from '../document/document.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { headingKey } from '../document/heading-key.ts';
import { privateParts } from '../document/private-parts.ts';
import { publicCopy } from '../document/public-copy.ts';
import { questionByHeading } from '../document/question-index.ts';
import { locateSections } from '../document/sections.ts';
import { PacketError } from '../errors.ts';
import type { Audience, Question } from '../packet/template.ts';
import { definitionsIn, hiddenKinds, shownText, type Definitions, type HiddenKind } from './shown-text.ts';

/** What somebody wants in a copy beyond what its audience sees. */
export interface Included {
  /** Ids of questions that the audience would not see. */
  readonly questions: ReadonlySet<string>;
  /** Entries that are still to be done. */
  readonly isPlannedIn: boolean;
}

/** One thing that a copy leaves out, without a word of its text. */
export type Withheld =
  | { readonly what: 'private'; readonly many: number }
  | { readonly what: 'question'; readonly question: Question }
  | { readonly what: 'planned'; readonly question: Question; readonly many: number }
  | { readonly what: 'field'; readonly question: Question; readonly label: string; readonly many: number }
  | { readonly what: 'own-sections'; readonly many: number }
  | { readonly what: 'introduction' }
  | { readonly what: HiddenKind; readonly many: number };

/** A question with its answer as a copy holds it: no private mark, nothing hidden. */
export interface CopiedSection {
  readonly question: Question;
  readonly answer: Answer;
}

/** A packet as an audience may read it. */
export interface PacketCopy {
  /** In the order of the template. */
  readonly sections: readonly CopiedSection[];
  readonly withheld: readonly Withheld[];
}

/** Labels that say something to the tool and nothing to a reader. */
const SILENT_FIELDS: ReadonlySet<string> = new Set(['private', 'key', 'consent']);

/** Reads what `--include` names: questions by id or heading, and `planned`. Throws `E_USAGE` for anything else. */
export function includedOf(names: readonly string[], questions: readonly Question[]): Included {
  const questionOf = questionByHeading(questions);
  const wanted = names.flatMap((name) => name.split(',')).map((name) => name.trim());
  const found = new Set<string>();
  let isPlannedIn = false;
  for (const name of wanted.filter((each) => each !== '')) {
    const question = questionOf(name);
    if (question !== undefined) found.add(question.id);
    else if (headingKey(name) === 'planned') isPlannedIn = true;
    else {
      const ids = ['planned', ...questions.map(({ id }) => id)].join(', ');
      throw new PacketError('E_USAGE', `Unexpected --include "${name}", expected one of ${ids}`, {
        hint: 'packet help privacy',
      });
    }
  }
  return { questions: found, isPlannedIn };
}

/**
 * The packet as an audience may read it, out of the parsed model: without private parts, what is not for them, and what is still
 * planned. Throws `E_PRIVATE` where a private part has no end.
 */
export function copyFor(
  document: PacketDocument,
  audience: Audience,
  included: Included,
  read: FrontMatterReader,
): PacketCopy {
  const shown = publicCopy(document, read);
  const copying = new Copying(definitionsOf(shown));
  const sections: CopiedSection[] = [];
  for (const question of document.template.questions) {
    const isFor = question.audiences.includes(audience) || included.questions.has(question.id);
    const answer = answerOf(shown, question.id);
    if (isFor) sections.push({ question, answer: copying.answer(question, answer, audience, included) });
    else copying.withheld.push({ what: 'question', question });
  }
  const parts = privateParts(document).length;
  return {
    sections,
    withheld: [
      ...(parts === 0 ? [] : [{ what: 'private', many: parts } as const]),
      ...copying.withheld,
      ...ownText(shown),
      ...copying.hidden(),
    ],
  };
}

class Copying {
  readonly withheld: Withheld[] = [];
  readonly #definitions: Definitions;
  readonly #hidden: HiddenKind[] = [];

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  answer(question: Question, answer: Answer, audience: Audience, included: Included): Answer {
    if (answer.state !== 'answered') return this.#whole(answer);
    const isPlanned = ({ fields }: EntryContent): boolean =>
      !included.isPlannedIn && fields.some(({ id, value }) => id === 'planned' && value.trim() !== '');
    const planned = answer.entries.filter(isPlanned).length;
    if (planned > 0) this.withheld.push({ what: 'planned', question, many: planned });
    const notFor = question.fields.filter((field) => !field.audiences.includes(audience));
    const there = answer.entries.filter((entry) => !isPlanned(entry));
    for (const { id, label } of notFor) {
      const many = there.filter((entry) => entry.fields.some((field) => field.id === id)).length;
      if (many > 0) this.withheld.push({ what: 'field', question, label, many });
    }
    const entries = there.map((entry) => ({
      ...entry,
      fields: entry.fields.filter(({ id }) => !SILENT_FIELDS.has(id) && notFor.every((field) => field.id !== id)),
    }));
    return this.#whole({ ...answer, entries });
  }

  /** How much of each kind was hidden in the texts. */
  hidden(): readonly Withheld[] {
    return hiddenKinds
      .map((what) => ({ what, many: this.#hidden.filter((kind) => kind === what).length }))
      .filter(({ many }) => many > 0);
  }

  /** An answer without what is hidden in its texts; one that nothing is left of is open. */
  #whole(answer: Answer): Answer {
    const shown = withTexts(answer, (text) => this.#shown(text));
    if (shown.state === 'open') return shown;
    if (shown.state === 'none-yet') return shown.reason === '' ? { state: 'open' } : shown;
    const entries = shown.entries
      .map((entry) => withEntryTexts(entry, (text) => text.trim()))
      .map((entry) => ({ ...entry, fields: entry.fields.filter(({ value }) => value !== '') }))
      .filter(({ title, text, fields }) => title !== '' || text !== '' || fields.length > 0)
      .map((entry) => ({ ...entry, title: entry.title === '' ? '…' : entry.title }));
    return shown.text.trim() === '' && entries.length === 0 ? { state: 'open' } : { ...shown, entries };
  }

  #shown(text: string): string {
    const { text: shown, hidden } = shownText(text, this.#definitions);
    this.#hidden.push(...hidden);
    return hidden.length === 0 && shown === text ? text : shown.replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  }
}

/** Definitions of the whole text, section by section, so that an open fence in one hides none in another. */
function definitionsOf({ source, frontMatter, template }: PacketDocument): Definitions {
  const { spans } = locateSections(source, frontMatter.bodyLine, template.questions);
  const texts = spans.map(({ bodyStart, bodyEnd }) =>
    source.lines
      .slice(bodyStart, bodyEnd)
      .map(({ text }) => text)
      .join('\n'),
  );
  return definitionsIn(texts);
}

/** What belongs to no question: sections of the user's own, text above the first one, a second section of a question. */
function ownText({ source, frontMatter, template }: PacketDocument): readonly Withheld[] {
  const { spans } = locateSections(source, frontMatter.bodyLine, template.questions);
  const title = spans[0]?.headingLine;
  const isTitle = (line: number): boolean => /^ {0,3}#(?!#)/.test(source.lines[line]?.text ?? '');
  const isBlank = ({ bodyStart, bodyEnd }: { bodyStart: number; bodyEnd: number }): boolean =>
    source.lines.slice(bodyStart, bodyEnd).every(({ text }) => text.trim() === '');
  const seen = new Set<string>();
  let many = 0;
  let isIntroduced = false;
  for (const span of spans) {
    if (span.question !== undefined && !seen.has(span.question.id)) seen.add(span.question.id);
    else if (span.headingLine === title && isTitle(span.headingLine)) isIntroduced = !isBlank(span);
    else many += 1;
  }
  return [
    ...(isIntroduced ? [{ what: 'introduction' } as const] : []),
    ...(many > 0 ? [{ what: 'own-sections', many } as const] : []),
  ];
}
