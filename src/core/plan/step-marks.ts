import { headingKey } from '../document/heading-key.ts';
import type { HeadingNames } from '../document/heading-names.ts';
import { itemLine, type PageReading } from '../document/page-reading.ts';
import { partsUnder, type Page, type PageItem, type PagePart } from '../document/page.ts';
import { nearest } from '../nearest.ts';
import { stepIds, type StepId } from '../packet/template.ts';
import { planHeadings } from './plan-headings.ts';

/** A step that the company, or the manager, adds: `- [ ] Skip-level reads it before calibration`. */
export interface OwnStep {
  /** `own-1`, `own-2`, … in the order of the plan. */
  readonly id: string;
  readonly text: string;
  readonly isDone: boolean;
  /** ISO date after `by`, `due` or `until` in its text. */
  readonly due: string | undefined;
  readonly item: PageItem;
}

/** What the plan says of a step, against what the other files say: `- peer-edit: 2026-12-14: read aloud to two of them`. */
export interface StepMark {
  /** A step's id, or the key of an own step's text. */
  readonly step: string;
  /** ISO date; undefined where there is none. */
  readonly date: string | undefined;
  /** What follows the date; may be empty. */
  readonly reason: string;
  readonly item: PageItem;
}

/** The steps that are not among the eight; in a plan in another language, boxes under any heading of its own. */
export function readOwnSteps(reading: PageReading): readonly OwnStep[] {
  const named = partsUnder(reading.page, planHeadings.ownSteps);
  const parts = named.length > 0 ? named : partsWithBoxes(reading.page);
  const items = parts.flatMap((part) => part.items).filter(({ level, text }) => level === 0 && text.trim() !== '');
  return items.map((item, index) => {
    const text = itemLine(item);
    const after = /\b(?:by|due|until)\s+(\d{4}-\d{1,2}-\d{1,2})(?!\d)/iu.exec(text)?.[1];
    const due = after === undefined ? undefined : reading.dateIn(item, after);
    return { id: `own-${String(index + 1)}`, text, isDone: item.isDone === true, due, item };
  });
}

function partsWithBoxes(page: Page): readonly PagePart[] {
  const known = new Set(Object.values(planHeadings).flatMap((headings) => partsUnder(page, headings)));
  return page.parts.filter(
    (part) => !known.has(part) && part.items.length > 0 && part.items.every(({ isDone }) => isDone !== undefined),
  );
}

/** The steps that are said to be done, or waived, under these headings; an item with an empty box says nothing. */
export function readStepMarks(
  reading: PageReading,
  headings: HeadingNames,
  ownSteps: readonly OwnStep[],
): readonly StepMark[] {
  const items = partsUnder(reading.page, headings).flatMap((part) => part.items);
  return items
    .filter(({ level, isDone, text }) => level === 0 && isDone !== false && text.trim() !== '')
    .flatMap((item) => stepMark(reading, item, ownSteps) ?? []);
}

function stepMark(reading: PageReading, item: PageItem, ownSteps: readonly OwnStep[]): StepMark | undefined {
  const text = itemLine(item);
  const own = ownStepBefore(text, ownSteps);
  const rest = text.slice(own?.text.length ?? 0);
  const [, beforeDate, dateText, afterDate = ''] =
    /^(.*?)[\s:：,(]*(\d{4}-\d{1,2}-\d{1,2})(?!\d)(.*)$/u.exec(rest) ?? [];
  const [, beforeColon, afterColon = ''] = /^([^:：]*)[:：](.*)$/u.exec(rest) ?? [];
  const name = (beforeDate ?? beforeColon ?? rest).trim();
  const reason = (dateText === undefined ? afterColon : afterDate).replace(/^[\s:：,)]+/, '').trim();
  const step = own === undefined ? stepNamed(name, ownSteps) : ownStepKey(own);
  if (step === undefined) {
    const meant = nearest(name, stepIds);
    reading.report(item.place, 'step-unknown', `Unexpected step "${name}", expected one of ${stepIds.join(', ')}`, {
      hint: meant === undefined ? '- peer-edit: 2026-12-14: the reason' : `did you mean ${meant}?`,
    });
    return undefined;
  }
  return { step, date: dateText === undefined ? undefined : reading.dateIn(item, dateText), reason, item };
}

/** The step of one's own whose words, which may have colons and dates, a line begins with; of several the longest. */
function ownStepBefore(text: string, ownSteps: readonly OwnStep[]): OwnStep | undefined {
  return ownSteps
    .filter((step) => text.startsWith(step.text) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(step.text.length)))
    .toSorted((one, other) => other.text.length - one.text.length)[0];
}

/** A step by its id, its number from 1 to 8, or, for one of one's own, its words. */
function stepNamed(name: string, ownSteps: readonly OwnStep[]): string | undefined {
  const key = headingKey(name);
  return stepIdNamed(name) ?? (key !== '' && ownSteps.some((step) => ownStepKey(step) === key) ? key : undefined);
}

/** One of the eight steps by its id, or its number from 1 to 8; undefined for any other text. */
export function stepIdNamed(name: string): StepId | undefined {
  const key = headingKey(name);
  return (
    stepIds.find((each) => headingKey(each) === key) ?? stepIds[/^[1-8]$/.test(name.trim()) ? Number(name) - 1 : -1]
  );
}

/** What an own step is called in a list of marks. */
export function ownStepKey({ text }: Pick<OwnStep, 'text'>): string {
  return headingKey(text);
}
