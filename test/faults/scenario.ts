import { join } from 'node:path';
import { afterAll } from 'vitest';
import { TestFolder, type Outcome } from '../support/packet-program.ts';
import { readRecording, straceWords, type Call, type Fault, type Hit, type Recording } from '../support/strace.ts';
import { committer, killTree, runCommand, type RunOptions } from './command-run.ts';
import {
  brokenFiles,
  fingerprint,
  gitDamage,
  gitIn,
  leftOvers,
  stateOf,
  writtenTexts,
  type FolderState,
} from './folder-state.ts';
import type { WritingCommand } from './writing-commands.ts';

/** One command in one state of a folder, and what it does there where nothing fails. */
export interface Scenario {
  readonly command: WritingCommand;
  /** The folder before the command; runs are made in copies of it. */
  readonly base: TestFolder;
  readonly before: FolderState;
  /** After it; for a command that adds something each time, also after it was run twice. */
  readonly afters: readonly [FolderState, ...FolderState[]];
  /** Every text that each file has at some moment of the run. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** With the calls that write below the folder, and those that open a file there to read it, in their order. */
export interface RecordedScenario extends Scenario, Pick<Recording, 'calls' | 'reads'> {}

/** How often a call is aimed at. */
const TRIES = 30;

/** How often it is seen whether a fault has hit something else, in milliseconds. */
const LOOK = 30;

/** What was wrong after the next run in each state of a folder that was met, by scenario and fingerprint. */
const seen = new WeakMap<Scenario, Map<string, Promise<readonly string[]>>>();

/** How a program ends whose window is closed: by SIGHUP, by Ctrl-C, or, Node 20 in the middle of a prompt, by SIGABRT. */
const WINDOW_CLOSED = [129, 130, 134];

/** Runs a command where nothing fails. `see` is given the folder after it. */
export async function ran(
  command: WritingCommand,
  isRepository: boolean,
  options: RunOptions = {},
  see: (folder: TestFolder) => void = () => undefined,
): Promise<Scenario> {
  const base = prepared(command, isRepository);
  const before = stateOf(base);
  const folder = copyOf(base);
  try {
    const { code, stderr } = await runCommand(command, folder, options);
    if (code !== 0) throw new Error(`"${command.name}" ended with ${String(code)} without a fault: ${stderr}`);
    see(folder);
    const after = stateOf(folder);
    if (command.isAdding === true) await runCommand(command, folder);
    const afters = [after, ...(command.isAdding === true ? [stateOf(folder)] : [])] as const;
    const states = [before, ...afters].flatMap(({ files }) => Object.entries(files));
    const texts = new Map<string, Set<string>>();
    for (const [path, text] of [
      ...states.map(([name, modeAndText]) => [name, textOf(modeAndText)] as const),
      ...writtenTexts(folder).slice(writtenTexts(base).length),
    ])
      texts.set(path, (texts.get(path) ?? new Set()).add(text));
    return { command, base, before, afters, texts };
  } finally {
    folder.remove();
  }
}

/** The same under strace. */
export async function recorded(command: WritingCommand, isRepository: boolean): Promise<RecordedScenario> {
  const logs = new TestFolder();
  const log = join(logs.path, 'log');
  let recording: Pick<Recording, 'calls' | 'reads'> = { calls: [], reads: [] };
  try {
    const scenario = await ran(command, isRepository, { under: straceWords(log) }, (folder) => {
      recording = readRecording(log, folder.path);
    });
    return { ...scenario, calls: recording.calls, reads: recording.reads };
  } finally {
    logs.remove();
  }
}

/** Makes a scenario once for all tests of a file; its folder is removed after them. */
export function shared<Made extends Scenario>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  afterAll(async () => {
    (await made)?.base.remove();
  });
  return async () => (made ??= make());
}

/** The state that a command starts from. */
function prepared(command: WritingCommand, isRepository: boolean): TestFolder {
  const base = new TestFolder();
  // Without samples of hooks, which would be copied a thousand times.
  if (isRepository) gitIn(base, 'init', '--quiet', '--initial-branch=main', '--template=');
  command.setUp(base, (words, input = '') => {
    const outcome = base.run(words, { input, env: committer });
    if (outcome.code !== 0) throw new Error(`set-up of "${command.name}" failed: ${outcome.stderr}`);
    return outcome;
  });
  return base;
}

/** A copy of a folder, in a folder of its own or in this one. */
export function copyOf(base: TestFolder, folder = new TestFolder()): TestFolder {
  for (const name of base.names()) folder.copy(join(base.path, name), name);
  return folder;
}

/**
 * What is wrong when one call fails; empty where all is as it has to be, undefined where that call was never hit. Node wakes itself
 * up by writing to pipes, now more and now less often, above all when it has started a child: so the number that a call had once is
 * not always its number again, and it is aimed at until it is hit.
 */
export async function faultProblems(
  scenario: RecordedScenario,
  kind: Fault,
  at: Call,
): Promise<readonly string[] | undefined> {
  const place = scenario.calls.filter(({ name }) => name === at.name).indexOf(at);
  let { ordinal } = at;
  for (let number = 1; number <= TRIES; number += 1) {
    const missedBy = await faultAt(scenario, kind, { ...at, ordinal }, place);
    if (typeof missedBy !== 'number') return missedBy;
    ordinal = Math.max(1, ordinal + missedBy);
  }
  return undefined;
}

/**
 * The same for one try. `place`: which of the calls of its name below the folder it is, from 0 on. Where something else was hit, by
 * how much the number is to be changed.
 */
