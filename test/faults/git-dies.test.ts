import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FakeGit, gitDeaths, type GitDeath } from '../support/fake-git.ts';
import { TestFolder } from '../support/packet-program.ts';
import { runCommand } from './command-run.ts';
import { problemsOfAll, sampled } from './sample.ts';
import { againProblems, copyOf, ran, shared, stateProblems, type Scenario } from './scenario.ts';
import { writingCommands } from './writing-commands.ts';

/** In a sample: how many commands, and how many steps of each. */
const COMMANDS = 2;
const SAMPLE = 1;

/** The hooks that a commit runs, in their order, in each of which the git that runs them can be killed (githooks(5)). */
const hooks = [
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-index-change',
  'reference-transaction',
  'post-commit',
];

/** How often a command calls git where nothing dies. */
async function gitCalls({ command, base }: Scenario): Promise<number> {
  const folder = copyOf(base);
  const own = new TestFolder();
  try {
    const git = new FakeGit(own, 0, 'git before');
    await runCommand(command, folder, { env: git.env });
    return git.calls;
  } finally {
    folder.remove();
    own.remove();
  }
}

/** What is wrong when something dies at one call of git. */
async function deathProblems(scenario: Scenario, at: number, death: GitDeath): Promise<readonly string[]> {
  const folder = copyOf(scenario.base);
  const own = new TestFolder();
  try {
    const git = new FakeGit(own, at, death);
    const outcome = await runCommand(scenario.command, folder, { env: git.env });
    if (death === 'packet meanwhile') await vi.waitUntil(() => git.isDone, { timeout: 10_000 });
    return [...stateProblems(scenario, folder, outcome), ...(await againProblems(scenario, folder, outcome))];
  } finally {
    folder.remove();
    own.remove();
  }
}

/** What is wrong when the real git is killed within a hook, at its first call or its second. */
async function hookProblems(scenario: Scenario, hook: string, call: number): Promise<readonly string[]> {
  const folder = copyOf(scenario.base);
  const counted = new TestFolder();
  try {
    const count = `${counted.path}/count`;
    const script = `#!/bin/sh\necho >>"${count}"\n[ "$(wc -l <"${count}")" -eq ${String(call)} ] && kill -9 $PPID\nexit 0\n`;
    const path = folder.write(`.git/hooks/${hook}`, script);
    chmodSync(path, 0o755);
    let outcome = await runCommand(scenario.command, folder);
    rmSync(path);
    const problems = stateProblems(scenario, folder, outcome);
    // Who adds something and reads that it is written does not add it again.
    const { command } = scenario;
    const again =
      command.isAdding === true && command.next !== undefined ? { ...command, words: command.next } : command;
    // What git leaves is git's: it is named, and the user removes it.
    for (let locks = gitLocks(folder); locks.length > 0 && outcome.code !== 0; locks = gitLocks(folder)) {
      outcome = await runCommand(again, folder, { isAgain: true });
      const { code, stderr } = outcome;
      const named = locks.find((lock) => stderr.includes(`rm ${lock} `));
      if (named !== undefined) rmSync(join(folder.path, named));
      else if (code !== 0) return [...problems, `${locks.join(', ')} not named: ${stderr}`];
    }
    return [...problems, ...(await againProblems(scenario, folder, outcome))];
  } finally {
    folder.remove();
    counted.remove();
  }
}

/** Those that stand in the way; an index that was to be the next one has the number of its process in its name. */
function gitLocks(folder: TestFolder): readonly string[] {
  return folder.files().filter((name) => /^\.git\/(?!next-index).*\.lock$/.test(name));
}

const all = writingCommands.map((command) => [command.name, command] as const);

describe.each(sampled(all, COMMANDS, 'git dies'))('git dies in %s', (name, command) => {
  const scenario = shared(async () => ran(command, true));

  it.each(gitDeaths)('%s', async (death) => {
    const its = await scenario();
    const steps = sampled(
      Array.from({ length: await gitCalls(its) }, (_, index) => index + 1),
      SAMPLE,
      `${name} ${death}`,
    );
    const problems = await problemsOfAll(steps, async (at) =>
      (await deathProblems(its, at, death)).map((problem) => `call ${String(at)}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('within a commit', async () => {
    const its = await scenario();
    const places = hooks.flatMap((hook) => [1, 2].map((call) => [hook, call] as const));
    const problems = await problemsOfAll(sampled(places, SAMPLE, name), async ([hook, call]) =>
      (await hookProblems(its, hook, call)).map((problem) => `${hook} ${String(call)}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });
});
