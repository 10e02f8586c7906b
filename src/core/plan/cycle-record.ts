import { headingKey } from '../document/heading-key.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import { appendItem, changeItem, ownTextRange } from '../document/page-edits.ts';
import type { Range } from '../document/source-text.ts';
import { isSame } from '../sameness.ts';
import { NOT_MINE, type CycleEvent, type CycleReason, type PastCycle } from './past-cycles.ts';
import { planHeadings } from './plan-headings.ts';
import { parsePlan, type Plan } from './plan.ts';

/** What the plan says of a cycle; undefined where nothing has happened in it yet. */
export function recordOf({ cycles }: Pick<Plan, 'cycles'>, name: string): PastCycle | undefined {
  return cycles.findLast((each) => headingKey(each.name) === headingKey(name));
}

/**
 * The plan with something more that happened in a cycle. No byte changes but in the line of that cycle, which is made where there
 * is none.
 * @throws PacketError `E_EDIT` where a hand has to do it; what made the plan unreadable.
 */
export function withCycleEvent(plan: Plan, name: string, event: CycleEvent, read: FrontMatterReader): Plan {
  if (plan.error !== undefined) throw plan.error;
  const { date, kind, version } = event;
  const words = `${kind}${date === undefined ? '' : ` ${date}`}${version === undefined ? '' : ` (${version})`}`;
  const record = recordOf(plan, name);
  if (record === undefined) {
    const item = { headings: planHeadings.cycles, text: `${name}: ${words}`, isDone: undefined };
    return reread(plan, appendItem(plan.page, item, read), read, [...plan.cycles.map(saying), [name, [event], []]]);
  }
  const { saidEnd, isEmpty } = partsOf(plan, record);
  const text = changeItem(
    plan.page,
    record.item,
    { start: saidEnd, end: saidEnd },
    `${isEmpty ? ' ' : ', '}${words}`,
    read,
  );
  return reread(plan, text, read, withRecord(plan, record, { ...record, events: [...record.events, event] }));
}

/** The plan with more of what was said about a cycle that has a line. Throws as `withCycleEvent`. */
export function withCycleReasons(plan: Plan, name: string, reasons: readonly string[], read: FrontMatterReader): Plan {
  return reasons.reduce((sofar, reason) => withReason(sofar, name, reason, read), plan);
}

function withReason(plan: Plan, name: string, reason: string, read: FrontMatterReader): Plan {
  const record = recordOf(plan, name);
  const text = reasonText(reason);
  if (record === undefined || text === '' || reasonIn(record, text) !== undefined) return plan;
  const { end, hasReason, reasonStart } = partsOf(plan, record);
  const gap = hasReason ? '; ' : reasonStart === undefined ? ': ' : ' ';
  const edited = changeItem(plan.page, record.item, { start: end, end }, `${gap}${text}`, read);
  const more: CycleReason = { text, isNotMine: false };
  return reread(plan, edited, read, withRecord(plan, record, { ...record, reasons: [...record.reasons, more] }));
}

/** The plan that says of a reason that it is not one's own to mend. The same where it says so, or has no such reason. */
export function withReasonNotMine(plan: Plan, name: string, reason: string, read: FrontMatterReader): Plan {
  const record = recordOf(plan, name);
  const found = record === undefined ? undefined : reasonIn(record, reason);
  if (record === undefined || found === undefined || found.isNotMine) return plan;
  const index = record.reasons.indexOf(found);
  const { start: at = 0 } = reasonRanges(plan, record)[index] ?? {};
  const end = reasonRanges(plan, record)[index]?.end ?? at;
  const edited = changeItem(plan.page, record.item, { start: end, end }, ` ${NOT_MINE}`, read);
  const reasons = record.reasons.with(index, { ...found, isNotMine: true });
  return reread(plan, edited, read, withRecord(plan, record, { ...record, reasons }));
}

/** A reason as it stands in a plan: on one line, and without what stands between two of them. */
export function reasonText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/;+/g, ',').trim().replace(/,$/, '');
}

/** The reason of these words; undefined where it is not there. */
function reasonIn({ reasons }: Pick<PastCycle, 'reasons'>, text: string): CycleReason | undefined {
  const key = reasonKey(text);
  return reasons.find((each) => reasonKey(each.text) === key);
}

/** What two texts of one reason have in common; the text itself where it has no letter. */
export function reasonKey(text: string): string {
  return headingKey(text) || reasonText(text);
}

interface LineParts {
  /** Where what happened ends, an offset into the file. */
  readonly saidEnd: number;
  /** Whether nothing is said to have happened. */
  readonly isEmpty: boolean;
  /** Behind the second colon; undefined where there is none. */
  readonly reasonStart: number | undefined;
  readonly hasReason: boolean;
  readonly end: number;
}

/** Where the parts of a cycle's line stand. */
function partsOf(plan: Plan, { item }: PastCycle): LineParts {
  const { start, end } = ownTextRange(plan.page, item);
  const own = plan.page.source.text.slice(start, end);
  const [name = ''] = /^[^:：]+[:：]/u.exec(own) ?? /^(?=\S*\d)\S+\s+/u.exec(own) ?? [];
  const colon = own.slice(name.length).search(/[:：]/);
  const said = colon === -1 ? own : own.slice(0, name.length + colon);
  const reason = colon === -1 ? '' : own.slice(name.length + colon + 1);
  return {
    saidEnd: start + said.trimEnd().length,
    isEmpty: said.slice(name.length).trim() === '',
    reasonStart: colon === -1 ? undefined : start + name.length + colon + 1,
    hasReason: reason.trim() !== '',
    end,
  };
}

/** Where each reason stands, an offset into the file, without the white space around it. */
function reasonRanges(plan: Plan, record: PastCycle): readonly Range[] {
  const { reasonStart, end } = partsOf(plan, record);
  if (reasonStart === undefined) return [];
  let at = reasonStart;
  const ranges: Range[] = [];
  for (const part of plan.page.source.text.slice(reasonStart, end).split(';')) {
    const start = at + part.length - part.trimStart().length;
    if (part.trim() !== '') ranges.push({ start, end: at + part.trimEnd().length });
    at += part.length + 1;
  }
  return ranges;
}

type Saying = readonly [name: string, events: readonly CycleEvent[], reasons: readonly CycleReason[]];

function saying({ name, events, reasons }: PastCycle): Saying {
  return [name, events, reasons];
}

function withRecord(plan: Plan, record: PastCycle, changed: PastCycle): readonly Saying[] {
  return plan.cycles.map((each) => saying(each === record ? changed : each));
}

/** The plan of a text; refused where its cycles do not say what they should. */
function reread(plan: Plan, text: string, read: FrontMatterReader, wanted: readonly Saying[]): Plan {
  const { file } = plan.page.source;
  const after = parsePlan(file, text, read);
  if (isSame(after.cycles.map(saying), wanted)) return after;
  throw editRefusal(plan.page.source, { start: 0, end: 0 });
}
