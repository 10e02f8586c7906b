import type { Given } from '../../app/commands.ts';
import type { Context, LoadedTemplate } from '../../app/context.ts';
import type { Answer } from '../../core/document/answer.ts';
import { isConfirmed } from '../../core/conversation/confirm.ts';
import { PacketError, type ErrorDetails } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { parseAnswersFile, type Answers } from '../../core/packet/answers.ts';
import { emptySetup, type Setup } from '../../core/packet/new-packet.ts';
import { isSameAnswer } from '../../core/document/verified-edit.ts';
import { carriedGaps } from '../../core/packet/carried-gaps.ts';
import type { Template } from '../../core/packet/template.ts';
import { isTemplatePath } from '../../core/packet/template-name.ts';
import type { PacketFolder, Prompter } from '../../core/ports.ts';
import {
  answersOf,
  conflictWithPlan,
  markedAnswersOf,
  PacketStore,
  readHeader,
  readPacket,
  readPlan,
} from '../../core/store/packet-store.ts';
import { shellWord } from '../../core/shell-word.ts';
import { jsonText } from '../../view/json-text.ts';
import { savedObject, savedText, type Saved } from '../../view/saved-text.ts';
import { decideOnGit, endWithCommit, keepPrivateOut } from './end-with-commit.ts';
import { isFlagGiven, refuseFlags, withFlags } from './flags.ts';
import { interviewUser } from './interview-user.ts';
import { readPredecessor, type Predecessor } from './predecessor.ts';
import { planSetup } from './plan-setup.ts';
import { printAnswers } from './print-answers.ts';

/** Keys that stand in plan.md. */
const IN_PLAN = new Set(['manager', 'next-review', 'review-every', 'cycle', 'why']);

const REQUIRED = ['author', 'from', 'to'] as const;
const BLANK_ANSWERS = 'packet init --print-answers     prints a blank answers file';

/** `packet init`: a packet where there is none, the rest of it where there is one. */
export async function runInit(context: Context, given: Given): Promise<ExitCode> {
  refuseFlags(given);
  const folder = folderOf(context, given);
  const header = readHeader(folder, context);
  if (given.flags['printAnswers'] === true) return printAnswers(context, given, folder, header);

  const file = given.flags['answers'];
  const input = typeof file === 'string' ? parseAnswersFile(...(await context.readInput(file))) : undefined;
  const placeOf: PlaceOf | undefined =
    input === undefined ? undefined : (key) => (isFlagGiven(given, key) ? {} : input.placeOf(key));
  const first = given.flags['after'];
  const after = typeof first === 'string' ? await readPredecessor(context, first) : undefined;
  const asked = given.flags['template'];
  const named = typeof asked === 'string' ? asked : input?.template;
  const templateNamed = async (name: string): Promise<LoadedTemplate> =>
    loadedTemplate(context, name, folder, name === named ? placeOf?.('template') : undefined);
  if (header !== undefined && named !== undefined) {
    const name = isTemplatePath(named) ? (await templateNamed(named)).template.name : named;
    if (name !== header.template) throw differs(context, folder, 'template', header.template, placeOf);
  }
  const loaded = await templateNamed(header?.template ?? named ?? after?.template ?? 'staff');
  const answers = withFlags(context, given, input?.read(loaded.template, context.clock.today()) ?? noAnswers);
  const carried = after === undefined ? noAnswers : carriedFrom(context, after, loaded.template);
  const code =
    header === undefined
      ? await startNew(context, given, folder, loaded, withCarried(answers, carried), placeOf, {
          template: named,
          after: after?.name,
        })
      : await goOn(context, given, folder, loaded, answers, placeOf, carried.answers);
  await endWithCommit(context, given, folder, header === undefined);
  return code;
}

/**
 * The folder that is named, else the packet that one is in or that --packet names, else the current folder. One that lies
 * elsewhere in the repository is never gone on with unasked: it may be another promotion.
 */
function folderOf(context: Context, given: Given): PacketFolder {
  const [path] = given.arguments;
  if (path !== undefined) return context.packetFolder(path);
  const found = given.flags['packet'] === undefined ? context.packetAround() : context.findPacket();
  return found ?? context.packetFolder('.');
}

