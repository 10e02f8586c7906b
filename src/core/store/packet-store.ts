import { answeredQuestions } from '../document/answered-questions.ts';
import { answerOf, markedAnswerOf, parseBody, sectionOf, type PacketDocument } from '../document/document.ts';
import { addEntry, moveEntry, removeEntry, setAnswer, updateEntry } from '../document/edits.ts';
import { formatAnswer, formatAnswerBriefly } from '../document/format-answer.ts';
import { isSame } from '../sameness.ts';
import { parseFrontMatter, type FrontMatterReader } from '../document/front-matter.ts';
import { parsePage } from '../document/page.ts';
import { setHeader } from '../document/header-edit.ts';
import { setPageKey } from '../document/page-edits.ts';
import { signedText } from '../document/private-marks.ts';
import { sectionLine } from '../document/section-place.ts';
import { parseSourceText } from '../document/source-text.ts';
import type { Editing } from '../document/verified-edit.ts';
import { withTexts, type Answer } from '../document/answer.ts';
import { PacketError } from '../errors.ts';
import type { Correction } from '../interview/correction-screen.ts';
import type { Effect } from '../interview/effect.ts';
import { emptySetup, formatNewPacket, formatNewPlan, packetTitle, type Setup } from '../packet/new-packet.ts';
import { addNotes } from './note-store.ts';
import { parsePacketHeader, type PacketHeader } from '../packet/packet.ts';
import { withCycleReasons, withReasonNotMine } from '../plan/cycle-record.ts';
import { withFullText } from '../plan/full-text.ts';
import { plainNextReview } from '../plan/plain-next-review.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import { PLAN_KEYS, planConflict } from '../plan/plan-setup.ts';
import { addWhy } from '../plan/why.ts';
import type { Question, Template } from '../packet/template.ts';
import type { Files, FileSnapshot, Layouts, PacketFolder } from '../ports.ts';
import { changePlan } from './plan-store.ts';
import type { Change, Writer } from './writer.ts';

const OPEN: Answer = { state: 'open' };

/** What reading a packet needs. */
export interface Reading {
  readonly files: Files;
  readonly readFrontMatter: FrontMatterReader;
  shownPath(path: string): string;
}

/** What the front matter of a folder's packet.md says, before its template is known. Undefined where there is no packet.md. */
export function readHeader(folder: PacketFolder, reading: Reading): PacketHeader | undefined {
  const snapshot = reading.files.read(folder.packetFile);
  if (snapshot === undefined) return undefined;
  const source = parseSourceText(reading.shownPath(folder.packetFile), snapshot.text);
  return parsePacketHeader(source, parseFrontMatter(source, reading.readFrontMatter));
}

/** A packet.md as it was read, with what a later write compares. */
export interface OpenPacket {
  readonly header: PacketHeader;
  readonly document: PacketDocument;
  readonly snapshot: FileSnapshot;
}

export function readPacket(folder: PacketFolder, template: Template, reading: Reading): OpenPacket {
  const file = reading.shownPath(folder.packetFile);
  const snapshot = reading.files.read(folder.packetFile);
  if (snapshot === undefined) throw noPacket(folder, reading);
  const source = parseSourceText(file, snapshot.text);
  const frontMatter = parseFrontMatter(source, reading.readFrontMatter);
  return {
    header: parsePacketHeader(source, frontMatter),
    document: parseBody(source, frontMatter, template),
    snapshot,
  };
}

/** What a list says of a packet, without reading its entries. */
export interface PacketSummary {
  readonly header: PacketHeader;
  /** Ids of the answered questions, `None yet` included. */
  readonly answered: ReadonlySet<string>;
}

/** Reads a packet.md as far as a list needs. `templateOf` gives the template of a name. */
export async function readSummary(
  folder: PacketFolder,
  templateOf: (name: string) => Promise<Template>,
  reading: Reading,
): Promise<PacketSummary & { readonly template: Template }> {
  const snapshot = reading.files.read(folder.packetFile);
  if (snapshot === undefined) throw noPacket(folder, reading);
  const source = parseSourceText(reading.shownPath(folder.packetFile), snapshot.text);
  const frontMatter = parseFrontMatter(source, reading.readFrontMatter);
  const header = parsePacketHeader(source, frontMatter);
  const template = await templateOf(header.template);
  return { header, template, answered: answeredQuestions(source, frontMatter, template) };
}

