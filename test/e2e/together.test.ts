import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { environmentIn, packetProgram, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

/** Runs the program to its end beside others; gives its exit code. */
async function started(folder: TestFolder, words: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [packetProgram, ...words], {
    cwd: folder.path,
    env: environmentIn(folder.path),
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('exit', resolve));
}

const QUESTIONS = ['projects', 'leverage', 'impact', 'mentoring', 'glue', 'advocates', 'gaps'];

describe('several processes at once', () => {
  it('keep every answer that they are given', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    for (const id of QUESTIONS) folder.write(`${id}.json`, JSON.stringify({ answers: { [id]: `Answer to ${id}.` } }));
    const codes = await Promise.all(
      QUESTIONS.map(async (id) => started(folder, ['init', 'staff', '--answers', `${id}.json`])),
    );
    expect(codes).toEqual(QUESTIONS.map(() => 0));
    const { answers } = JSON.parse(folder.run(['init', 'staff', '--print-answers', '--json']).stdout) as {
      answers: object;
    };
    expect(answers).toEqual(Object.fromEntries(QUESTIONS.map((id) => [id, `Answer to ${id}.`])));
    expect(folder.files().filter((name) => /\.tmp$|\/lock/.test(name))).toEqual([]);
    expect(folder.run(['versions', '-C', 'staff']).stdout.trim().split('\n')).toHaveLength(QUESTIONS.length + 1);
  });

  it('keep every note, twenty at once, and every entry', async () => {
    const folder = testFolder();
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const words = (number: string): string[] => ['add', '-C', 'staff', `Note ${number} of twenty`];
    const codes = await Promise.all([
      ...numbers.map(async (number) => started(folder, words(number))),
      ...numbers.slice(0, 5).map(async (number) => started(folder, [...words(number), '--to', 'glue'])),
    ]);
    expect(codes).toEqual(Array.from({ length: 25 }, () => 0));
    const { notes } = JSON.parse(folder.run(['add', '--list', '--json', '-C', 'staff']).stdout) as {
      notes: { text: string }[];
    };
    expect(notes.map(({ text }) => text).sort()).toEqual(numbers.map((number) => `Note ${number} of twenty`).sort());
    expect(folder.read('staff/packet.md').match(/^- \*\*Note \d+ of twenty\*\*$/gm)).toHaveLength(5);
    expect(folder.files().filter((name) => /\.tmp$|\/lock/.test(name))).toEqual([]);
  });

  it('of 200 changes of a field each keep every last one', async () => {
    const folder = testFolder();
    const program = join(folder.path, 'edit.cjs');
    await build({
      entryPoints: ['test/support/edit-many-times.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: program,
      logLevel: 'error',
    });
    const entries = Array.from({ length: 10 }, (_, index) => `### Entry ${String(index)}\n\n- When: 0\n`);
    const head = '---\npacket: 1\ntemplate: plain\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n# A\n';
    folder.write('packet.md', `${head}\n## What did you do?\n\n${entries.join('\n')}\n## Quantifiable impact\n`);
    const codes = await Promise.all(
      entries.map(async (_, index) => {
        const child = spawn(process.execPath, [program, folder.path, String(index), '200'], { stdio: 'inherit' });
        return new Promise((resolve) => child.on('exit', resolve));
      }),
    );
    expect(codes).toEqual(entries.map(() => 0));
    expect(folder.read('packet.md').match(/^- When: 200$/gm)).toHaveLength(10);
    expect(folder.read('.packet/versions/log').trim().split('\n')).toHaveLength(2000);
    expect(folder.files().filter((name) => /\.tmp$|\/lock/.test(name))).toEqual([]);
  }, 120_000);

  it('agree on who starts a packet', async () => {
    const folder = testFolder();
    const codes = await Promise.all(
      Array.from({ length: 8 }, async () => started(folder, ['init', 'staff', ...whoFlags])),
    );
    expect(codes.filter((code) => code !== 0 && code !== 3)).toEqual([]);
    expect(codes).toContain(0);
    expect(folder.run(['status', '-C', 'staff']).code).toBe(0);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });
});