async function faultAt(scenario: Scenario, kind: Fault, at: Call, place: number): Promise<readonly string[] | number> {
  const { command, base } = scenario;
  const folder = copyOf(base);
  const logs = new TestFolder();
  const log = logs.write('log', '');
  let watch: NodeJS.Timeout | undefined;
  try {
    const under = straceWords(log, { kind, at });
    const miss = (): number | undefined => missOf(readRecording(log, folder.path).hit, place);
    const onStart = (pid: number): void => {
      // A program whose own pipes fail may hang.
      watch = setInterval(() => {
        if ((miss() ?? 0) !== 0) killTree(pid);
      }, LOOK);
    };
    const outcome = await runCommand(command, folder, { under, onStart }).catch((error: unknown) => {
      if (miss() === 0) throw error;
      return undefined;
    });
    const missedBy = miss() ?? -1;
    if (outcome === undefined || missedBy !== 0) return missedBy;
    return [...stateProblems(scenario, folder, outcome), ...(await againProblems(scenario, folder, outcome))];
  } finally {
    clearInterval(watch);
    folder.remove();
    logs.remove();
  }
}

/** By how much a call is missed at least, by its place among those that write; undefined as long as nothing is hit. */
function missOf(hit: Hit | undefined, place: number): number | undefined {
  if (hit === undefined) return undefined;
  const missedBy = place - hit.place;
  return hit.isCall || missedBy < 0 ? missedBy : missedBy + 1;
}

/** What is wrong in a folder in which a command was cut off or has failed. */
export function stateProblems(scenario: Scenario, folder: TestFolder, outcome: Outcome): readonly string[] {
  const { before, afters, texts } = scenario;
  const [after] = afters;
  const { code, stderr } = outcome;
  const now = stateOf(folder);
  const problems: string[] = [];
  for (const [path, text] of Object.entries(now.files)) {
    if (isOwn(path)) continue;
    if (texts.get(path)?.has(textOf(text)) !== true) problems.push(`${path} is neither the old one nor the new one`);
  }
  for (const path of Object.keys(before.files)) {
    if (path in after.files && !(path in now.files)) problems.push(`${path} is gone`);
  }
  problems.push(...brokenFiles(folder).map((path) => `${path} is broken`));
  if (code === 0) problems.push(...differences(now, after).map((each) => `ended with 0, but ${each}`));
  const hasTalk = scenario.command.talk !== undefined;
  const isSaid = stderr.includes('E_NOT_WRITTEN') && (hasTalk || stderr.includes('hint: '));
  if (code === 4 && !isSaid) problems.push(`ended with 4 without a word: ${stderr}`);
  if (![null, 0, 4, ...(hasTalk ? WINDOW_CLOSED : [])].includes(code))
    problems.push(`ended with ${String(code)}: ${stderr}`);
  return problems;
}

/**
 * What is wrong once the same command has been run again, without a fault; where it had ended well, what is run next. Many faults
 * leave the same behind, and what comes of it is found once: to start the program is what takes the time.
 */
export async function againProblems(
  scenario: Scenario,
  folder: TestFolder,
  before: Outcome,
): Promise<readonly string[]> {
  const { command } = scenario;
  const { next } = command;
  const isDone = before.code === 0 || (before.code === null && isComplete(scenario, folder));
  const again = isDone && next !== undefined ? { ...command, words: next } : command;
  const found = seen.get(scenario) ?? new Map<string, Promise<readonly string[]>>();
  seen.set(scenario, found);
  const state = `${again.words.join(' ')}\n${fingerprint(folder)}`;
  const problems = found.get(state) ?? nextProblems(scenario, again, folder);
  found.set(state, problems);
  return problems;
}

async function nextProblems(
  { afters }: Scenario,
  again: WritingCommand,
  folder: TestFolder,
): Promise<readonly string[]> {
  const { code, stderr } = await runCommand(again, folder, { isAgain: true });
  if (code !== 0) return [`run again, it ended with ${String(code)}: ${stderr}`];
  const now = stateOf(folder);
  const [nearest = []] = afters.map((after) => differences(now, after)).sort((a, b) => a.length - b.length);
  return [
    ...nearest.map((each) => `run again, ${each}`),
    ...leftOvers(folder).map((path) => `${path} is left over`),
    ...brokenFiles(folder).map((path) => `run again, ${path} is broken`),
    ...[gitDamage(folder)].filter((said) => said !== '').map((said) => `git fsck: ${said}`),
  ];
}

/** Whether a command that was killed had nothing left to do: then it is run again by nobody who looks. */
function isComplete({ afters: [after] }: Scenario, folder: TestFolder): boolean {
  const isPending = leftOvers(folder).some((path) => path.endsWith('/pending'));
  return !isPending && differences(stateOf(folder), after).length === 0;
}

function differences(now: FolderState, wanted: FolderState): readonly string[] {
  const paths = new Set([...Object.keys(now.files), ...Object.keys(wanted.files)]);
  const files = [...paths].filter((path) => now.files[path] !== wanted.files[path]);
  const git = (['commit', 'status'] as const).filter((part) => now.git?.[part] !== wanted.git?.[part]);
  return [
    ...files.map((path) => `${path} is ${JSON.stringify(now.files[path])}, not ${JSON.stringify(wanted.files[path])}`),
    ...git.map(
      (part) => `the ${part} is ${JSON.stringify(now.git?.[part])}, not ${JSON.stringify(wanted.git?.[part])}`,
    ),
  ];
}

/** Drafts are the tool's own: whether they are whole is seen by themselves. */
function isOwn(path: string): boolean {
  return /(?:^|\/)\.packet\/drafts\//.test(path);
}

function textOf(modeAndText: string): string {
  return modeAndText.slice(modeAndText.indexOf(' ') + 1);
}