/** What a new packet has of the one before: what set-up asks, and the gaps. */
function carriedFrom(context: Context, { name, setup, document }: Predecessor, template: Template): Answers {
  const { answers, isLeft } = carriedGaps(document, template);
  if (isLeft) {
    const { errStyle } = context.screen;
    context.screen.err(
      `${errStyle.warning('Note')}  the gaps of ${errStyle.path(name)} have private parts; they stay there, to be copied by hand\n`,
    );
  }
  return { setup, answers };
}

/** What was given counts before what is carried over. */
function withCarried({ setup, answers }: Answers, carried: Answers): Answers {
  return { setup: { ...carried.setup, ...setup }, answers: new Map([...carried.answers, ...answers]) };
}

const noAnswers: Answers = { setup: {}, answers: new Map() };

/** Where the answers file says something, for an error; nowhere where a flag says it. */
type PlaceOf = (key: string) => Pick<ErrorDetails, 'place' | 'excerpt'>;

/** A template by its name or path; one that is not there is an error at the place that names it. */
async function loadedTemplate(
  context: Context,
  named: string,
  { folder }: PacketFolder,
  where: ReturnType<PlaceOf> | undefined,
): Promise<LoadedTemplate> {
  try {
    return await context.loadTemplate(named, folder);
  } catch (error) {
    if (!(error instanceof PacketError) || error.place !== undefined) throw error;
    throw new PacketError(error.code, error.message, { hint: error.hint, cause: error, ...where });
  }
}

/** After another packet only the level is unknown: that command with it, else what has all that is asked. */
function startHint(
  context: Context,
  { folder }: PacketFolder,
  missing: readonly string[],
  after: string | undefined,
): string {
  if (after === undefined || missing.join(' ') !== 'to') return BLANK_ANSWERS;
  return `packet init ${shellWord(context.shownPath(folder))} --after ${shellWord(after)} --to "LEVEL"`;
}

async function startNew(
  context: Context,
  given: Given,
  folder: PacketFolder,
  loaded: LoadedTemplate,
  answers: Answers,
  placeOf: PlaceOf | undefined,
  named: { readonly template: string | undefined; readonly after: string | undefined },
): Promise<ExitCode> {
  const missing = REQUIRED.filter((key) => (answers.setup[key] ?? '') === '');
  const isAsking = context.canAsk && placeOf === undefined && given.flags['json'] !== true;
  if (missing.length > 0 && !isAsking) {
    throw new PacketError(
      'E_INPUT_MISSING',
      `Unexpected start without ${missing.join(', ')}, expected ${missing.map((key) => `--${key}`).join(', ')} or --answers FILE`,
      {
        hint: placeOf === undefined ? startHint(context, folder, missing, named.after) : BLANK_ANSWERS,
        ...placeOf?.(missing[0] ?? ''),
      },
    );
  }
  context.writer(folder, 'init').requireReady();
  warnInOwnFolder(context, folder);
  if (named.template !== undefined && isTemplatePath(named.template))
    context.keepTemplate(named.template, loaded.template.name, folder.folder);
  const afterSaved = async (prompter: Prompter): Promise<void> => {
    if (given.flags['commit'] === false) return;
    const writer = context.writer(folder, 'init');
    await decideOnGit(context, given, folder, writer, (prompt) => isConfirmed(prompter, prompt));
  };
  if (isAsking) {
    const author = answers.setup.author ?? (await context.authorName()) ?? '';
    return interviewUser(
      context,
      folder,
      loaded.template,
      async () => {
        keepPrivateOut(context, folder);
        return storeOf(context, folder, loaded);
      },
      afterSaved,
      { ...emptySetup, ...planSetup(readPlan(folder, context)), author, ...answers.setup },
      answers.answers,
      { after: named.after },
    );
  }
  const setup = { ...emptySetup, ...answers.setup };
  keepPrivateOut(context, folder);
  const store = await storeOf(context, folder, loaded);
  store.create(setup, answers.answers);
  const plan = readPlan(folder, context);
  return saved(context, given, folder, loaded, { header: setup, answers: answers.answers, plan });
}

