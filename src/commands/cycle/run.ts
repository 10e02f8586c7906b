import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { changePlan, triedPlan } from '../../core/store/plan-store.ts';
import { withCalendar, type Calendar, type SetCalendar } from '../../core/plan/set-calendar.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { cycleObject } from '../../view/cycle-object.ts';
import { cycleText, droppedText } from '../../view/cycle-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { cycleRequest } from './cycle-request.ts';
import { tellHappened } from './tell-happened.ts';
import { shownCycle } from './shown-cycle.ts';

/** `packet cycle`: the calendar shown or set, and what happened in it. */
export async function runCycle(context: Context, given: Given): Promise<ExitCode> {
  const { calendar, happened } = cycleRequest(given, context.clock.today());
  const folder = requiredPacket(context.findPacket());
  if (happened !== undefined) return tellHappened(context, given, folder, calendar, happened);
  return calendar === undefined ? show(context, given, folder) : setCalendar(context, given, folder, calendar);
}

async function show(context: Context, given: Given, folder: PacketFolder): Promise<ExitCode> {
  const { screen } = context;
  const { shown } = await shownCycle(context, folder);
  const isJson = given.flags['json'] === true;
  screen.out(
    isJson
      ? jsonText(cycleObject(shown, { file: folder.planFile, written: false, dropped: [] }))
      : cycleText(shown, screen.columns, screen.style),
  );
  return ExitCode.done;
}

async function setCalendar(
  context: Context,
  given: Given,
  folder: PacketFolder,
  calendar: Calendar,
): Promise<ExitCode> {
  const { screen, clock, readFrontMatter } = context;
  const writer = context.writer(folder, 'cycle');
  let dropped: SetCalendar['dropped'] = [];
  const edit: Parameters<typeof triedPlan>[2] = (plan) => {
    const set = withCalendar(plan, calendar, clock.today(), readFrontMatter);
    dropped = set.dropped;
    return set.plan;
  };
  const { isOther } = triedPlan(folder, context, edit);
  if (isOther) changePlan(folder, context, writer, edit);
  const isWritten = isOther && !context.isTrial;
  const { shown } = await shownCycle(context, folder);
  const write = { file: folder.planFile, written: isWritten, dropped };
  if (given.flags['json'] === true) screen.out(jsonText(cycleObject(shown, write)));
  else if (!context.isTrial) {
    screen.out(cycleText(shown, screen.columns, screen.style));
    if (!isOther) screen.err('Nothing to do: plan.md says so already.\n');
    screen.err(droppedText(dropped, screen.columns, screen.errStyle));
  }
  await context.endInCommit(folder, writer, (packet) => `Update the cycle of ${packet}`);
  return ExitCode.done;
}
