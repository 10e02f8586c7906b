import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { comparedTexts } from '../../core/changes/compared-texts.ts';
import { momentOf, type Moment } from '../../core/changes/moment.ts';
import { packetChanges } from '../../core/changes/packet-changes.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { Template } from '../../core/packet/template.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import { historyOf } from '../../core/store/history.ts';
import { readHeader, readPacket } from '../../core/store/packet-store.ts';
import { pastPacket } from '../../core/store/past-packet.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import type { Writer } from '../../core/store/writer.ts';
import { heldReviews } from '../../core/workflow/papers.ts';
import { changesObject } from '../../view/changes-object.ts';
import { changesStat } from '../../view/changes-stat.ts';
import { changesText } from '../../view/changes-text.ts';
import { jsonText } from '../../view/json-text.ts';

/** `packet diff`: what has changed in packet.md since some moment. */
export async function runDiff(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const isJson = flags['json'] === true;
  const isStat = flags['stat'] === true;
  if (isJson && isStat)
    throw new PacketError('E_USAGE', 'Unexpected --stat beside --json, expected one of them', {
      hint: 'packet diff --json     has the numbers too',
    });
  const folder = requiredPacket(context.findPacket());
  const header = readHeader(folder, context);
  const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const { document, snapshot } = readPacket(folder, template, context);
  const writer = context.writer(folder, 'diff');
  const since = typeof flags['since'] === 'string' ? flags['since'] : undefined;
  const moment = await wantedMoment(context, folder, template, writer, snapshot, since);
  const texts = { reading: context, versions: writer.versions, commits: () => context.commits() };
  const before = await pastPacket(folder, template, moment, snapshot, texts);
  const changes = packetChanges(before, document, template);
  const compared = comparedTexts(changes);
  const { screen } = context;
  if (isJson) screen.out(jsonText(changesObject(moment, changes, compared)));
  else if (isStat) screen.out(changesStat(moment, changes, compared, screen.columns, screen.style));
  else {
    const columns = screen.isTerminal ? screen.columns : undefined;
    await screen.page(changesText(moment, changes, compared, template.phrases.noneYet, columns, screen.style));
  }
  return ExitCode.done;
}

async function wantedMoment(
  context: Context,
  folder: PacketFolder,
  template: Template,
  writer: Writer,
  { version, path }: FileSnapshot,
  since: string | undefined,
): Promise<Moment> {
  const today = context.clock.today();
  const papers = readPapers(folder, template, context, today);
  const commits = since === undefined ? undefined : await context.commits();
  return momentOf(since, {
    reviews: heldReviews(papers, today),
    rounds: papers.rounds,
    versions: historyOf(writer.versions.writes(), writer.relative(path), { version, today }),
    committed: () => commits?.versionsOf(folder.folder, path) ?? [],
    today,
  });
}
