import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFolder } from '../support/packet-program.ts';
import { keys, type Terminal } from '../support/terminal.ts';

/** Answers what the program asks, until it ends. */
type Hold = (terminal: Terminal, folder: TestFolder) => Promise<void>;

/** Someone at a terminal. */
export interface Talk {
  /** What makes the program ask in the way that they understand. */
  readonly env: Readonly<Record<string, string>>;
  readonly hold: Hold;
}

const PROSE = 'The depot scans in one stream.';

/** What is typed at a prompt that begins so; nothing where the files say it already, or what they leave to be said. */
type Reply = readonly [prompt: RegExp, reply: string | ((folder: TestFolder) => string)];

/** Set-up, one question in prose, then the end; or notes to be sorted, or what a decision was. */
const answers: readonly Reply[] = [
  [/^Your name/, 'Ana Ruiz'],
  [/^Your level today/, 'Senior Engineer'],
  [/^The level that you aim for/, 'Staff Engineer'],
  [/^Your manager/, 'Sam Lee'],
  [/^Your next 1:1/, '2026-12-04'],
  [/^Why you want this/, 'To grow.\r'],
  [/^Go on/, '1'],
  [/^Question/, (folder) => (isAnswered(folder) ? 'stop' : '1')],
  [/^What next/, (folder) => (isAnswered(folder) ? 'back' : 'answer in')],
  [/^Your answer/, `${PROSE}\r`],
  [/^Commit what packet writes/, 'y'],
  [/^Start a git repository/, 'n'],
  [/^It becomes/, 'an entry'],
  [/^An entry of/, 'glue'],
  [/^Title of the/, 'Runbook'],
  [/^Commit private files too/, 'n'],
  [/^It is/, 'a gap'],
  [/^Plan/, 'Lead it.\r'],
  [/^What (?:was said|else)/, said('plan.md', 'Scope')],
];

const REVIEW = 'reviews/2026-11-20.md';
const PEERS = 'rounds/01-peers.md';

/** What came of a 1:1. */
const outcome: readonly Reply[] = [
  [/knows now what you are after/, 'y'],
  [/^Not asked/, ''],
  [/^Heard/, said(REVIEW, 'The numbers are not there.')],
  [/^Agreed/, said(REVIEW, 'Sam: who decides?')],
  [/^Step/, said('plan.md', 'Skip-level reads it')],
  [/^Gap/, (folder) => (has(folder, 'packet.md', 'Look again: 2027-02-01') ? '' : 'Scope')],
  [/^What closes it/, 'the memo'],
  [/^Look again/, '2027-02-01'],
  [/^Next 1:1/, '2026-12-18'],
];

/** What a reader said, a remark about a question and one about nothing in particular. */
const remarks: readonly Reply[] = [
  [
    /^What Jo Park said is about/,
    (folder) => (!has(folder, PEERS, 'Who runs it?') ? '5' : has(folder, PEERS, 'Well done') ? '9' : '8'),
  ],
  [/^Jo Park said/, (folder) => (has(folder, PEERS, 'Who runs it?') ? 'Well done\r' : 'Who runs it?\r')],
];

/** A change that a reader made is edited first, then taken. */
const change: readonly Reply[] = [
  [/^This change/, '2'],
  [/^Your words/, 'triage of depots'],
];

/** A note in a self round, then the end. */
const note: readonly Reply[] = [
  [/^Open it all the same/, 'y'],
  [/^\d of \d, /, (folder) => (has(folder, 'rounds/01-self.md', 'Say who.') ? '6' : '4')],
  [/^To mend in/, 'Say who.\r'],
];

/** A gap that came back becomes an entry. */
const gap: readonly Reply[] = [
  [/^This gap/, '1'],
  [/^Gap/, 'Scope: the memo, by 2027-02-01'],
];

/** How often something may not be written before they close the window. */
const PATIENCE = 3;

/** Someone who answers whatever is asked, in whatever order. */
function plainly(replies: readonly Reply[]): Talk {
  const hold: Hold = async (terminal, folder) => {
    for (;;) {
      const reply = await terminal.waitUntil((shown) => {
        const line = shown.slice(shown.lastIndexOf('\n') + 1);
        // What was half typed may stand behind the prompt already.
        if (!/: |\] $/.test(line)) return undefined;
        const found = replies.find(([prompt]) => prompt.test(line))?.[1];
        const text = typeof found === 'function' ? found(folder) : found;
        // Whole lines that were half typed stand above, and are gone on with.
        return text !== undefined && text !== '' && shown.includes(`  | ${text.trim()}`) ? '' : text;
      });
      if (reply === undefined) return;
      if (terminal.shown.split('E_NOT_WRITTEN').length > PATIENCE) {
        terminal.closeWindow();
        return;
      }
      terminal.type(`${keys.eraseLine}${reply}\r`);
    }
  };
  return { env: { NO_COLOR: '1', ACCESSIBLE: '1' }, hold };
}

/** The same answers where lines are edited in place. What could not be written makes them close the window. */
const holdInPlace: Hold = async (terminal) => {
  const steps = [
    ['Your name >', `${keys.eraseLine}Ana Ruiz`],
    ['Your level today >', 'Senior Engineer'],
    ['aim for >', ''],
    ['Your manager >', 'Sam Lee'],
    ['next 1:1 >', '2026-12-04'],
    ['Why you want this >', 'To grow.'],
    ['Go on >', ''],
    ['What next >', '2'],
    ['Your answer >', PROSE],
    ['Question >', '9'],
  ] as const;
  const isGoingOn = async (prompts: Readonly<Record<string, string>>): Promise<boolean> => {
    const texts = ['E_NOT_WRITTEN', ...Object.keys(prompts)];
    const found = await terminal.waitUntil((shown) => texts.find((text) => shown.includes(text)));
    const reply = found === undefined ? undefined : prompts[found];
    if (reply !== undefined) terminal.type(`${reply}\r`);
    else if (found !== undefined) terminal.closeWindow();
    return reply !== undefined;
  };
  for (const [prompt, reply] of steps) if (!(await isGoingOn({ [prompt]: reply }))) return;
  await isGoingOn({ 'Start a git repository': 'n', 'Commit what packet writes': 'y' });
};

function isAnswered(folder: TestFolder): boolean {
  return has(folder, 'packet.md', PROSE);
}

/** Says something until a file of the packet has it. */
function said(name: string, text: string): (folder: TestFolder) => string {
  return (folder) => (has(folder, name, text) ? '' : text);
}

function has(folder: TestFolder, name: string, text: string): boolean {
  return existsSync(join(folder.path, 'staff', name)) && folder.read(`staff/${name}`).includes(text);
}

/** Each prompt is answered as it comes. */
export const plainTalk = plainly(answers);
export const outcomeTalk = plainly(outcome);
export const remarksTalk = plainly(remarks);
export const changeTalk = plainly(change);
export const noteTalk = plainly(note);
export const gapTalk = plainly(gap);
/** The prompts are answered in the order in which they come where nothing fails. */
export const richTalk: Talk = { env: { NO_COLOR: '1' }, hold: holdInPlace };
