import { readFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

/** How long a half-typed line may take to be on disk, in milliseconds: what a crash may cost. */
const SECOND = 1000;

interface Place {
  readonly name: string;
  /** The prompt, as it is shown when one stands there. */
  readonly prompt: string;
  /** What to wait for, and what to type then, from the first prompt on. */
  readonly way: readonly (readonly [wait: string, keys: string])[];
  /** Whether something can be half typed there. */
  readonly isTyped: boolean;
  /** Whether the packet is there already. */
  readonly isPacket: boolean;
  /** What is in packet.md by then. */
  readonly answered?: string;
}

const setup = [
  ['Your name', 'Your name', 'Ana Ruiz\r'],
  ['Your level today', 'level today', 'Senior Engineer\r'],
  ['the level aimed for', 'aim for', 'Staff Engineer\r'],
  ['the manager', 'Your manager', 'Sam Lee\r'],
  ['the next 1:1', 'Your next 1:1', '\r'],
  ['why', 'Why you want this', 'To grow.\r'],
] as const;

const question = [
  ['Question', '3\r'],
  ['What next', '\r'],
] as const;
const entry = [...question, ['New metric', 'Label latency\r']] as const;
const title = '**Label latency**';

const places: readonly Place[] = [
  ...setup.map(([name, prompt], index): Place => ({
    name,
    prompt,
    way: setup.slice(0, index).map(([, wait, text]) => [wait, `${keys.eraseLine}${text}`]),
    isTyped: true,
    isPacket: false,
  })),
  { name: 'the hub', prompt: 'Question', way: [], isTyped: false, isPacket: true },
  { name: 'a question', prompt: 'What next', way: [['Question', '3\r']], isTyped: false, isPacket: true },
  { name: 'a new title', prompt: 'New metric', way: question, isTyped: true, isPacket: true },
  { name: 'a text', prompt: 'In a few sentences', way: entry, isTyped: true, isPacket: true, answered: title },
  {
    name: 'a field',
    prompt: 'After',
    way: [...entry, ['In a few sentences', '\r'], ['For', '\r'], ['Before', '900 ms\r']],
    isTyped: true,
    isPacket: true,
    answered: 'Before: 900 ms',
  },
  {
    name: 'a field that is a date',
    prompt: 'Look again',
    way: [
      ['Question', '7\r'],
      ['What next', '\r'],
      ['New gap', 'Scope\r'],
      ['In a few sentences', '\r'],
      ['Plan', 'the queue memo\r'],
    ],
    isTyped: true,
    isPacket: true,
    answered: 'Plan: the queue memo',
  },
  {
    name: 'the title of an entry that is there',
    prompt: 'Title of the metric',
    way: [...entry, ['In a few sentences', keys.back]],
    isTyped: true,
    isPacket: true,
    answered: title,
  },
  {
    name: 'prose',
    prompt: 'Your answer',
    way: [
      ['Question', '5\r'],
      ['What next', '2\r'],
    ],
    isTyped: true,
    isPacket: true,
  },
  {
    name: 'none yet',
    prompt: 'None yet',
    way: [
      ['Question', '5\r'],
      ['What next', '3\r'],
    ],
    isTyped: true,
    isPacket: true,
  },
  {
    name: 'what set-up asked',
    prompt: 'Your level today',
    way: [
      ['Question', '10\r'],
      ['Your name', '\r'],
    ],
    isTyped: true,
    isPacket: true,
  },
  { name: 'a note', prompt: 'Note', way: [['Question', '8\r']], isTyped: true, isPacket: true },
  {
    name: 'which entry',
    prompt: 'Change which',
    way: [...entry, ['In a few sentences', `${keys.back}${keys.back}`], ['What next', '2\r']],
    isTyped: false,
    isPacket: true,
    answered: title,
  },
  {
    name: 'which part of an entry',
    prompt: 'Correct "Label latency"',
    way: [...entry, ['In a few sentences', `${keys.back}${keys.back}`], ['What next', '4\r']],
    isTyped: false,
    isPacket: true,
    answered: title,
  },
  {
    name: 'where to move it',
    prompt: 'Move "Second"',
    way: [
      ...entry,
      ['In a few sentences', `${keys.back}${keys.back}`],
      ['What next', '1\r'],
      ['New metric', 'Second\r'],
      ['In a few sentences', `${keys.back}${keys.back}`],
      ['What next', '3\r'],
      ['Move which', '2\r'],
    ],
    isTyped: false,
    isPacket: true,
    answered: title,
  },
  {
    name: 'the last question before an entry goes',
    prompt: 'Take "Label latency" out',
    way: [...entry, ['In a few sentences', `${keys.back}${keys.back}`], ['What next', '3\r'], ['Take which', '1\r']],
    isTyped: false,
    isPacket: true,
    answered: title,
  },
];

/** How it ends: what ends it, and the exit code as a shell has it; undefined where nobody is left to be told. */
const deaths: readonly (readonly [name: string, kill: (terminal: Terminal) => unknown, code: number | undefined])[] = [
  [
    'Ctrl-C',
    (terminal) => {
      terminal.type(keys.interrupt);
    },
    130,
  ],
  ['SIGTERM', (terminal) => process.kill(terminal.pid, 'SIGTERM'), 143],
  ['SIGHUP', (terminal) => process.kill(terminal.pid, 'SIGHUP'), 129],
  ['SIGKILL', (terminal) => process.kill(terminal.pid, 'SIGKILL'), 137],
  [
    'a closed terminal',
    (terminal) => {
      terminal.closeWindow();
    },
    undefined,
  ],
];

const half = 'half a senté 👩‍👩‍👧';

function open(folder: TestFolder): Terminal {
  return openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1' } });
}

function draftOf(folder: TestFolder): string {
  const path = join(folder.path, 'staff/.packet/drafts/interview.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe.each(places)('death at $name', ({ prompt, way, isTyped, isPacket, answered }) => {
  it.each(deaths)('by %s', async (_, kill, code) => {
    const folder = testFolder();
    if (isPacket) expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder);
    for (const [wait, text] of way) {
      await terminal.waitFor(wait);
      terminal.type(text);
    }
    await terminal.waitFor(prompt);
    if (isTyped) {
      terminal.type(`${keys.eraseLine}${half}`);
      await expect.poll(() => draftOf(folder), { timeout: SECOND, interval: 10 }).toContain(half);
      expect(statSync(join(folder.path, 'staff/.packet/drafts/interview.json')).mode & 0o777).toBe(0o600);
    }
    kill(terminal);
    const end = await terminal.end();
    if (code !== undefined) expect(end).toBe(code);
    if (code !== undefined && code !== 137 && (isTyped || isPacket)) {
      await terminal.waitFor('Go on with: packet init staff');
      if (isTyped && isPacket) expect(terminal.shown).toContain('your half-typed line in a draft');
    }
    if (answered !== undefined) expect(folder.read('staff/packet.md')).toContain(answered);
    if (!isPacket) expect(existsSync(join(folder.path, 'staff/packet.md'))).toBe(false);

    const again = open(folder);
    await again.waitFor(prompt);
    if (isTyped) await again.waitFor(half);
    if (!isPacket && way.some(([wait]) => wait === 'Your name')) {
      again.type(keys.back.repeat(way.length));
      await again.waitFor('Your name');
      await again.waitFor('Ana Ruiz');
    }
  });
});