/** The plan beside a packet, whole; an empty one where there is none. Throws where only a part of it can be read. */
export function readPlan(folder: PacketFolder, reading: Reading): Plan {
  const text = reading.files.read(folder.planFile)?.text ?? '';
  return wholePlan(reading.shownPath(folder.planFile), text, reading);
}

/** When the next 1:1 is, ISO, as `readPlan` says it; undefined where that is open. Throws where the plan cannot be read. */
export function readNextReview(folder: PacketFolder, reading: Reading): string | undefined {
  const file = reading.shownPath(folder.planFile);
  const text = reading.files.read(folder.planFile)?.text ?? '';
  return plainNextReview(file, text, reading.readFrontMatter) ?? wholePlan(file, text, reading).nextReview;
}

function wholePlan(file: string, text: string, { readFrontMatter }: Reading): Plan {
  const plan = parsePlan(file, text, readFrontMatter);
  if (plan.error !== undefined) throw plan.error;
  return plan;
}

/** The first key of set-up of which the plan in this folder says something else, with what it says. */
export function conflictWithPlan(
  folder: PacketFolder,
  setup: Partial<Setup>,
  reading: Reading,
): ReturnType<typeof planConflict> {
  return planConflict(readPlan(folder, reading), setup);
}

function otherThanPlan(file: string, { key, present }: { key: string; present: string }): PacketError {
  return new PacketError(
    'E_EXISTS',
    `Unexpected other "${key}" than ${file} has, expected "${present}"; nothing was written`,
    { hint: `leave ${key} out, or change it in ${file}` },
  );
}

function noPacket({ folder }: PacketFolder, reading: Reading): PacketError {
  return new PacketError('E_NO_PACKET', `No packet in ${reading.shownPath(folder)}`, { hint: 'packet init' });
}

/** What each question was answered, as one sees it, by its id. */
export function answersOf(document: PacketDocument): ReadonlyMap<string, Answer> {
  return new Map(document.template.questions.map(({ id }) => [id, answerOf(document, id)]));
}

/** The same, marked: with what is private told from what is not. */
export function markedAnswersOf(document: PacketDocument): ReadonlyMap<string, Answer> {
  return new Map(document.template.questions.map(({ id }) => [id, markedAnswerOf(document, id)]));
}

/**
 * Carries out what the interview decided. packet.md is read anew for each change, so that what a hand saved in between stays;
 * a change that no longer fits what is there is refused.
 */
export class PacketStore {
  readonly #folder: PacketFolder;
  readonly #template: Template;
  readonly #layouts: Layouts;
  readonly #reading: Reading;
  /** ISO date. */
  readonly #today: string;
  readonly #writer: Writer;

  constructor(
    folder: PacketFolder,
    template: Template,
    layouts: Layouts,
    reading: Reading,
    today: string,
    writer: Writer,
  ) {
    this.#folder = folder;
    this.#template = template;
    this.#layouts = layouts;
    this.#reading = reading;
    this.#today = today;
    this.#writer = writer;
  }

