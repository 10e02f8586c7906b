import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { specs } from '../../app/specs.ts';
import { parsePastDateWords } from '../../core/date-words.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { managerName, withManager, type ManagerChange } from '../../core/plan/change-manager.ts';
import { newPlanText } from '../../core/plan/mark-step.ts';
import { parsePlan } from '../../core/plan/plan.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import { standingOf } from '../../core/workflow/standing.ts';
import { jsonText } from '../../view/json-text.ts';
import { managerObject, managerText, type ManagerView } from '../../view/manager-text.ts';
import { writeBrief } from './write-brief.ts';

/** `packet manager`: who it is, who it is now, and a brief for whoever takes over. */
export async function runManager(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const [name] = given.arguments;
  refuseStrayFlags(flags, name);
  const folder = requiredPacket(context.findPacket());
  if (flags['brief'] === true) return writeBrief(context, given, folder);
  return name === undefined
    ? showManager(context, given, folder)
    : setManager(context, given, folder, managerName(name));
}

/** Throws `E_USAGE` for a flag that would have no effect. */
function refuseStrayFlags(flags: Given['flags'], name: string | undefined): void {
  const hint = 'packet manager --help';
  const refuse = (what: string, expected: string): never => {
    throw new PacketError('E_USAGE', `Unexpected ${what}, expected ${expected}`, { hint });
  };
  if (flags['brief'] === true && name !== undefined) refuse('--brief beside a name', 'one of them');
  if (flags['since'] !== undefined && name === undefined)
    refuse('--since without a name', 'packet manager NAME --since DATE');
  if (flags['output'] !== undefined && flags['brief'] !== true) refuse('--output by itself', 'it with --brief');
  if (flags['commit'] === false && name === undefined) refuse('--no-commit without a name', 'a name to write');
}

async function showManager(context: Context, { flags }: Given, folder: PacketFolder): Promise<ExitCode> {
  const { screen } = context;
  const view = await viewOf(context, folder, undefined);
  screen.out(flags['json'] === true ? jsonText(managerObject(view)) : managerText(view, screen.columns, screen.style));
  return ExitCode.done;
}

async function setManager(context: Context, given: Given, folder: PacketFolder, name: string): Promise<ExitCode> {
  const { screen } = context;
  const { flags } = given;
  const today = context.clock.today();
  const since = typeof flags['since'] === 'string' ? parsePastDateWords(flags['since'], today) : undefined;
  const writer = context.writer(folder, 'manager');
  let change = changed(context, folder, name, since);
  if (change.text !== change.snapshot?.text) {
    writer.hold(() => {
      // Another program may have written while this one waited for its turn.
      change = changed(context, folder, name, since);
      const { snapshot: before, text } = change;
      if (text !== before?.text) writer.write([{ path: folder.planFile, before, text, isPrivate: true }]);
    });
  }
  const isWritten = !context.isTrial && change.text !== change.snapshot?.text;
  const view = await viewOf(context, folder, change);
  if (flags['json'] === true) {
    screen.out(jsonText({ ...managerObject(view), file: folder.planFile, written: isWritten }));
  } else {
    if (isWritten) screen.err(`${screen.errStyle.path(context.shownPath(folder.planFile))} says so from now on\n`);
    screen.out(managerText(view, screen.columns, screen.style));
  }
  await context.endInCommit(folder, writer, (packet) => `Say who the manager is in ${packet}`);
  return ExitCode.done;
}

function changed(
  context: Context,
  folder: PacketFolder,
  name: string,
  since: string | undefined,
): ManagerChange & { readonly snapshot: FileSnapshot | undefined } {
  const { files, readFrontMatter } = context;
  const snapshot = files.read(folder.planFile);
  const plan = parsePlan(context.shownPath(folder.planFile), snapshot?.text ?? newPlanText, readFrontMatter);
  return { ...withManager(plan, name, since, context.clock.today(), readFrontMatter), snapshot };
}

/** As it stands after the change. */
async function viewOf(context: Context, folder: PacketFolder, change: ManagerView['change']): Promise<ManagerView> {
  const { template } = await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder);
  const today = context.clock.today();
  const papers = readPapers(folder, template, context, today);
  const commands = specs.map((spec) => spec.name);
  const { steps } = standingOf(papers, today, { commands, init: 'packet init' });
  const step = steps.find(({ id }) => id === 'manager');
  if (step === undefined) throw new Error('no step "manager" among the eight');
  return { plan: papers.plan, step, today, change };
}
