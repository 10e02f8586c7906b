// Plays a session: the real program in a real pseudo-terminal, and a virtual screen that shows what a reader of it would see.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { fileURLToPath } from 'node:url';

const packet = fileURLToPath(new URL('../bin/packet.js', import.meta.url));
const PATIENCE = 20_000;

/**
 * @typedef {object} Session
 * @property {string[]} words the program's arguments
 * @property {[wait: string, keys: string][]} typed what to wait for, and which keys to press then
 * @property {string} [until] what is shown at the end of a program that does not end by itself
 * @property {string} [today] ISO date
 */

/** A terminal of a fixed size, with what a fixed user on a fixed day has around it. */
export class Stage {
  /**
   * @param {string} home the folder that the program runs in, absolute
   * @param {number} columns
   * @param {number} rows
   */
  constructor(home, columns, rows) {
    this.home = home;
    this.columns = columns;
    this.rows = rows;
    this.screen = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      convertEol: true,
      scrollback: 500,
    });
  }

  /**
   * @param {Session} session
   * @returns {Promise<string[]>} what was written before each of the keys, and after the last one
   */
  async play({ words, typed, until, today }) {
    const terminal = spawn(process.execPath, [packet, ...words], {
      cols: this.columns,
      rows: this.rows,
      cwd: this.home,
      env: environmentIn(this.home, today),
    });
    let output = '';
    let look = () => {};
    const hasEnded = new Promise((resolve) => {
      terminal.onExit(() => {
        resolve(true);
      });
    });
    terminal.onData((data) => {
      output += data;
      look();
    });
    const parts = [];
    try {
      for (const [wait, keys] of until === undefined
        ? typed
        : [...typed, /** @type {[string, string]} */ ([until, ''])]) {
        await new Promise((resolve, reject) => {
          const late = setTimeout(reject, PATIENCE, new Error(`"${wait}" was not shown; shown: ${output}`));
          look = () => {
            // A prompt is complete when its cursor is in its place.
            if (!output.includes(wait) || !/\u001b\[\d+G$/.test(output)) return;
            clearTimeout(late);
            resolve(undefined);
          };
          look();
        });
        await this.#drawn(() => output);
        for (const key of keysOf(keys)) {
          const shown = output;
          output = '';
          parts.push(await this.#take(shown));
          terminal.write(key);
          await this.#drawn(() => output);
        }
      }
      if (until === undefined) {
        await new Promise((resolve, reject) => {
          const late = setTimeout(reject, PATIENCE, new Error(`the program has not ended; shown: ${output}`));
          void hasEnded.then(() => {
            clearTimeout(late);
            resolve(undefined);
          });
        });
      }
      parts.push(await this.#take(output));
    } finally {
      terminal.kill();
    }
    return parts;
  }

  /** Waits until a key is drawn: until something was written and the writing has paused. */
  async #drawn(/** @type {() => string} */ written) {
    let before = '';
    for (let pause = 0; pause < 100; pause += 1) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      if (written() !== '' && written() === before) return;
      before = written();
    }
  }

  async #take(/** @type {string} */ output) {
    await new Promise((resolve) => {
      this.screen.write(output, () => {
        resolve(undefined);
      });
    });
    return output;
  }

  /** @returns {Cell[][]} all lines that were shown, each as its styled cells, blank ones at the end left out */
  lines() {
    const { active } = this.screen.buffer;
    const lines = [];
    for (let index = 0; index < active.length; index += 1) {
      const line = active.getLine(index);
      if (line !== undefined) lines.push(cellsOf(line));
    }
    return lines.slice(0, lines.findLastIndex((cells) => cells.length > 0) + 1);
  }
}

/**
 * @typedef {object} Cell
 * @property {string} text
 * @property {boolean} isBold
 * @property {boolean} isDim
 * @property {number | undefined} colour one of the sixteen, undefined for the terminal's own
 */

/**
 * @param {import('@xterm/headless').IBufferLine} line
 * @returns {Cell[]}
 */
function cellsOf(line) {
  const cells = [];
  for (let column = 0; column < line.length; column += 1) {
    const cell = line.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    cells.push({
      text: cell.getChars() || ' ',
      isBold: cell.isBold() !== 0,
      isDim: cell.isDim() !== 0,
      colour: cell.isFgPalette() ? cell.getFgColor() : undefined,
    });
  }
  return cells.slice(0, cells.findLastIndex(({ text }) => text !== ' ') + 1);
}

/**
 * @param {string} text keys, an escape sequence being one
 * @returns {string[]}
 */
function keysOf(text) {
  return text.match(/\u001b\[[\d;]*[A-Za-z~]|\u001b?./gsu) ?? [];
}

/** The settings of a user who has decided not to use git, so that an interview ends without asking. */
const decided = fileURLToPath(new URL('../test/fixtures/decided', import.meta.url));

/** @param {string} home @param {string} [today] ISO date */
function environmentIn(home, today = '2026-11-20') {
  return {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    XDG_CONFIG_HOME: decided,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    PACKET_TODAY: today,
    GIT_AUTHOR_NAME: 'Dana Reyes',
    GIT_AUTHOR_EMAIL: 'dana@example.org',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
}
