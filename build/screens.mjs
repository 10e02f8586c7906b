// Makes the README's pictures out of the real program in a real pseudo-terminal: `npm run screens`.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';

const root = fileURLToPath(new URL('..', import.meta.url));
const packet = join(root, 'bin/packet.js');
const COLUMNS = 80;

/**
 * `typed`: which words to wait for, and what to answer. The program ends by itself, or once it shows `until`. The picture shows
 * what comes from the line with `from` on.
 *
 * @typedef {{ name: string, shown: string, words: string[], typed: [string, string][], until?: string, from?: string }} Session
 */

/** @type {Session[]} */
const sessions = [
  {
    name: 'init',
    shown: 'packet init ~/packets/staff',
    words: ['init', 'packets/staff'],
    typed: [
      ['Your name', ''],
      ['level today', ''],
      ['aim for', ''],
      ['Your manager', 'Sam Lee'],
      ['next 1:1', '4 Dec'],
      ['Why you want this', 'I want to work on what spans teams.'],
      ['what spans teams.', ''],
    ],
    until: 'Go on',
    from: 'Saved',
  },
  {
    name: 'status',
    shown: 'packet',
    words: ['-C', 'packets/staff'],
    typed: [],
  },
];

/**
 * Runs the program and answers each prompt when it is there.
 *
 * @param {Session} session
 * @param {string} home the folder that the program runs in, absolute
 * @returns {Promise<string>} all that the terminal showed
 */
function play({ words: given, typed, until }, home) {
  return new Promise((resolve, reject) => {
    const env = {
      HOME: home,
      PATH: process.env['PATH'] ?? '',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      PACKET_TODAY: '2026-11-20',
    };
    const author = {
      GIT_AUTHOR_NAME: 'Dana Reyes',
      GIT_AUTHOR_EMAIL: 'dana@example.org',
      GIT_CONFIG_GLOBAL: '/dev/null',
    };
    const terminal = spawn(process.execPath, [packet, ...given], {
      cols: COLUMNS,
      rows: 50,
      cwd: home,
      env: { ...env, ...author },
    });
    const waiting = [...typed];
    let output = '';
    let seen = 0;
    let isOver = false;
    terminal.onData((data) => {
      if (isOver) return;
      output += data;
      const [words = until, answer] = waiting[0] ?? [];
      // A prompt is complete when it ends in a blank, after which the cursor waits.
      const isWaiting = /[:\]] $|\r\n$/.test(output.replaceAll(/\u001b\[\d*m/g, ''));
      if (words === undefined || !output.includes(words, seen) || !isWaiting) return;
      seen = output.length;
      waiting.shift();
      if (answer !== undefined) terminal.write(`${answer}\r`);
      else {
        isOver = true;
        terminal.kill();
      }
    });
    const late = setTimeout(() => {
      terminal.kill();
      reject(new Error(`nothing more after:\n${output}`));
    }, 20_000);
    terminal.onExit(() => {
      clearTimeout(late);
      resolve(output);
    });
  });
}

/** @type {Record<string, string>} */
const COLOURS = { 31: '#cf222e', 32: '#1a7f37', 33: '#9a6700', 36: '#1b7c83' };

/**
 * Terminal output, colours and weight but no cursor movement, as the lines of a picture.
 *
 * @param {string} title
 * @param {string[]} lines
 * @returns {string} SVG
 */
function svg(title, lines) {
  const height = lines.length * 19 + 30;
  const escape = (/** @type {string} */ text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const spans = (/** @type {string} */ line) => {
    let style = '';
    return line
      .split(/(\u001b\[\d*m)/)
      .map((part) => {
        const code = /^\u001b\[(\d*)m$/.exec(part)?.[1];
        if (code === undefined) return part === '' ? '' : `<tspan${style}>${escape(part)}</tspan>`;
        if (code === '1') style = ' font-weight="bold"';
        else if (code === '2') style = ' fill="#6e7781"';
        else style = COLOURS[code] === undefined ? '' : ` fill="${COLOURS[code]}"`;
        return '';
      })
      .join('');
  };
  const text = lines.map(
    (line, index) => `<text x="16" y="${index * 19 + 32}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" width="720" role="img" aria-label="${escape(title)}">
<rect width="720" height="${height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#1f2328">
${text.join('\n')}
</g>
</svg>
`;
}

/**
 * @returns {Promise<Map<string, string>>} the pictures, SVG, by their names
 */
export async function renderScreens() {
  const home = mkdtempSync(join(tmpdir(), 'packet-screens-'));
  const pictures = new Map();
  try {
    for (const session of sessions) {
      const output = await play(session, home);
      const lines = output.replaceAll('\r', '').split('\n');
      const { from } = session;
      const start = from === undefined ? 0 : lines.findIndex((line) => line.includes(from));
      const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
      pictures.set(session.name, svg(session.shown, [`$ ${session.shown}`, '', ...lines.slice(start, end)]));
    }
  } finally {
    rmSync(home, { recursive: true });
  }
  return pictures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'docs/screens'), { recursive: true });
  for (const [name, picture] of await renderScreens())
    writeFileSync(join(root, 'docs/screens', `${name}.svg`), picture);
}
