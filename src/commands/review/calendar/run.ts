import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { calendarEvents } from '../../../core/calendar-file/calendar-events.ts';
import type { CalendarEvent } from '../../../core/calendar-file/calendar-event.ts';
import { calendarFile, type CalendarFile } from '../../../core/calendar-file/calendar-file.ts';
import { formatCalendarMark } from '../../../core/calendar-file/calendar-mark.ts';
import { calendarStart, type CalendarForm } from '../../../core/calendar-file/format-calendar.ts';
import type { Answer } from '../../../core/document/answer.ts';
import type { PacketDocument } from '../../../core/document/document.ts';
import { setPageKey } from '../../../core/document/page-edits.ts';
import { publicCopy } from '../../../core/document/public-copy.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import type { PacketHeader } from '../../../core/packet/packet.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import type { Template } from '../../../core/packet/template.ts';
import { newPlanText } from '../../../core/plan/mark-step.ts';
import { parsePlan } from '../../../core/plan/plan.ts';
import type { FileSnapshot, PacketFolder } from '../../../core/ports.ts';
import { answersOf, readHeader, readPacket } from '../../../core/store/packet-store.ts';
import { putFile } from '../../../core/store/put-file.ts';
import { readPapers } from '../../../core/store/read-papers.ts';
import { calendarObject, calendarText } from '../../../view/calendar-text.ts';
import { jsonText } from '../../../view/json-text.ts';

type Form = Pick<CalendarForm, 'alarm' | 'hasTexts'>;

/** The calendar as it is now, and the plan before and after it. */
interface Made extends CalendarFile {
  readonly events: readonly CalendarEvent[];
  readonly before: FileSnapshot | undefined;
  readonly planText: string;
}

/** `packet review calendar`: the number of the calendar goes into plan.md first, so that no two calendars have the same one. */
export async function runReviewCalendar(context: Context, { flags }: Given): Promise<ExitCode> {
  const { screen } = context;
  const form = { alarm: alarmOf(flags['alarm']), hasTexts: flags['withText'] === true };
  const isJson = flags['json'] === true;
  const wanted = typeof flags['output'] === 'string' ? flags['output'] : undefined;
  if (isJson && wanted === '-') {
    throw new PacketError('E_USAGE', 'Unexpected --json beside -o -, expected one thing on standard output', {
      hint: 'packet review calendar --json -o packet.ics',
    });
  }
  const folder = requiredPacket(context.findPacket());
  const { template } = await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder);
  const path = wanted === undefined || wanted === '-' ? undefined : context.absolutePath(wanted);
  const writer = context.writer(folder, 'review calendar');
  // With --json alone nothing is handed out, so that nothing is numbered.
  const isHandedOut = path !== undefined || !isJson;
  let made = make(context, folder, template, form);
  if (isHandedOut && made.events.length > 0 && made.planText !== made.before?.text) {
    writer.hold(() => {
      // Another program may have written while this one waited for its turn.
      made = make(context, folder, template, form);
      const { before, planText: text } = made;
      if (text !== before?.text) writer.write([{ path: folder.planFile, before, text, isPrivate: true }]);
    });
  }
  const { events, text, mark } = made;
  const isWritten = path !== undefined && events.length > 0 && put(context, path, text) && !context.isTrial;
  const view = { events, sequence: mark.sequence, path, isWritten, today: context.clock.today() };
  if (isJson) screen.out(jsonText(calendarObject(view)));
  else {
    if (path === undefined && events.length > 0 && !context.isTrial) screen.out(text);
    screen.err(calendarText(view, context.shownPath, screen.columns, screen.errStyle));
  }
  await context.endInCommit(folder, writer, (packet) => `Number the calendar of ${packet}`);
  return ExitCode.done;
}

/** Days; undefined for none. */
function alarmOf(flag: Given['flags'][string]): number | undefined {
  const said = typeof flag === 'string' ? flag : '1';
  if (said === 'none') return undefined;
  if (/^\d{1,2}$/.test(said)) return Number(said);
  throw new PacketError('E_USAGE', `Unexpected alarm "${said}", expected days from 0 to 99, or none`, {
    hint: 'packet review calendar --alarm 2',
  });
}

function make(context: Context, folder: PacketFolder, template: Template, form: Form): Made {
  const { files, readFrontMatter } = context;
  const today = context.clock.today();
  const papers = readPapers(folder, template, context, today);
  const { document } = readPacket(folder, template, context);
  const events = calendarEvents(papers, shownAnswers(document, context), today);
  const before = files.read(folder.planFile);
  const plan = parsePlan(context.shownPath(folder.planFile), before?.text ?? newPlanText, readFrontMatter);
  const hashOf = (text: string): string => files.versionOf(text);
  const header: PacketHeader = papers.header;
  const file = calendarFile(events, form, plan.calendar, header, today, hashOf);
  const key = formatCalendarMark(file.mark);
  const planText =
    file.mark === plan.calendar ? plan.page.source.text : setPageKey(plan.page, 'calendar', key, readFrontMatter);
  return { ...file, events, before, planText };
}

/** What others may read; nothing where packet.md does not say where what is private ends. */
function shownAnswers(document: PacketDocument, { readFrontMatter }: Context): ReadonlyMap<string, Answer> {
  try {
    return answersOf(publicCopy(document, readFrontMatter));
  } catch (error) {
    if (error instanceof PacketError && error.code === 'E_PRIVATE') return new Map();
    throw error;
  }
}

function put({ files, shownPath }: Context, path: string, text: string): boolean {
  const isOurs = (there: string): boolean => there.startsWith(calendarStart);
  return putFile(files, path, text, { shown: shownPath(path), isOurs, isPrivate: true });
}
