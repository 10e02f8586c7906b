import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { TestFolder, type Outcome } from '../support/packet-program.ts';
import { canTrace, readRecording, straceWords, type Call } from '../support/strace.ts';
import { childrenOf, runCommand } from './command-run.ts';
import { problemsOfAll, sampled } from './sample.ts';
import { copyOf, recorded, shared, type Scenario } from './scenario.ts';
import { writingCommands } from './writing-commands.ts';

/** In a sample: how many commands, and how many moments of each. */
const COMMANDS = 1;
const SAMPLE = 2;

const FILE = 'staff/packet.md';
/** What the editor adds: a section of the user's own. */
const LINE = '## By hand';

/** The two ways in which editors save. */
const editors: readonly (readonly [name: string, save: (path: string, text: string) => void])[] = [
  ['in place', writeFileSync],
  [
    'by a rename',
    (path, text) => {
      writeFileSync(`${path}~`, text);
      renameSync(`${path}~`, path);
    },
  ],
];

/** Runs a command; once one of its calls is done it stands still while `meanwhile` is called. */
async function stoppedAt(
  { command, base }: Scenario,
  at: Call,
  meanwhile: (folder: TestFolder) => void,
  judge: (outcome: Outcome, folder: TestFolder) => readonly string[],
): Promise<readonly string[]> {
  const folder = copyOf(base);
  const logs = new TestFolder();
  const log = logs.write('log', '');
  try {
    const under = straceWords(log, { kind: 'STOP', at });
    const run = runCommand(command, folder, {
      under,
      onStart: (pid) => {
        void vi
          .waitUntil(() => readRecording(log, folder.path).isStopped, { timeout: 10_000, interval: 5 })
          .then(() => {
            meanwhile(folder);
            for (const child of childrenOf(pid)) process.kill(child, 'SIGCONT');
          });
      },
    });
    return judge(await run, folder);
  } finally {
    folder.remove();
    logs.remove();
  }
}

/** What is lost of what the editor saved, and of what the command was to write. */
function losses({ code, stderr }: Outcome, folder: TestFolder): readonly string[] {
  const texts = folder.files().filter((name) => name === FILE || /\.packet\/versions\/[0-9a-f]{40}$/.test(name));
  const isThere = texts.some((name) => folder.read(name).includes(LINE));
  const kept = /^hint: nothing was overwritten; the new text is in (\S+)$/m.exec(stderr)?.[1];
  const isRefused = code === 3 && stderr.includes('E_CHANGED');
  return [
    ...(isThere ? [] : ['what the editor saved is lost']),
    ...(isRefused && !folder.read(FILE).includes(LINE) ? ['refused, but what the editor saved is not in place'] : []),
    ...(kept !== undefined && !folder.files().includes(kept) ? [`${kept} is not there`] : []),
    ...(code === 0 || isRefused ? [] : [`ended with ${String(code)}: ${stderr}`]),
    ...folder
      .files()
      .filter((name) => name.endsWith('.tmp'))
      .map((name) => `${name} is left over`),
  ];
}

const commands = writingCommands
  .filter(({ name }) =>
    ['init, going on', 'undo of an answer', 'versions --restore', 'edit, by a field'].includes(name),
  )
  .map((command) => [command.name, command] as const);

const isTraced = canTrace();

describe.skipIf(!isTraced)('an editor that saves', () => {
  describe.each(sampled(commands, COMMANDS, 'editor'))('during %s', (name, command) => {
    const scenario = shared(async () => recorded(command, false));

    it.each(editors)('%s, at any moment, loses nothing', async (way, save) => {
      const its = await scenario();
      const moments = [...its.calls, ...its.reads.filter(({ path }) => path === FILE)];
      const problems = await problemsOfAll(sampled(moments, SAMPLE, `${name} ${way}`), async (at) => {
        const place = `${at.name} ${String(at.ordinal)} of ${at.path}`;
        const meanwhile = (folder: TestFolder): void => {
          save(join(folder.path, FILE), `${folder.read(FILE)}\n${LINE}\n`);
        };
        return (await stoppedAt(its, at, meanwhile, losses)).map((problem) => `${place}: ${problem}`);
      });
      expect(problems).toEqual([]);
    });

    it.each(editors)('%s, between reading and renaming, wins, and the new text is in drafts', async (_, save) => {
      const its = await scenario();
      const at = its.calls.findLast((call) => call.name === 'fsync' && call.path === 'staff/.packet.md.#.tmp')!;
      const text = `${its.base.read(FILE)}\n${LINE}\n`;
      const meanwhile = (folder: TestFolder): void => {
        save(join(folder.path, FILE), text);
      };
      const judge = ({ code, stderr }: Outcome, folder: TestFolder): readonly string[] => {
        expect(code).toBe(3);
        expect(stderr).toContain(
          'E_CHANGED  Unexpected change of staff/packet.md by another program, expected the file as it was read\n' +
            'hint: nothing was overwritten; the new text is in staff/.packet/drafts/',
        );
        const [kept = ''] = folder.files().filter((name) => name.startsWith('staff/.packet/drafts/'));
        expect(folder.read(FILE)).toBe(text);
        expect([...its.texts.get(FILE)!]).toContain(folder.read(kept));
        expect(stderr).toContain(kept);
        expect(folder.files().filter((name) => /\.tmp$|\/lock/.test(name))).toEqual([]);
        return [];
      };
      await stoppedAt(its, at, meanwhile, judge);
    });
  });
});

if (!isTraced)
  it('an editor that saves at a certain moment needs strace', (context) => {
    context.skip('strace is not there, or may not trace');
  });
