// Makes the README's pictures, and the recorded session, out of the real program: `npm run screens`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stage } from './play.mjs';
import { historyFile } from './year.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 80;
const ROWS = 24;

/** @type {[string, string][]} */
const setUp = [
  ['Your name', '\r'],
  ['Your level today', '\u001b[B\r'],
  ['aim for', '\r'],
  ['Your manager', 'Sam Lee\r'],
  ['Your next 1:1', '4 Dec\r'],
  ['Why you want this', 'I want to work on what spans teams.\r'],
];

/** @type {[string, string][]} */
const entry = [
  ['Go on >', '\r'],
  ['What next >', '\u001b[Z'],
  ['Question >', '3\r'],
  ['What next >', '\r'],
  ['New metric >', 'Label latency, p95\r'],
  ['In a few sentences', '\r'],
  ['For >', 'Label service split\r'],
  ['Before >', '900 ms\r'],
  ['After >', '310 ms\r'],
];

/**
 * The picture shows what comes from the line with `from` on. With `asOf`, an ISO date, the program runs in the example's year, with all
 * that was kept up to that day.
 *
 * @type {(import('./play.mjs').Session & { name: string, shown: string, from?: string, asOf?: string })[]}
 */
const pictures = [
  {
    name: 'init',
    shown: 'packet init ~/packets/staff',
    words: ['init', 'packets/staff'],
    typed: setUp,
    until: 'Go on >',
    from: 'Saved',
  },
  {
    name: 'question',
    shown: 'packet init ~/packets/staff',
    words: ['init', 'packets/staff'],
    typed: [...entry, ['Period >', '2026-03 to 2026-09, every w']],
    until: 'every w',
    from: 'Quantifiable impact',
  },
  {
    name: 'year-round',
    shown: 'packet round show',
    words: ['round', 'show', '-C', 'year/staff'],
    typed: [],
    today: '2026-02-16',
    asOf: '2026-02-16',
  },
  {
    name: 'year-review',
    shown: 'packet review',
    words: ['review', '-C', 'year/staff'],
    typed: [],
    today: '2026-03-12',
    asOf: '2026-03-04',
  },
  {
    name: 'year-status',
    shown: 'packet',
    words: ['-C', 'year/staff'],
    typed: [],
    today: '2026-08-11',
    asOf: '2026-08-10',
  },
];

/** A first evening, stopped in the middle of a sentence. */
const recorded = [
  {
    shown: 'packet init staff',
    words: ['init', 'staff'],
    typed: /** @type {[string, string][]} */ ([
      ...setUp,
      ...entry,
      ['Period >', '2026-03 to 2026-09\r'],
      ['Source >', '\u0005'],
      ['Source >', 'the latency dash\u001b[Z'],
      ['Period >', '\r'],
      ['the latency dash', '\u0003'],
    ]),
  },
  {
    shown: 'packet init staff',
    words: ['init', 'staff'],
    typed: /** @type {[string, string][]} */ ([
      ['the latency dash', 'board\r'],
      ['With >', '\u0004'],
    ]),
  },
  { shown: 'packet -C staff', words: ['-C', 'staff'], typed: [] },
];

/** The sixteen colours that the program uses, as a light theme has them. */
/** @type {Record<number, string>} */
const COLOURS = { 1: '#cf222e', 2: '#1a7f37', 3: '#9a6700', 6: '#1b7c83' };

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * @param {import('./play.mjs').Cell[]} cells
 * @returns {string} SVG text spans, one for each run of one style
 */
function spans(cells) {
  let spans = '';
  let text = '';
  let style = '';
  const end = () => {
    if (text !== '') spans += `<tspan${style}>${escaped(text)}</tspan>`;
    text = '';
  };
  for (const { text: shown, isBold, isDim, colour } of cells) {
    const fill = isDim ? '#6e7781' : colour === undefined ? undefined : COLOURS[colour];
    const own = `${isBold ? ' font-weight="bold"' : ''}${fill === undefined ? '' : ` fill="${fill}"`}`;
    if (own !== style) end();
    style = own;
    text += shown;
  }
  end();
  return spans;
}

