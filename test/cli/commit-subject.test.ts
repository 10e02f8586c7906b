import { describe, expect, it } from 'vitest';
import type { TestFolder } from '../support/packet-program.ts';
import { gitIn } from '../faults/folder-state.ts';
import { ran } from '../faults/scenario.ts';
import { writingCommands, type WritingCommand } from '../faults/writing-commands.ts';

/** The subject of the last commit after a command that runs in a repository where commits are wanted; empty where there is none. */
async function subjectAfter(command: WritingCommand): Promise<string> {
  let subject = '';
  const committing: WritingCommand = {
    ...command,
    setUp: (folder, run) => {
      folder.write('.packet/config.yaml', 'commit: true\n');
      command.setUp(folder, run);
    },
  };
  const scenario = await ran(committing, true, {}, (folder: TestFolder) => {
    subject = gitIn(folder, 'log', '-1', '--format=%s').trim();
  });
  scenario.base.remove();
  return subject;
}

/** Settings are of all packets of a repository, those of the user in none; and a packet that was never committed goes without one. */
const ofNoPacket: Readonly<Record<string, string>> = {
  config: 'Set keys to false',
  'config --user': 'Start packet staff',
  'undo of a new packet': '',
};

/** The packet that it is about, where that is another one. */
const others: Readonly<Record<string, string>> = { 'init --after': 'next' };

describe("a commit's subject", () => {
  it.each(writingCommands.map((command) => [command.name, command] as const))(
    'names the packet, and nobody: %s',
    async (name, command) => {
      const subject = await subjectAfter(command);
      const expected = ofNoPacket[name];
      if (expected !== undefined) expect(subject).toBe(expected);
      else expect(subject).toMatch(new RegExp(`^[A-Z][a-z]+ (.+ )?packet ${others[name] ?? 'staff'}( |$)`));
      expect(subject).not.toMatch(/\b(Ana|Ruiz|Sam|Lee|Kim|Cho|Jo|Park)\b/);
      expect(subject.length).toBeLessThanOrEqual(72);
    },
  );
});