async function goOn(
  context: Context,
  given: Given,
  folder: PacketFolder,
  loaded: LoadedTemplate,
  answers: Answers,
  placeOf: PlaceOf | undefined,
  carried: Answers['answers'],
): Promise<ExitCode> {
  const { document, header } = readPacket(folder, loaded.template, context);
  for (const key of REQUIRED) {
    const wanted = answers.setup[key];
    if (wanted !== undefined && wanted !== header[key]) throw differs(context, folder, key, header[key], placeOf);
  }
  const conflict = conflictWithPlan(folder, answers.setup, context);
  if (conflict !== undefined) throw differs(context, folder, conflict.key, conflict.present, placeOf);
  const present = markedAnswersOf(document);
  const open = new Map<string, Answer>();
  for (const [id, answer] of answers.answers) {
    const before = present.get(id);
    if (before === undefined || before.state === 'open') open.set(id, answer);
    else if (!isSameAnswer(before, answer)) throw differs(context, folder, id, undefined, placeOf);
  }
  for (const [id, answer] of carried) if (present.get(id)?.state === 'open' && !open.has(id)) open.set(id, answer);
  const store = await storeOf(context, folder, loaded);
  store.completePlan(answers.setup);
  if (open.size > 0) store.answer(open);
  if (context.canAsk && placeOf === undefined && given.flags['json'] !== true) {
    const { author, from, to } = header;
    const setup: Setup = { author, from, to, ...planSetup(readPlan(folder, context)) };
    return interviewUser(
      context,
      folder,
      loaded.template,
      () => Promise.resolve(store),
      async () => Promise.resolve(),
      setup,
      answersOf(readPacket(folder, loaded.template, context).document),
      undefined,
    );
  }
  const after = readPacket(folder, loaded.template, context);
  const written = { header: after.header, answers: answersOf(after.document), plan: readPlan(folder, context) };
  return saved(context, given, folder, loaded, written);
}

function differs(
  context: Context,
  folder: PacketFolder,
  key: string,
  present: string | undefined,
  placeOf: PlaceOf | undefined,
): PacketError {
  const value = present === undefined ? '' : ` "${present}"`;
  return new PacketError(
    'E_EXISTS',
    `Unexpected other "${key}" for the packet in ${context.shownPath(folder.folder)}, expected the one that it has${value}; nothing was written`,
    {
      hint: `packet init --print-answers     prints what it has; change it in ${IN_PLAN.has(key) ? 'plan.md' : 'packet.md'}`,
      ...placeOf?.(key),
    },
  );
}

async function storeOf(context: Context, folder: PacketFolder, loaded: LoadedTemplate): Promise<PacketStore> {
  const writer = context.writer(folder, 'init');
  return new PacketStore(folder, loaded.template, await loaded.layouts(), context, context.clock.today(), writer);
}

/** A packet among the tool's own sources is easily committed to the wrong repository. */
function warnInOwnFolder(context: Context, { folder }: PacketFolder): void {
  for (let at = folder; ;) {
    if (/"name"\s*:\s*"promotion-packet"/.test(manifestIn(context, at))) {
      const { screen } = context;
      screen.err(
        `${screen.errStyle.warning('Note')}  this folder is part of packet's own sources; a packet of yours is better kept elsewhere\n`,
      );
      return;
    }
    const end = at.lastIndexOf('/');
    if (end <= 0) return;
    at = at.slice(0, end);
  }
}

/** The text of a folder's package.json; empty where there is none that can be read, which is nothing to us. */
function manifestIn(context: Context, folder: string): string {
  try {
    return context.files.read(`${folder}/package.json`)?.text ?? '';
  } catch (error) {
    if (error instanceof PacketError) return '';
    throw error;
  }
}

function saved(
  context: Context,
  given: Given,
  folder: PacketFolder,
  { template }: LoadedTemplate,
  written: Pick<Saved, 'header' | 'answers' | 'plan'>,
): ExitCode {
  const model: Saved = {
    ...written,
    file: context.shownPath(folder.packetFile),
    folder: folder.folder,
    template,
    hasRemote: (context.repository(folder.folder)?.remotes ?? []).length > 0,
    today: context.clock.today(),
    isWritten: !context.isTrial,
  };
  const { style, columns } = context.screen;
  if (given.flags['json'] === true) context.screen.out(jsonText(savedObject(model)));
  else if (!context.isTrial) context.screen.out(savedText(model, columns, style));
  return ExitCode.done;
}