/**
 * @param {string} title
 * @param {import('./play.mjs').Cell[][]} lines
 * @returns {string} SVG
 */
function svg(title, lines) {
  const height = (lines.length + 2) * 19 + 30;
  const rows = [escaped(`$ ${title}`), '', ...lines.map(spans)];
  const text = rows.map((row, index) => `<text x="16" y="${index * 19 + 32}" xml:space="preserve">${row}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" width="720" role="img" aria-label="${escaped(title)}">
<rect width="720" height="${height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#1f2328">
${text.join('\n')}
</g>
</svg>
`;
}

/**
 * @template Result
 * @param {(home: string) => Promise<Result>} use
 */
async function withHome(use) {
  const home = mkdtempSync(join(tmpdir(), 'packet-screens-'));
  try {
    return await use(home);
  } finally {
    rmSync(home, { recursive: true });
  }
}

/**
 * The example's year as it was at the end of a day, in `year` below a folder.
 *
 * @param {string} home
 * @param {string} day ISO date
 */
function openYear(home, day) {
  const year = join(home, 'year');
  const git = (/** @type {string[]} */ ...words) => execFileSync('git', ['-C', year, ...words], { encoding: 'utf8' });
  if (!existsSync(year)) {
    mkdirSync(year);
    git('init', '--quiet');
    execFileSync('git', ['-C', year, 'fast-import', '--quiet'], { input: readFileSync(historyFile) });
  }
  git('checkout', '--quiet', git('rev-list', '-1', `--before=${day}T23:59:59Z`, 'main').trim());
}

/** @returns {Promise<Map<string, string>>} the pictures, SVG, by their names */
export async function renderScreens() {
  return withHome(async (home) => {
    /** @type {Map<string, string>} */
    const drawn = new Map();
    for (const session of pictures) {
      if (session.asOf !== undefined) openYear(home, session.asOf);
      const stage = new Stage(home, COLUMNS, ROWS);
      await stage.play(session);
      const lines = stage.lines();
      const { from } = session;
      const text = (/** @type {import('./play.mjs').Cell[]} */ cells) => cells.map((cell) => cell.text).join('');
      const start = from === undefined ? 0 : lines.findLastIndex((cells) => text(cells).includes(from));
      drawn.set(session.name, svg(session.shown, lines.slice(start)));
    }
    return drawn;
  });
}

/** Seconds that a key, an answer, and a program's end take in the recording: it is made, so that it is the same each time. */
const PACE = { key: 0.06, answer: 0.7, end: 1.2 };

/**
 * @returns {Promise<string>} the session as asciicast v2, https://docs.asciinema.org/manual/asciicast/v2/
 */
export async function renderRecording() {
  return withHome(async (home) => {
    const header = {
      version: 2,
      width: COLUMNS,
      height: ROWS,
      title: 'packet init: a first evening, stopped and gone on with',
    };
    const events = [JSON.stringify(header)];
    let time = 0;
    const show = (/** @type {string} */ data, /** @type {number} */ pause) => {
      time += pause;
      events.push(JSON.stringify([Number(time.toFixed(2)), 'o', data]));
    };
    const stage = new Stage(home, COLUMNS, ROWS);
    for (const session of recorded) {
      show('$ ', PACE.end);
      for (const key of session.shown) show(key, PACE.key);
      show('\r\n', PACE.answer);
      for (const part of await stage.play(session)) show(part, part.includes('\n') ? PACE.answer : PACE.key);
    }
    show('$ ', PACE.end);
    return `${events.join('\n')}\n`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'docs/screens'), { recursive: true });
  for (const [name, picture] of await renderScreens())
    writeFileSync(join(root, 'docs/screens', `${name}.svg`), picture);
  writeFileSync(join(root, 'docs/screens/first-evening.cast'), await renderRecording());
}
