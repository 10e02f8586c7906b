// Makes the example packet out of its answers file, through the program: `npm run examples`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const answers = join(root, 'examples/staff.answers.yaml');

/** packet.md of the example. */
export function renderExample() {
  const folder = mkdtempSync(join(tmpdir(), 'packet-example-'));
  try {
    const env = { ...process.env, PACKET_TODAY: '2026-11-20' };
    const words = [join(root, 'bin/packet.js'), 'init', folder, '--answers', answers];
    const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(join(folder, 'packet.md'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(root, 'examples/staff.packet.md'), renderExample());