  /**
   * Writes a new packet with these answers, plain or marked: plan.md first, packet.md, which decides that there is one, last. A plan that is there
   * already gets what it has not. Throws `E_EXISTS` where it says something else than set-up; then nothing is written.
   */
  create(setup: Setup, answers: ReadonlyMap<string, Answer>): void {
    const { files } = this.#reading;
    const { folder, packetFile, planFile } = this.#folder;
    const packet: Change = {
      path: packetFile,
      before: undefined,
      text: this.#newPacket(setup, answers),
      isPrivate: false,
    };
    this.#writer.requireReady();
    files.makeFolder(folder);
    this.#writer.hold(() => {
      const before = files.read(planFile);
      const begun = before === undefined ? formatNewPlan(setup, this.#layouts) : this.#completed(before.text, setup);
      const text = this.#isFull(packet.text ?? '') ? this.#withFullText(begun) : begun;
      const plan: Change = { path: planFile, before, text, isPrivate: true };
      this.#writer.write(text === before?.text ? [packet] : [plan, packet]);
    });
  }

  /** Writes these answers, plain or marked, in one write, into a packet that is there. */
  answer(answers: ReadonlyMap<string, Answer>): void {
    this.#writer.hold(() => {
      const { snapshot } = readPacket(this.#folder, this.#template, this.#reading);
      this.#write(snapshot, this.#withAnswers(snapshot.text, answers));
    });
  }

  /** Writes what set-up gives and the plan has not, its keys and the reason; a plan where there is none. */
  completePlan(setup: Partial<Setup>): void {
    if (Object.keys(setup).length === 0) return;
    const { planFile } = this.#folder;
    this.#writer.hold(() => {
      const before = this.#reading.files.read(planFile);
      const text =
        before === undefined
          ? formatNewPlan({ ...emptySetup, ...setup }, this.#layouts)
          : this.#completed(before.text, setup);
      if (text !== before?.text) this.#writer.write([{ path: planFile, before, text, isPrivate: true }]);
    });
  }

  /** The plan's text with what set-up gives and it has not. Throws `E_EXISTS` where it says something else. */
  #completed(plan: string, setup: Partial<Setup>): string {
    const { readFrontMatter } = this.#reading;
    const file = this.#reading.shownPath(this.#folder.planFile);
    const conflict = planConflict(wholePlan(file, plan, this.#reading), setup);
    if (conflict !== undefined) throw otherThanPlan(file, conflict);
    let text = plan;
    for (const [key, property] of PLAN_KEYS) {
      const value = setup[property] ?? '';
      const page = parsePage(file, text, readFrontMatter);
      const isThere = (page.keys.get(key)?.value ?? '') !== '';
      if (value !== '' && !isThere) text = setPageKey(page, key, value, readFrontMatter);
    }
    const why = setup.why ?? '';
    const { page, ...read } = parsePlan(file, text, readFrontMatter);
    return why !== '' && read.why === '' ? addWhy(page, why) : text;
  }

  /** What each question is answered in the file now, by its id. Throws what reading throws. */
  answers(): ReadonlyMap<string, Answer> {
    return answersOf(readPacket(this.#folder, this.#template, this.#reading).document);
  }

  /** The line (1-based) of a question's section, or of one of its entries (0-based). */
  lineOf(question: string, entry?: number): number {
    const { document } = readPacket(this.#folder, this.#template, this.#reading);
    return sectionLine(document, this.#question(question), entry);
  }

  /** What stands in a question's section, as it is in the file. */
  sectionText(question: string): string {
    const { document } = readPacket(this.#folder, this.#template, this.#reading);
    const range = sectionOf(document, question)?.contentRange;
    return range === undefined ? '' : document.source.text.slice(range.start, range.end);
  }

  /** What `edit` would make of packet.md as it is now. */
  tried(edit: (document: PacketDocument, editing: Editing) => string): string {
    return edit(readPacket(this.#folder, this.#template, this.#reading).document, this.#editing());
  }

  /** Writes packet.md as `edit` makes it out of what it says now; nobody else writes in between. */
  change(edit: (document: PacketDocument, editing: Editing) => string): void {
    this.#writer.hold(() => {
      const { document, snapshot } = readPacket(this.#folder, this.#template, this.#reading);
      this.#write(snapshot, edit(document, this.#editing()));
    });
  }

  apply(effect: Effect): void {
    switch (effect.do) {
      case 'set-up':
        this.create(effect.setup, effect.answers);
        return;
      case 'correct-setup':
        this.#correct(effect.step, effect.value);
        return;
      case 'add-reasons':
        this.#changePlan((plan, read) => withCycleReasons(plan, effect.cycle, effect.reasons, read));
        return;
      case 'not-mine':
        this.#changePlan((plan, read) => withReasonNotMine(plan, effect.cycle, effect.reason, read));
        return;
      case 'add-notes':
        addNotes(this.#folder, effect.notes, this.#reading, this.#writer);
        return;
      default:
        this.change((document) => this.#edited(document, effect));
    }
  }

  /** Puts an answer to set-up right, where it stands: the front matter and title of packet.md, or plan.md. */
  #correct(step: Correction, value: string): void {
    if (step === 'manager') this.#setPlanKey('manager', value);
    else if (step === 'nextReview') this.#setPlanKey('next-review', value);
    else {
      this.#writer.hold(() => {
        const { header, document, snapshot } = readPacket(this.#folder, this.#template, this.#reading);
        const before = packetTitle(header, this.#layouts);
        const after = packetTitle({ ...header, [step]: value }, this.#layouts);
        this.#write(snapshot, setHeader(document, step, value, { before, after }, this.#editing()));
      });
    }
  }

  #changePlan(edit: (plan: Plan, read: FrontMatterReader) => Plan): void {
    const { readFrontMatter } = this.#reading;
    changePlan(this.#folder, this.#reading, this.#writer, (plan) => edit(plan, readFrontMatter));
  }

  #setPlanKey(key: string, value: string): void {
    const { planFile } = this.#folder;
    const { readFrontMatter, files } = this.#reading;
    this.#writer.hold(() => {
      const before = files.read(planFile);
      const plan = before?.text ?? formatNewPlan(emptySetup, this.#layouts);
      const text = setPageKey(
        parsePage(this.#reading.shownPath(planFile), plan, readFrontMatter),
        key,
        value,
        readFrontMatter,
      );
      if (text !== before?.text) this.#writer.write([{ path: planFile, before, text, isPrivate: true }]);
    });
  }

  /** The text of a new packet that reads back as these answers; the careful way only where the brief one does not do. */
  #newPacket(setup: Setup, answers: ReadonlyMap<string, Answer>): string {
    const signed = new Map([...answers].map(([id, answer]) => [id, withTexts(answer, signedText)]));
    let lost: Question | undefined;
    for (const format of [formatAnswerBriefly, formatAnswer]) {
      const text = formatNewPacket(setup, signed, this.#today, this.#template, this.#layouts, format);
      const source = parseSourceText(this.#reading.shownPath(this.#folder.packetFile), text);
      const document = parseBody(source, parseFrontMatter(source, this.#reading.readFrontMatter), this.#template);
      lost = this.#template.questions.find(({ id }) => !isSame(markedAnswerOf(document, id), answers.get(id) ?? OPEN));
      if (lost === undefined && document.problems.length === 0) return text;
    }
    throw new PacketError(
      'E_TEMPLATE',
      `Unexpected layout of a packet, expected one that gives back every answer${lost === undefined ? '' : `, also to "${lost.heading}"`}`,
      { hint: 'mend packet.md.hbs of the template' },
    );
  }

  #edited(document: PacketDocument, effect: Extract<Effect, { question: string }>): string {
    const question = this.#question(effect.question);
    switch (effect.do) {
      case 'add-entry':
        return addEntry(document, question, effect.entry, this.#editing());
      case 'update-entry':
        return updateEntry(document, question, effect.index, effect.entry, this.#editing());
      case 'move-entry':
        return moveEntry(document, question, effect.index, effect.to, this.#editing());
      case 'remove-entry':
        return removeEntry(document, question, effect.index, this.#editing());
      case 'set-answer':
        return setAnswer(document, question, effect.answer, this.#editing());
    }
  }

  #withAnswers(text: string, answers: ReadonlyMap<string, Answer>): string {
    const file = this.#reading.shownPath(this.#folder.packetFile);
    let result = text;
    for (const [id, answer] of answers) {
      const source = parseSourceText(file, result);
      const document = parseBody(source, parseFrontMatter(source, this.#reading.readFrontMatter), this.#template);
      result = setAnswer(document, this.#question(id), answer, this.#editing());
    }
    return result;
  }

  #write(snapshot: FileSnapshot, text: string): void {
    if (text === snapshot.text) return;
    const packet: Change = { path: snapshot.path, before: snapshot, text, isPrivate: false };
    this.#writer.write([...this.#firstFullText(snapshot.text, text), packet]);
  }

  /** What the plan says besides, where the last open question is answered with this change. */
  #firstFullText(before: string, after: string): readonly Change[] {
    const path = this.#folder.planFile;
    const plan = this.#reading.files.read(path);
    if (plan === undefined || this.#isFull(before) || !this.#isFull(after)) return [];
    const text = this.#withFullText(plan.text);
    return text === plan.text ? [] : [{ path, before: plan, text, isPrivate: true }];
  }

  #withFullText(plan: string): string {
    const { readFrontMatter } = this.#reading;
    return withFullText(this.#reading.shownPath(this.#folder.planFile), plan, this.#today, readFrontMatter);
  }

  /** Whether every question is answered in a text of packet.md. */
  #isFull(text: string): boolean {
    const source = parseSourceText(this.#reading.shownPath(this.#folder.packetFile), text);
    const frontMatter = parseFrontMatter(source, this.#reading.readFrontMatter);
    return answeredQuestions(source, frontMatter, this.#template).size === this.#template.questions.length;
  }

  #question(id: string): Question {
    const question = this.#template.questions.find((each) => each.id === id);
    if (question === undefined) throw new Error(`no question "${id}" in the template`);
    return question;
  }

  #editing(): Editing {
    return {
      template: this.#template,
      renderEntry: (model) => this.#layouts.entry(model),
      readFrontMatter: this.#reading.readFrontMatter,
    };
  }
}
