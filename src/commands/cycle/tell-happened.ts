import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { momentAtEndOf } from '../../core/changes/moment.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { withCycleEvent, withCycleReasons, withReasonNotMine } from '../../core/plan/cycle-record.ts';
import { cycleNameOn, nextEvent } from '../../core/plan/cycle-step.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { withCalendar, type Calendar, type SetCalendar } from '../../core/plan/set-calendar.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import { historyOf } from '../../core/store/history.ts';
import { pastText } from '../../core/store/past-packet.ts';
import { changePlan, triedPlan } from '../../core/store/plan-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { cycleObject } from '../../view/cycle-object.ts';
import { droppedText } from '../../view/cycle-text.ts';
import { followingText, happenedText } from '../../view/happened-text.ts';
import { jsonText } from '../../view/json-text.ts';
import type { CycleRequest } from './cycle-request.ts';
import { keepReasons } from './keep-reasons.ts';
import { shownCycle } from './shown-cycle.ts';

/** Hexadecimal digits of a version as a plan has it. */
const DIGITS = 12;

/** Writes down what happened in the cycle: in the plan, and, of reasons, as gaps in packet.md. */
export async function tellHappened(
  context: Context,
  given: Given,
  folder: PacketFolder,
  calendar: Calendar | undefined,
  happened: NonNullable<CycleRequest['happened']>,
): Promise<ExitCode> {
  const { screen, clock, readFrontMatter } = context;
  const { kind, date, isDayNamed, reasons, notMine } = happened;
  const today = clock.today();
  const isJson = given.flags['json'] === true;
  const writer = context.writer(folder, 'cycle');
  const handedIn = kind === 'submitted' ? await versionOn(context, folder, writer, date) : undefined;
  const version = handedIn?.version.slice(0, DIGITS);
  let name = '';
  let isNew = false;
  let dropped: SetCalendar['dropped'] = [];
  const edit = (plan: Plan): Plan => {
    const set = calendar === undefined ? undefined : withCalendar(plan, calendar, today, readFrontMatter);
    dropped = set?.dropped ?? [];
    const dated = set?.plan ?? plan;
    name = cycleNameOn(dated, date);
    const event = nextEvent(dated, name, { kind, date, version }, isDayNamed, today);
    isNew = event !== undefined;
    const told = event === undefined ? dated : withCycleEvent(dated, name, event, readFrontMatter);
    const said = [...reasons.map(({ text }) => text), ...notMine];
    const explained = withCycleReasons(told, name, said, readFrontMatter);
    return notMine.reduce((sofar, text) => withReasonNotMine(sofar, name, text, readFrontMatter), explained);
  };
  const { isOther } = triedPlan(folder, context, edit);
  if (isOther) {
    // What was handed in is kept before the plan names it.
    if (handedIn !== undefined) writer.keep(handedIn);
    changePlan(folder, context, writer, edit);
  }
  const { shown, header } = await shownCycle(context, folder);
  const what = { shown, kind, name, date: shown.standing.last?.date, isNew, version, level: header.to };
  if (!isJson && !context.isTrial) {
    screen.out(happenedText(what, screen.columns, screen.style));
    screen.err(droppedText(dropped, screen.columns, screen.errStyle));
  }
  const hasKept =
    kind === 'declined' && (await keepReasons(context, given, folder, writer, { name, date, reasons, notMine }));
  const { shown: after } = await shownCycle(context, folder);
  const isWritten = (isOther || hasKept) && !context.isTrial;
  if (isJson) screen.out(jsonText(cycleObject(after, { file: folder.planFile, written: isWritten, dropped })));
  else if (!context.isTrial) screen.out(`\n${followingText({ shown: after }, screen.columns, screen.style)}`);
  await context.endInCommit(folder, writer, (packet) => `Update the cycle of ${packet}`);
  return ExitCode.done;
}

/**
 * What packet.md said at the end of a day (ISO): what it says now for today, else the last text that packet or git knows until then.
 * Undefined where none is known, or its text is not on this machine.
 */
async function versionOn(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  date: string,
): Promise<FileSnapshot | undefined> {
  const { packetFile: path } = folder;
  const now = context.files.read(path);
  const today = context.clock.today();
  if (now === undefined || date >= today) return now;
  const commits = await context.commits();
  const moment = momentAtEndOf(date, {
    versions: historyOf(writer.versions.writes(), writer.relative(path), undefined),
    committed: () => commits.versionsOf(folder.folder, path),
    today,
  });
  if (moment === undefined) return undefined;
  const texts = { reading: context, versions: writer.versions, commits: () => Promise.resolve(commits) };
  const text = await pastText(folder, moment.version, now, texts);
  return text === undefined ? undefined : { path, version: moment.version, text };
}
