import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestFolder } from '../support/packet-program.ts';
import { canTrace, straceAllWords, writingThreads, type Fault } from '../support/strace.ts';
import { isAll, problemsOfAll, sampled } from './sample.ts';
import { faultProblems, ran, recorded, shared } from './scenario.ts';
import { orderProblems } from './write-order.ts';
import { writingCommands } from './writing-commands.ts';

const faults: readonly Fault[] = ['KILL', 'ENOSPC', 'EIO'];

/** In a sample: how many commands, and how many calls of each are tried for each fault. */
const COMMANDS = 5;
const CALLS = 2;

/** How many there have to be of each fault, all commands together. */
const POINTS = 150;

/** How many points may be missed: one in a sample, else this share of all. */
const MISSED = 0.02;

const isTraced = canTrace();
const points = new Map<Fault, number>();
/** The points that were never hit: not every run makes the same calls. */
const missed: string[] = [];

const all = writingCommands.flatMap((command) => [
  [command.name, command, false] as const,
  [`${command.name}, in git`, command, true] as const,
]);
const scenarios = sampled(all, COMMANDS, 'faults');

describe.skipIf(!isTraced)('a fault', () => {
  describe.each(scenarios)('in %s', (name, command, isRepository) => {
    const scenario = shared(async () => recorded(command, isRepository));

    it('finds files synced before they get their names, and folders after', async () => {
      expect(orderProblems((await scenario()).calls)).toEqual([]);
    });

    it.each(faults)('that is %s, at any call', async (fault) => {
      const its = await scenario();
      const calls = sampled(its.calls, CALLS, `${name} ${fault}`);
      const problems = await problemsOfAll(calls, async (at) => {
        const place = `${at.name} ${String(at.ordinal)} of ${at.path}`;
        const found = await faultProblems(its, fault, at);
        if (found === undefined) missed.push(`${name}, ${fault}: ${place}`);
        else points.set(fault, (points.get(fault) ?? 0) + 1);
        return (found ?? []).map((problem) => `${place}: ${problem}`);
      });
      expect(problems).toEqual([]);
    });
  });

  it('can be done to the main thread alone: no other one writes', async () => {
    const logs = new TestFolder();
    const log = join(logs.path, 'log');
    const command = writingCommands.find(({ talk }) => talk === undefined)!;
    const { base } = await ran(command, false, { under: straceAllWords(log) }, ({ path }) => {
      expect(writingThreads(log, path).size).toBe(1);
    });
    base.remove();
    logs.remove();
  });

  it('has many places', () => {
    const said = faults.map((fault) => `${fault} ${String(points.get(fault))}`).join(', ');
    console.info(`Faults tried: ${said}, in ${String(scenarios.length)} of ${String(all.length)} commands`);
    if (missed.length > 0) console.info(`Never hit: ${missed.join('; ')}`);
    const tried = faults.reduce((sum, fault) => sum + (points.get(fault) ?? 0), missed.length);
    expect(missed.length).toBeLessThanOrEqual(Math.max(1, MISSED * tried));
    for (const fault of faults) expect(points.get(fault)).toBeGreaterThanOrEqual(isAll ? POINTS : scenarios.length);
  });
});

if (!isTraced)
  it('a fault needs strace', (context) => {
    context.skip('strace is not there, or may not trace');
  });
