import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import type { Fix } from '../../core/doctor/finding.ts';
import { findingsOf } from '../../core/doctor/findings.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { ignorePrivate } from '../../core/store/commit-written.ts';
import { findingsObject, findingsText } from '../../view/findings-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { observe } from './observe.ts';

/** `packet doctor`: what packet sees here, and what to do about it. */
export async function runDoctor(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const before = findingsOf(await observe(context, given));
  const fixes = given.flags['fix'] === true ? before.flatMap(({ fix }) => fix ?? []) : [];
  const failure = fixes.length > 0 ? await put(context, fixes) : undefined;
  const after = fixes.length > 0 ? findingsOf(await observe(context, given)) : before;
  const fixed = before.filter(({ fix, says }) => fix !== undefined && !after.some((each) => each.says === says));
  screen.out(
    given.flags['json'] === true
      ? jsonText(findingsObject(after, fixed))
      : findingsText(after, fixed, screen.columns, screen.style),
  );
  if (context.isTrial)
    for (const finding of before) if (finding.fix !== undefined) screen.err(`Would fix: ${finding.says}\n`);
  if (failure !== undefined) throw failure;
  return ExitCode.done;
}

/** Puts right what is safe to put right; what stands in the way of that is said after all the rest. */
async function put(context: Context, fixes: readonly Fix[]): Promise<PacketError | undefined> {
  try {
    await putAll(context, fixes);
    return undefined;
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return error;
  }
}

async function putAll(context: Context, fixes: readonly Fix[]): Promise<void> {
  const folder = context.findPacketToMend() ?? context.packetFolder('.');
  const writer = context.writer(folder, 'doctor --fix');
  // Whoever takes the lock clears what stopped programs left.
  writer.hold(() => {
    for (const fix of fixes) {
      if (fix.do === 'make-private') context.files.makePrivate(fix.path);
      if (fix.do === 'ignore-private') ignorePrivate(folder, writer, context.files);
    }
  });
  await context.endInCommit(folder, writer, (packet) => `Keep what an interrupted command wrote to ${packet}`);
}
