import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { OwnLayout } from '../app/context.ts';

/** What a layout of a user's may take: three nested loops over 300 items ran for 17 s. Milliseconds, megabytes, bytes. */
const LIMITS = { time: 2000, memory: 128, output: 4 * 1024 * 1024 } as const;

/** Where the bundler puts `layout-child.ts`: beside the chunk that this is in. */
const child = join(__dirname, 'layout-child.cjs');

/**
 * Renders a user's own layout in a process of its own, within limits of time and memory.
 * @throws PacketError `E_TEMPLATE` for a layout that does not compile, asks for what there is not, or does not end.
 */
export function renderUserLayout({ file, source }: OwnLayout, model: object, program: string = child): string {
  const result = spawnSync(process.execPath, [`--max-old-space-size=${String(LIMITS.memory)}`, program], {
    input: JSON.stringify({ source, model }),
    encoding: 'utf8',
    timeout: LIMITS.time,
    killSignal: 'SIGKILL',
    maxBuffer: LIMITS.output,
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = (message: string): PacketError =>
    new PacketError('E_TEMPLATE', `${file}: ${message}`, { hint: `mend ${file}`, cause: result.error });
  const code = result.error !== undefined && 'code' in result.error ? result.error.code : undefined;
  if (code === 'ETIMEDOUT')
    throw failed(`Unexpected layout that takes more than ${String(LIMITS.time / 1000)} seconds`);
  if (code === 'ENOBUFS') throw failed('Unexpected layout that gives more than 4 MB');
  if (result.status !== 0) throw failed('Unexpected end of the layout, expected it to need less memory');
  const answer = JSON.parse(result.stdout) as { text?: string; message?: string };
  if (answer.text === undefined)
    throw failed(`Unexpected layout, expected one that can be rendered: ${answer.message ?? ''}`);
  return answer.text;
}
