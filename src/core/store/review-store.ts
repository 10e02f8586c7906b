import { parseBody, type PacketDocument } from '../document/document.ts';
import { parseFrontMatter } from '../document/front-matter.ts';
import { appendItem, removeItem, setPageKey } from '../document/page-edits.ts';
import { parsePage } from '../document/page.ts';
import { oneLine, parseSourceText } from '../document/source-text.ts';
import type { Editing } from '../document/verified-edit.ts';
import { PacketError } from '../errors.ts';
import type { Template } from '../packet/template.ts';
import { fileWord } from '../people/file-word.ts';
import { isSamePerson } from '../people/person-name.ts';
import { withFullText } from '../plan/full-text.ts';
import { newPlanText } from '../plan/mark-step.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import { planHeadings } from '../plan/plan-headings.ts';
import type { FileSnapshot, PacketFolder } from '../ports.ts';
import { gapQuestion, withGap } from '../reviews/new-gap.ts';
import { parseReviewPage, reviewHeadings } from '../reviews/review.ts';
import { withRecord } from '../reviews/review-record.ts';
import type { TalkOutcome, TalkSubject } from '../reviews/talk-outcome.ts';
import { answersOf, type PacketStore, type Reading } from './packet-store.ts';
import type { Change, Writer } from './writer.ts';

/** What was written of a 1:1. */
export interface KeptTalk {
  /** The review's file, absolute. */
  readonly path: string;
  /** Whether anything was written, and not all of it there already. */
  readonly isWritten: boolean;
  /** How many steps and gaps were not there before. */
  readonly steps: number;
  readonly gaps: number;
}

/** Writes what came of 1:1s, each time in one write: the review, the packet, the plan, and last the file of the coming one. */
export class ReviewStore {
  readonly #folder: PacketFolder;
  readonly #template: Template;
  readonly #packet: PacketStore;
  readonly #reading: Reading;
  readonly #writer: Writer;
  /** ISO date. */
  readonly #today: string;

  constructor(
    folder: PacketFolder,
    template: Template,
    packet: PacketStore,
    reading: Reading,
    writer: Writer,
    today: string,
  ) {
    this.#folder = folder;
    this.#template = template;
    this.#packet = packet;
    this.#reading = reading;
    this.#writer = writer;
    this.#today = today;
  }

  /** Where a 1:1 is kept, absolute: the file of its day, or one of its own where that is about somebody else. */
  pathOf({ date, with: name }: TalkSubject): string {
    const path = `${this.#reviews}/${date}.md`;
    const there = this.#reading.files.read(path);
    if (there === undefined || name === undefined) return path;
    const names = this.#parsed(path, there.text).reviews.flatMap((review) => review.with);
    const word = fileWord(name);
    if (word === '' || names.length === 0 || names.some((each) => isSamePerson(each, name))) return path;
    return `${this.#reviews}/${date}-${word}.md`;
  }

  /** Keeps what came of it. What the files say already is not said twice. Throws `E_EDIT` where a hand has to do it, and as writing does. */
  keep(subject: TalkSubject, outcome: TalkOutcome): KeptTalk {
    return this.#writer.hold(() => {
      const { files } = this.#reading;
      const packet = this.#packetChange(subject, outcome);
      const plan = this.#planChange(subject, outcome, packet);
      const path = this.pathOf(subject);
      const before = files.read(path);
      const base = this.#writer.versions.keep(packet.text);
      const record = { ...subject, ...outcome, base, baseBefore: packet.before.version };
      const text = withRecord(this.#shown(path), before?.text ?? '', record, this.#reading.readFrontMatter);
      const review: Change = { path, before, text, isPrivate: true };
      const changes = [
        // First, since it names the packet as it is afterwards: run again behind packet.md, it would not know what that was before.
        ...(text === before?.text ? [] : [review]),
        ...(packet.text === packet.before.text ? [] : [{ ...packet, path: packet.before.path, isPrivate: false }]),
        ...(plan.text === undefined || plan.text === plan.before?.text
          ? []
          : [{ path: this.#folder.planFile, before: plan.before, text: plan.text, isPrivate: true }]),
        ...this.#queueChange(outcome.asked),
      ];
      if (changes.length > 0) {
        files.makeFolder(this.#reviews);
        this.#writer.write(changes);
      }
      return { path, isWritten: changes.length > 0, steps: plan.steps, gaps: packet.gaps };
    });
  }

  /** Puts questions into the file of the coming 1:1. Gives those that were not there yet. */
  queue(questions: readonly string[]): readonly string[] {
    return this.#writer.hold(() => {
      const { files, readFrontMatter } = this.#reading;
      const path = this.nextFile;
      const before = files.read(path);
      const file = this.#shown(path);
      let text = before?.text ?? '# Next 1:1\n';
      const fresh = questions.filter((question) => {
        const { page, reviews } = parseReviewPage(file, text, readFrontMatter);
        const there = reviews.flatMap(({ toAsk }) => toAsk).filter(({ isDone }) => !isDone);
        if (there.some((each) => oneLine(each.text) === oneLine(question))) return false;
        text = appendItem(page, { headings: reviewHeadings.toAsk, text: question, isDone: false }, readFrontMatter);
        return true;
      });
      if (fresh.length > 0) {
        files.makeFolder(this.#reviews);
        this.#writer.write([{ path, before, text, isPrivate: true }]);
      }
      return fresh;
    });
  }

  /** `reviews/next.md`, absolute. */
  get nextFile(): string {
    return `${this.#reviews}/next.md`;
  }

  get #reviews(): string {
    return `${this.#folder.folder}/reviews`;
  }

  #shown(path: string): string {
    return this.#reading.shownPath(path);
  }

