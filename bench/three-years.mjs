import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The days on which something happened, evenly, up to `last`.
 *
 * @param {number} many
 * @param {string} last ISO date
 * @returns {string[]} ISO dates, the earliest first
 */
function days(many, last) {
  const step = (3 * 365) / many;
  return Array.from({ length: many }, (_, index) =>
    new Date(Date.parse(last) - Math.round((many - 1 - index) * step) * DAY).toISOString().slice(0, 10),
  );
}

/**
 * What three years leave beside a packet.md: 60 reviews, 12 rounds, 600 notes, and a plan that knows of them.
 *
 * @param {string} folder absolute, there already
 * @param {string} last ISO date of the last review
 */
export function writeThreeYears(folder, last) {
  mkdirSync(join(folder, 'reviews'));
  for (const [index, date] of days(60, last).entries()) {
    const goal = index === 0 ? 'goal-shared: yes\n' : '';
    const front = `---\nreview: 1\ndate: ${date}\nwith: Sam Lee\nrelation: manager\n${goal}---\n`;
    const heard = '- The scope is there, and what is missing is how it was measured.\n'.repeat(4);
    const agreed = `- [x] Sam: ask who sits on the committee\n- [${index > 57 ? ' ' : 'x'}] me: draft of the queue memo\n`;
    const text = `${front}\n# 1:1 with Sam Lee, ${date}\n\n## To ask\n\n- [x] What is missing?\n\n## Heard\n\n${heard}\n## Agreed\n\n${agreed}`;
    writeFileSync(join(folder, 'reviews', `${date}.md`), text);
  }
  mkdirSync(join(folder, 'rounds'));
  for (const [index, date] of days(12, last).entries()) {
    const number = String(index + 1).padStart(2, '0');
    const kind = ['self', 'peers', 'manager', 'sponsor'][index % 4] ?? 'self';
    const front = `---\nround: ${number}\nkind: ${kind}\nopened: ${date}\nclosed: ${date}\n---\n`;
    const readers = '- [x] Jo Park (Staff): asked 2026-12-01, answered 2026-12-05\n- [x] Ana Ruiz: asked 2026-12-01\n';
    const feedback = '- [x] impact: say who measured the baseline (Jo Park)\n'.repeat(20);
    writeFileSync(
      join(folder, 'rounds', `${number}-${kind}.md`),
      `${front}\n## Readers\n\n${readers}\n## Feedback\n\n${feedback}`,
    );
  }
  const notes = days(600, last).toReversed();
  const item = (/** @type {string} */ date) =>
    `- ${date} Cut label p95 from 900 to 310 ms ([dashboard](https://docs.example/m)) #impact\n`;
  const months = new Map(notes.map((date) => [date.slice(0, 7), '']));
  for (const date of notes) months.set(date.slice(0, 7), `${months.get(date.slice(0, 7)) ?? ''}${item(date)}`);
  const parts = [...months].map(([month, items]) => `\n## ${month}\n\n${items}`);
  writeFileSync(join(folder, 'notes.md'), `# Notes\n${parts.join('')}`);
}
