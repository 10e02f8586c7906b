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

/** What is typed at a prompt that begins so. */
const answers: readonly (readonly [prompt: RegExp, text: string])[] = [
  [/^Your name/, 'Ana Ruiz'],
  [/^Your level today/, 'Senior Engineer'],
  [/^The level that you aim for/, 'Staff Engineer'],
  [/^Your manager/, 'Sam Lee'],
  [/^Your next 1:1/, '2026-12-04'],
  [/^Why you want this/, 'To grow.\r'],
  [/^Go on/, '1'],
  [/^Your answer/, `${PROSE}\r`],
  [/^Commit what packet writes/, 'y'],
  [/^Start a git repository/, 'n'],
  [/^It becomes/, 'an entry'],
  [/^An entry of/, 'glue'],
  [/^Title of the/, 'Runbook'],
  [/^Commit private files too/, 'n'],
  [/^It is/, 'a gap'],
  [/^Plan/, 'Lead it.\r'],
];

/** How often something may not be written before they close the window. */
const PATIENCE = 3;

/** Someone who answers whatever is asked, in whatever order: set-up, one question in prose, then the end; or notes to be sorted. */
const holdPlainly: Hold = async (terminal, folder) => {
  for (;;) {
    const reply = await terminal.waitUntil((shown) => {
      const line = shown.slice(shown.lastIndexOf('\n') + 1);
      // What was half typed may stand behind the prompt already.
      if (!/: |\] $/.test(line)) return undefined;
      if (line.startsWith('Question')) return isAnswered(folder) ? 'stop' : '1';
      if (line.startsWith('What was said') || line.startsWith('What else'))
        return folder.read('staff/plan.md').includes('Scope') ? '' : 'Scope';
      if (line.startsWith('What next')) return isAnswered(folder) ? 'back' : 'answer in';
      const reply = answers.find(([prompt]) => prompt.test(line))?.[1];
      // Whole lines that were half typed stand above, and are gone on with.
      return reply !== undefined && shown.includes(`  | ${reply.trim()}`) ? '' : reply;
    });
    if (reply === undefined) return;
    if (terminal.shown.split('E_NOT_WRITTEN').length > PATIENCE) {
      terminal.closeWindow();
      return;
    }
    terminal.type(`${keys.eraseLine}${reply}\r`);
  }
};

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
  return folder.read('staff/packet.md').includes(PROSE);
}

/** Each prompt is answered as it comes. */
export const plainTalk: Talk = { env: { NO_COLOR: '1', ACCESSIBLE: '1' }, hold: holdPlainly };
/** The prompts are answered in the order in which they come where nothing fails. */
export const richTalk: Talk = { env: { NO_COLOR: '1' }, hold: holdInPlace };