  #parsed(path: string, text: string): ReturnType<typeof parseReviewPage> {
    return parseReviewPage(this.#shown(path), text, this.#reading.readFrontMatter);
  }

  /** packet.md with the gaps that were named. Throws `E_USAGE` where the template has no place for them. */
  #packetChange(
    { with: name }: TalkSubject,
    { gaps }: TalkOutcome,
  ): { readonly before: FileSnapshot; readonly text: string; readonly gaps: number } {
    const { files } = this.#reading;
    const before = files.read(this.#folder.packetFile);
    if (before === undefined)
      throw new PacketError('E_CHANGED', 'Unexpected loss of packet.md, expected it to be there');
    const question = gapQuestion(this.#template);
    if (gaps.length === 0) return { before, text: before.text, gaps: 0 };
    if (question === undefined) {
      throw new PacketError('E_USAGE', `Unexpected gap, expected a template with a question for gaps`, {
        hint: 'packet review done --heard "…"     keeps it in the review',
      });
    }
    let added = 0;
    const text = this.#packet.tried((document, editing) =>
      gaps.reduce((now, gap) => {
        const after = withGap(this.#document(document, now, editing), question, gap, name, editing);
        added += after === now ? 0 : 1;
        return after;
      }, document.source.text),
    );
    return { before, text, gaps: added };
  }

  #document({ source, template }: PacketDocument, text: string, { readFrontMatter }: Editing): PacketDocument {
    const now = parseSourceText(source.file, text);
    return parseBody(now, parseFrontMatter(now, readFrontMatter), template);
  }

  /** The plan with the steps that were added, and the next date; as it is where there is nothing to say. */
  #planChange(
    subject: TalkSubject,
    outcome: TalkOutcome,
    packet: { readonly before: FileSnapshot; readonly text: string },
  ): { readonly before: FileSnapshot | undefined; readonly text: string | undefined; readonly steps: number } {
    const { files, readFrontMatter } = this.#reading;
    const before = files.read(this.#folder.planFile);
    const file = this.#shown(this.#folder.planFile);
    const parsed = (text: string): Plan => parsePlan(file, text, readFrontMatter);
    let text = before?.text ?? newPlanText;
    let steps = 0;
    for (const step of outcome.steps) {
      const plan = parsed(text);
      if (plan.ownSteps.some((each) => oneLine(each.text) === oneLine(step))) continue;
      text = appendItem(plan.page, { headings: planHeadings.ownSteps, text: step, isDone: false }, readFrontMatter);
      steps += 1;
    }
    const isManager = subject.relation === 'manager' && parsed(text).manager === undefined;
    const keys: readonly (readonly [string, string | undefined])[] = [
      ['manager', isManager ? subject.with : undefined],
      ['next-review', outcome.next],
    ];
    for (const [key, value] of keys) {
      const page = parsePage(file, text, readFrontMatter);
      if (value !== undefined && page.keys.get(key)?.value !== value)
        text = setPageKey(page, key, value, readFrontMatter);
    }
    if (packet.text !== packet.before.text && !this.#isFull(packet.before.text) && this.#isFull(packet.text))
      text = withFullText(file, text, this.#today, readFrontMatter);
    return { before, text: text === newPlanText ? undefined : text, steps };
  }

  /** Whether every question is answered in a text of packet.md. */
  #isFull(text: string): boolean {
    const source = parseSourceText(this.#shown(this.#folder.packetFile), text);
    const document = parseBody(source, parseFrontMatter(source, this.#reading.readFrontMatter), this.#template);
    return [...answersOf(document).values()].every(({ state }) => state !== 'open');
  }

  /** The file of the coming 1:1 without the questions that were put. */
  #queueChange(asked: readonly string[]): readonly Change[] {
    const before = this.#reading.files.read(this.nextFile);
    if (before === undefined || asked.length === 0) return [];
    const put = new Set(asked.map(oneLine));
    let { text } = before;
    for (;;) {
      const { page, reviews } = this.#parsed(this.nextFile, text);
      const done = reviews.flatMap(({ toAsk }) => toAsk).find((each) => put.has(oneLine(each.text)));
      if (done === undefined) break;
      text = removeItem(page, done.item, this.#reading.readFrontMatter);
    }
    return text === before.text ? [] : [{ path: this.nextFile, before, text, isPrivate: true }];
  }
}
