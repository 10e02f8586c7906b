// User and system CPU of whole processes, as a ratio to bare `node -e 0`: medians of 21 interleaved runs. A ratio of times of
// one machine at one moment says more than milliseconds do. Exits with 1 where a ceiling is broken.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 21;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'packet-bench-'));
const node = process.execPath;
const packet = [node, join(root, 'bin/packet.js')];
const answers = join(root, 'examples/staff.answers.yaml');
const env = { ...process.env };
// It makes every start of Node 20 read certificates, 130 ms that are not ours.
delete env.NODE_EXTRA_CA_CERTS;

const rows = [
  { name: 'node -e 0', words: () => [node, '-e', '0'], ceiling: undefined },
  { name: 'packet --version', words: () => [...packet, '--version'], ceiling: 1.6 },
  { name: 'packet --help', words: () => [...packet, '--help'], ceiling: 2.0 },
  { name: 'packet --nonsense', words: () => [...packet, '--nonsense'], ceiling: 2.0 },
  { name: 'packet, in a packet', words: () => packet, ceiling: 2.8 },
  {
    name: 'packet init --answers',
    words: (run) => [...packet, 'init', join(folder, `new-${run}`), '--answers', answers],
    ceiling: 4.0,
  },
  {
    name: 'changeset --version',
    words: () => [node, join(root, 'node_modules/@changesets/cli/bin.js'), '--version'],
    ceiling: undefined,
  },
];

/** Milliseconds of CPU; bash's `time` counts what its child used. */
function measure(words) {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>/dev/null';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    cwd: join(folder, 'packet'),
    env,
    encoding: 'utf8',
  });
  const [user, system] = stderr.trim().split(' ').map(Number);
  return (user + system) * 1000;
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

try {
  spawnSync(packet[0], [packet[1], 'init', join(folder, 'packet'), '--answers', answers], { env });
  const times = rows.map(() => []);
  for (let run = 0; run <= RUNS; run += 1) {
    rows.forEach((row, index) => {
      const time = measure(row.words(run));
      if (run > 0) times[index].push(time);
    });
  }
  const medians = times.map(median);
  const [bare] = medians;
  const report = rows.map(({ name, ceiling }, index) => ({
    name,
    ms: medians[index],
    ratio: medians[index] / bare,
    ceiling,
  }));
  const version = report.find(({ name }) => name === 'packet --version');
  const peer = report.find(({ name }) => name === 'changeset --version');
  const share = version.ms / peer.ms;
  if (process.argv.includes('--json')) console.log(JSON.stringify({ report, share }, null, 2));
  else {
    for (const { name, ms, ratio, ceiling } of report) {
      const limit = ceiling === undefined ? '' : `at most ${ceiling.toFixed(1)}`;
      console.log(`${name.padEnd(24)}${ms.toFixed(0).padStart(6)} ms${ratio.toFixed(2).padStart(7)}  ${limit}`);
    }
    console.log(`packet --version takes ${share.toFixed(2)} of changeset --version (at most 0.33)`);
  }
  const isBroken = share > 1 / 3 || report.some(({ ratio, ceiling }) => ceiling !== undefined && ratio > ceiling);
  process.exitCode = isBroken ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