describe('death once the empty packet is there', () => {
  it.each(deaths)('by %s', async (_, kill, code) => {
    const folder = testFolder();
    const terminal = open(folder);
    for (const [, prompt, text] of setup) {
      await terminal.waitFor(prompt);
      terminal.type(`${keys.eraseLine}${text}`);
    }
    await terminal.waitFor('Go on >');
    kill(terminal);
    const end = await terminal.end();
    if (code !== undefined) expect(end).toBe(code);
    expect(folder.read('staff/packet.md')).toContain('author: Ana Ruiz\n');
    expect(folder.read('staff/plan.md')).toContain('To grow.\n');
    await open(folder).waitFor('Go on >');
  });
});

describe('the terminal', () => {
  it.each([
    ['Ctrl-C', keys.interrupt],
    ['the end', `${keys.eraseLine}${keys.endOfInput}`],
  ])('is left as it was found by %s', async (_, end) => {
    const folder = testFolder();
    const terminal = open(folder);
    await terminal.waitFor('Your name');
    expect(terminal.shown).toContain('\u001b[?2004h');
    terminal.type(end);
    await terminal.end();
    expect(terminal.shown.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(terminal.shown.lastIndexOf('\u001b[?2004h'));
  });
});

describe('a draft', () => {
  const file = 'staff/.packet/drafts/interview.json';

  it('that is broken is set aside, and said to be', async () => {
    const folder = testFolder();
    folder.run(['init', 'staff', ...whoFlags]);
    folder.write(file, '{"draft": 1, "scr');
    const terminal = open(folder);
    await terminal.waitFor('interview.broken.json');
    await terminal.waitFor('Question');
    expect(folder.read('staff/.packet/drafts/interview.broken.json')).toBe('{"draft": 1, "scr');
  });

  it('of a newer version is refused and kept', async () => {
    const folder = testFolder();
    folder.run(['init', 'staff', ...whoFlags]);
    folder.write(file, '{"draft": 2}');
    const terminal = open(folder);
    expect(await terminal.end()).toBe(3);
    expect(terminal.shown).toContain(
      `E_FORMAT  Unexpected draft number 2 in ${file},\n  expected 1: a newer version of packet wrote it`,
    );
    expect(folder.read(file)).toBe('{"draft": 2}');
  });
});
