import type { Area, Finding } from '../core/doctor/finding.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

const WORDS = { ok: 'ok', note: 'note', problem: 'problem' } as const;
const STYLES = { ok: 'done', note: 'quiet', problem: 'warning' } as const;
const WIDTH = Math.max(...Object.values(WORDS).map((word) => word.length));
const AREAS: readonly Area[] = [
  'program',
  'folder',
  'files',
  'git',
  'privacy',
  'settings',
  'store',
  'editor',
  'terminal',
];
const AREA_WIDTH = Math.max(...AREAS.map((area) => area.length));
const INDENT = ' '.repeat(WIDTH + AREA_WIDTH + 4);

/** Every finding in a line or two, what was put right, and how many problems are left. */
export function findingsText(
  findings: readonly Finding[],
  fixed: readonly Finding[],
  columns: number,
  style: Styler,
): string {
  const lines = findings.map(({ area, state, says, todo }) => {
    const head = `${style[STYLES[state]](WORDS[state].padEnd(WIDTH))}  ${area.padEnd(AREA_WIDTH)}  `;
    const said = wrappedText(style.text(says), columns, '', INDENT);
    return `${head}${said}\n${todo === undefined ? '' : `${INDENT}${style.command(todo)}\n`}`;
  });
  const done = fixed.map(({ says }) => `${style.done('fixed')}    ${style.text(says)}\n`);
  return [...lines, ...(done.length === 0 ? [] : ['\n', ...done]), `\n${summary(findings, style)}\n`].join('');
}

function summary(findings: readonly Finding[], style: Styler): string {
  const problems = findings.filter(({ state }) => state === 'problem');
  if (problems.length === 0) return style.done('No problem found.');
  const count = problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`;
  const isFixable = problems.some(({ fix }) => fix !== undefined);
  return `${style.warning(count)}${isFixable ? `     ${style.command('packet doctor --fix')} puts right what is safe` : ''}`;
}

export function findingsObject(findings: readonly Finding[], fixed: readonly Finding[]): object {
  const count = (wanted: Finding['state']): number => findings.filter(({ state }) => state === wanted).length;
  const object = ({ area, state, says, todo, fix }: Finding): object => ({
    area,
    state,
    says,
    todo: todo ?? null,
    isFixable: fix !== undefined,
  });
  return {
    findings: findings.map(object),
    fixed: fixed.map(object),
    counts: { ok: count('ok'), note: count('note'), problem: count('problem') },
  };
}
