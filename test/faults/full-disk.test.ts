import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestFolder } from '../support/packet-program.ts';
import { runCommand } from './command-run.ts';
import { problemsOfAll, sampled } from './sample.ts';
import { againProblems, copyOf, ran, stateProblems, type Scenario } from './scenario.ts';
import { writingCommands } from './writing-commands.ts';

const PAGE = 4096;
const PAGES = 256;
const LEVELS = 20;

/** In a sample: how many commands, and how many levels of each. */
const COMMANDS = 3;
const SAMPLE = 2;

/** Why there can be no disk of a test's own; undefined where there can. Where CI=true it has to be a refusal. */
function whyNot(): string | undefined {
  const folder = new TestFolder();
  try {
    const { status, stderr, error } = mount(folder);
    if (status === 0) execFileSync('umount', [folder.path]);
    if (status === 0) return undefined;
    const why = error?.message ?? stderr.trim();
    if (process.env['CI'] === 'true' && !/permitted|permission denied|superuser/i.test(why)) throw new Error(why);
    return why;
  } finally {
    folder.remove();
  }
}

function mount({ path }: TestFolder): SpawnSyncReturns<string> {
  const size = `size=${String(PAGES * PAGE)}`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', path], { encoding: 'utf8' });
}

/** What takes the room. */
const FILL = '.fill';

/** What is wrong on a disk of which so many pages are free. */
async function diskProblems(scenario: Scenario, free: number): Promise<readonly string[]> {
  const folder = new TestFolder();
  if (mount(folder).status !== 0) return ['not mounted'];
  try {
    copyOf(scenario.base, folder);
    const left = Number(execFileSync('stat', ['-f', '-c', '%f', folder.path], { encoding: 'utf8' }));
    writeFileSync(join(folder.path, FILL), Buffer.alloc((left - free) * PAGE, 1));
    const outcome = await runCommand(scenario.command, folder);
    rmSync(join(folder.path, FILL));
    return [...stateProblems(scenario, folder, outcome), ...(await againProblems(scenario, folder, outcome))];
  } finally {
    execFileSync('umount', ['--lazy', folder.path]);
    folder.remove();
  }
}

const why = whyNot();
const scenarios = writingCommands.flatMap((command) => [
  [command.name, command, 1] as const,
  // Git takes a page for each of its objects.
  [`${command.name}, in git`, command, 2] as const,
]);

describe.skipIf(why !== undefined)('a full disk', () => {
  it.each(sampled(scenarios, COMMANDS, 'full disk'))('in %s', async (name, command, step) => {
    const scenario = await ran(command, step === 2);
    try {
      const levels = Array.from({ length: LEVELS }, (_, index) => index * step);
      const problems = await problemsOfAll(sampled(levels, SAMPLE, name), async (free) =>
        (await diskProblems(scenario, free)).map((problem) => `${String(free)} pages: ${problem}`),
      );
      expect(problems).toEqual([]);
    } finally {
      scenario.base.remove();
    }
  });
});

if (why !== undefined)
  it('a full disk needs a mount, which takes root', (context) => {
    context.skip(why);
  });
