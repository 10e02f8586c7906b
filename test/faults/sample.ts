import { availableParallelism } from 'node:os';
import fc from 'fast-check';

/** All that can fail with PACKET_FAULTS=all, as `npm run test:faults` does; else a sample. */
export const isAll = process.env['PACKET_FAULTS'] === 'all';

/** The same number gives the same sample; another one with PACKET_FAULTS_SEED. */
const seed = Number(process.env['PACKET_FAULTS_SEED'] ?? '1');

/** All of these, or so many of them. `salt` makes samples of equal lists differ. */
export function sampled<Each>(all: readonly Each[], many: number, salt: string): readonly Each[] {
  if (isAll || all.length <= many) return all;
  const salted = Array.from(salt).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, seed);
  return (
    fc.sample(fc.shuffledSubarray([...all], { minLength: many, maxLength: many }), { seed: salted, numRuns: 1 })[0] ??
    []
  );
}

/** What is wrong with each, found as many at a time as there are cores. */
export async function problemsOfAll<Each>(
  all: readonly Each[],
  problemsOf: (each: Each) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const waiting = [...all];
  const problems: string[] = [];
  const work = async (): Promise<void> => {
    for (let each = waiting.shift(); each !== undefined; each = waiting.shift())
      problems.push(...(await problemsOf(each)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return problems;
}
