import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { converse, type Ending } from '../../core/conversation/conversation.ts';
import type { DeclineSubject, Interview } from '../../core/interview/state.ts';
import { nextReason } from '../../core/interview/reason-screens.ts';
import {
  entriesIn,
  gapPlace,
  withGaps,
  withoutGap,
  withoutPlan,
  type GapPlace,
  type GivenReason,
} from '../../core/packet/gaps.ts';
import { emptySetup } from '../../core/packet/new-packet.ts';
import { recordOf } from '../../core/plan/cycle-record.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { answersOf, PacketStore, readHeader, readPacket, readPlan } from '../../core/store/packet-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { gapsText } from '../../view/gaps-text.ts';
import { goingOnText } from '../../view/saved-text.ts';

/** What was said when a cycle was declined. */
interface Said {
  /** Of the cycle. */
  readonly name: string;
  /** ISO. */
  readonly date: string;
  readonly reasons: readonly GivenReason[];
  readonly notMine: readonly string[];
}

/**
 * Makes gaps of the reasons that are given; where somebody can be asked, only of those with a plan, and asks about all others. Gives
 * whether packet.md or the plan was changed.
 */
export async function keepReasons(
  context: Context,
  given: Given,
  folder: PacketFolder,
  writer: Writer,
  { name, date, reasons, notMine }: Said,
): Promise<boolean> {
  const { screen, clock } = context;
  const header = readHeader(folder, context);
  const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const gap = gapPlace(loaded.template, `${name}, ${date}`);
  const isAsking = context.canAsk && given.flags['json'] !== true;
  const openStore = async (): Promise<PacketStore> =>
    new PacketStore(folder, loaded.template, await loaded.layouts(), context, clock.today(), writer);
  const sure = isAsking ? reasons.filter(({ plan }) => plan !== '') : reasons;
  let hasChanged = false;
  if (gap !== undefined && sure.length > 0) hasChanged = addGaps(await openStore(), sure, gap);
  if (isAsking) {
    const { document } = readPacket(folder, loaded.template, context);
    const start: Interview = {
      template: loaded.template,
      today: clock.today(),
      setup: emptySetup,
      answers: answersOf(document),
      notes: 0,
      screen: { at: 'end' },
      halfTyped: [],
    };
    const all = recordOf(readPlan(folder, context), name)?.reasons ?? [];
    const own = all.filter(({ isNotMine }) => !isNotMine).map(({ text }) => text);
    const gaps = entriesIn(gap === undefined ? undefined : start.answers.get(gap.question));
    const only: DeclineSubject = {
      about: 'decline',
      cycle: name,
      gap,
      pending: gap === undefined ? [] : withoutGap(own, gaps),
      unplanned: gap === undefined ? [] : withoutPlan(own, gaps, gap),
      hasSaid: all.length > 0,
      asksForMore: reasons.length === 0 && notMine.length === 0,
    };
    hasChanged = (await ask(context, folder, writer, openStore, { ...start, only })) || hasChanged;
  }
  if (given.flags['json'] !== true && !context.isTrial) {
    const plan = readPlan(folder, context);
    const { document } = readPacket(folder, loaded.template, context);
    const gaps = gap === undefined ? [] : entriesIn(answersOf(document).get(gap.question));
    screen.err(
      gapsText({ reasons: recordOf(plan, name)?.reasons ?? [], gaps, place: gap }, screen.columns, screen.errStyle),
    );
  }
  return hasChanged;
}

function addGaps(store: PacketStore, reasons: readonly GivenReason[], gap: GapPlace): boolean {
  const edit: Parameters<PacketStore['change']>[0] = (document, editing) => withGaps(document, reasons, gap, editing);
  const isOther = store.tried(edit) !== store.tried(({ source }) => source.text);
  if (isOther) store.change(edit);
  return isOther;
}

/** Asks what was said, and what becomes of each reason. Gives whether something was written. */
async function ask(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  openStore: () => Promise<PacketStore>,
  interview: Interview,
): Promise<boolean> {
  const { screen } = context;
  const start = { ...interview, screen: nextReason(interview) };
  if (start.screen.at === 'end') return false;
  const kept = ({ hasDraft }: Ending): string =>
    `Kept: what was said, in plan.md and packet.md${hasDraft ? ', your half-typed line in a draft' : ''}.\nGo on with: packet cycle declined`;
  const before = writer.versions.writes().length;
  await converse(
    {
      around: context,
      folder,
      writer,
      openStore,
      say: (text: string): void => {
        screen.err(`\n${text}\n`);
      },
      words: {
        goingOn: goingOnText,
        saved: (): string => '',
        ended: (ending: Ending): readonly string[] => (ending.hasDraft ? [kept(ending)] : []),
        stopped: kept,
      },
    },
    start,
    undefined,
  );
  return writer.versions.writes().length > before;
}
