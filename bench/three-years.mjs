import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyFile } from '../build/year.mjs';

const DAY = 24 * 60 * 60 * 1000;
const MANY = { reviews: 60, rounds: 12, versions: 40, notes: 600 };

/**
 * @param {string} date ISO date
 * @param {number} by days
 * @returns {string} ISO date
 */
function moved(date, by) {
  return new Date(Date.parse(date) + by * DAY).toISOString().slice(0, 10);
}

/**
 * A text of the year with its dates moved, so that one of them becomes another.
 *
 * @param {string} text
 * @param {string} from ISO date
 * @param {string} to ISO date
 * @returns {string}
 */
function movedText(text, from, to) {
  const by = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => moved(date, by));
}

/**
 * The days on which something happened, evenly, up to `last`.
 *
 * @param {number} many
 * @param {string} last ISO date
 * @returns {string[]} ISO dates, the earliest first
 */
function days(many, last) {
  const step = (3 * 365) / many;
  return Array.from({ length: many }, (_, index) => moved(last, -Math.round((many - 1 - index) * step)));
}

/** @template Item @param {readonly Item[]} items @param {number} index @returns {Item} of items that begin again */
function again(items, index) {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('the year has none of these');
  return item;
}

/**
 * What three years leave beside a packet.md: the year in `examples/year` three times over, with as many reviews, rounds, versions of
 * packet.md and notes as `MANY` says. All is done but for what the last two 1:1s agreed.
 *
 * @param {string} folder absolute, there already
 * @param {string} last ISO date of the last review
 * @param {string} manager with whom the reviews were
 */
export function writeThreeYears(folder, last, manager) {
  const home = mkdtempSync(join(tmpdir(), 'packet-year-'));
  try {
    /** @param {string[]} words */
    const git = (...words) => execFileSync('git', ['-C', home, ...words], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    git('init', '--quiet');
    execFileSync('git', ['-C', home, 'fast-import', '--quiet'], { input: readFileSync(historyFile) });
    git('checkout', '--quiet', 'main');
    const commits = git('log', '--reverse', '--format=%H', '--', 'staff/packet.md').trim().split('\n');
    const texts = commits.map((commit) => git('show', `${commit}:staff/packet.md`));
    writeYear({ year: join(home, 'staff'), texts, folder, last, manager });
  } finally {
    rmSync(home, { recursive: true });
  }
}

/**
 * @param {{ year: string, texts: readonly string[], folder: string, last: string, manager: string }} given `year`: the packet folder
 *   at its end; `texts`: what its packet.md said, the earliest first
 */
function writeYear({ year, texts, folder, last, manager }) {
  const versions = writeVersions(folder, texts);
  /** @param {string} text @param {number} index @returns {string} with the version of that time */
  const based = (text, index) => text.replace(/^base: .*/m, `base: ${again(versions, index)}`);
  mkdirSync(join(folder, 'reviews'));
  const talks = readdirSync(join(year, 'reviews')).filter((name) => /^\d/.test(name));
  for (const [index, date] of days(MANY.reviews, last).entries()) {
    const name = again(talks, index);
    const text = movedText(readFileSync(join(year, 'reviews', name), 'utf8'), name.slice(0, 10), date);
    const withManager = text
      .replace(/Elin Berg|Marcus Osei/g, manager)
      .replace(/\b(?:Elin|Marcus)\b/g, manager.split(' ')[0] ?? manager);
    const isOpen = index >= MANY.reviews - 2;
    const done = isOpen ? withManager : withManager.replaceAll('- [ ]', '- [x]');
    // The last one gets the text of now when more is kept of it.
    const kept = date === last ? done.replace(/^base: .*\n/m, '') : based(done, index);
    writeFileSync(join(folder, 'reviews', `${date}.md`), kept);
  }
  mkdirSync(join(folder, 'rounds'));
  const rounds = readdirSync(join(year, 'rounds')).filter((name) => name.endsWith('.md'));
  for (const [index, date] of days(MANY.rounds, moved(last, -30)).entries()) {
    const name = again(rounds, index);
    const own = `${String(index + 1).padStart(2, '0')}${name.slice(2, -3)}`;
    const text = readFileSync(join(year, 'rounds', name), 'utf8');
    const [, opened = ''] = /^opened: (\S+)/m.exec(text) ?? [];
    const now = movedText(text, opened, date).replace(/^round: .*/m, `round: ${index + 1}`);
    writeFileSync(join(folder, 'rounds', `${own}.md`), based(now.replaceAll('- [ ]', '- [x]'), index));
    const copies = join(year, 'rounds', name.slice(0, -3));
    if (existsSync(copies)) cpSync(copies, join(folder, 'rounds', own), { recursive: true });
  }
  const noted = Array.from(
    readFileSync(join(year, 'notes.md'), 'utf8').matchAll(/^- \S+ (.*)/gm),
    ([, text = '']) => text,
  );
  /** @type {Map<string, string>} */
  const months = new Map();
  for (const [index, date] of days(MANY.notes, last).toReversed().entries()) {
    const month = date.slice(0, 7);
    months.set(month, `${months.get(month) ?? ''}- ${date} ${again(noted, index)} #impact\n`);
  }
  const parts = [...months].map(([month, items]) => `\n## ${month}\n\n${items}`);
  writeFileSync(join(folder, 'notes.md'), `# Notes\n${parts.join('')}`);
}

/**
 * @param {string} folder
 * @param {readonly string[]} texts
 * @returns {string[]} names of the texts that are kept, the earliest first
 */
function writeVersions(folder, texts) {
  mkdirSync(join(folder, '.packet/versions'), { recursive: true });
  return Array.from({ length: MANY.versions }, (_, index) => {
    const text = `${again(texts, index)}\n<!-- ${index} -->\n`;
    const size = Buffer.byteLength(text);
    const version = createHash('sha1').update(`blob ${size}\0${text}`).digest('hex');
    writeFileSync(join(folder, '.packet/versions', version), text);
    return version;
  });
}
