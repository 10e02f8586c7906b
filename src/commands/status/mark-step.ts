import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { formatDay } from '../../core/calendar-date.ts';
import { parsePastDateWords } from '../../core/date-words.ts';
import { PacketError } from '../../core/errors.ts';
import { pastDay } from '../../core/past-day.ts';
import { shellWord } from '../../core/shell-word.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { PacketHeader } from '../../core/packet/packet.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import {
  newPlanText,
  stepNamed,
  stepWords,
  withStepDone,
  withStepWaived,
  type NamedStep,
  type SaidDone,
} from '../../core/plan/mark-step.ts';
import { parsePlan, type Plan } from '../../core/plan/plan.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { jsonText } from '../../view/json-text.ts';

/** What is to be said of a step. */
interface Mark {
  readonly state: 'done' | 'waived';
  /** As it was typed. */
  readonly name: string;
  /** ISO date. */
  readonly date: string;
  /** Whether somebody said which day it was. */
  readonly isDayNamed: boolean;
  /** Empty for a step that is done. */
  readonly reason: string;
}

/** `packet status --done STEP` and `--waive STEP`: the plan says so from then on. */
export async function markStep(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const isJson = given.flags['json'] === true;
  const folder = requiredPacket(context.findPacket());
  const header = readHeader(folder, context);
  const mark = markOf(given, context.clock.today(), header);
  const writer = context.writer(folder, 'status');
  const file = context.shownPath(folder.planFile);
  let change = changed(context, folder, mark, header);
  if (change.text !== change.before?.text) {
    writer.hold(() => {
      // Another program may have written while this one waited for its turn.
      change = changed(context, folder, mark, header);
      const { before, text } = change;
      if (text !== before?.text) writer.write([{ path: folder.planFile, before, text, isPrivate: true }]);
    });
  }
  const isWritten = !context.isTrial && change.text !== change.before?.text;
  if (isJson) {
    screen.out(
      jsonText({
        step: idOf(change.step),
        state: mark.state,
        date: change.date ?? null,
        file: folder.planFile,
        written: isWritten,
      }),
    );
  } else if (!context.isTrial) {
    const since = change.date === undefined ? '' : ` since ${formatDay(change.date, context.clock.today())}`;
    const when = mark.state === 'done' ? `done${since}` : 'left out';
    const { errStyle } = screen;
    const says = `${errStyle.path(file)} says ${isWritten ? 'now' : 'already'}`;
    screen.err(`${errStyle.text(stepWords(change.step))} is ${when}, as ${says}\n`);
  }
  // The words of a step of one's own are private, a commit's subject is not.
  const id = idOf(change.step);
  const what = mark.state === 'done' ? `Mark step ${id} as done` : `Waive step ${id}`;
  await context.endInCommit(folder, writer, (packet) => `${what} in ${packet}`);
  return ExitCode.done;
}

function idOf(step: NamedStep): string {
  return 'id' in step ? step.id : step.own.id;
}

function markOf({ flags }: Given, today: string, header: PacketHeader | undefined): Mark {
  const waived = flags['waive'];
  if (typeof waived === 'string') {
    const reason = String(flags['reason']).replace(/\s+/g, ' ').trim();
    return { state: 'waived', name: waived, date: today, isDayNamed: false, reason };
  }
  const isDayNamed = typeof flags['on'] === 'string';
  const name = String(flags['done']);
  const again = `packet status --done ${shellWord(name)}`;
  const date = isDayNamed ? pastDay(parsePastDateWords(String(flags['on']), today), today, again) : today;
  if (header !== undefined && date < header.started) {
    throw new PacketError(
      'E_DATE',
      `Unexpected day ${date} before the packet was started on ${header.started}, expected a later one`,
      {
        hint: `${again} --on ${header.started}`,
      },
    );
  }
  return { state: 'done', name, date, isDayNamed, reason: '' };
}

/** The plan before and after, and the day that it says, ISO. Throws `E_USAGE` for a step that is none, or has no end. */
function changed(
  context: Context,
  folder: PacketFolder,
  mark: Mark,
  header: PacketHeader | undefined,
): { readonly step: NamedStep; readonly before: FileSnapshot | undefined } & SaidDone {
  const { files, readFrontMatter, clock } = context;
  const before = files.read(folder.planFile);
  const file = context.shownPath(folder.planFile);
  const plan: Plan = parsePlan(file, before?.text ?? newPlanText, readFrontMatter);
  const step = stepNamed(mark.name, plan);
  if (mark.state === 'waived') {
    const text = withStepWaived(plan, step, mark.date, mark.reason, readFrontMatter);
    return { step, before, text, date: mark.date };
  }
  if ('id' in step && step.id === 'review') {
    throw new PacketError('E_USAGE', 'Unexpected end of the step review, expected it to go on until the promotion', {
      hint: 'packet status     shows when the next 1:1 is',
    });
  }
  const day = { date: mark.date, isNamed: mark.isDayNamed };
  const days = { today: clock.today(), started: header?.started };
  return { step, before, ...withStepDone(plan, step, day, days, readFrontMatter) };
}
