import type { Brief, BriefGap } from '../core/hand-off/brief.ts';
import { UNSAFE } from './styler.ts';
import { formatItem } from '../core/document/page-edits.ts';

/** A brief as a file that two managers read, and sign off. */
export function briefMarkdown(brief: Brief): string {
  const { header, date, by, to } = brief;
  const hands = [
    ...(by === undefined ? [] : [`${line(by)} hands it over`]),
    ...(to === undefined ? [] : [`${line(to)} takes it on`]),
  ];
  const blocks = [
    `# Hand-off: ${line(header.author)}, ${line(header.from)} to ${line(header.to)}`,
    `${[...hands, date].join(', ')}. What was agreed so far, with its dates and where each of it is written down, so that it need not be agreed again.`,
    '## Where it stands',
    listed(standing(brief)),
    '## Agreed so far',
    brief.agreed.length === 0 ? 'Nothing is written down as agreed yet.' : listed(agreed(brief)),
    ...(brief.gaps.length === 0 ? [] : ['## Gaps, and what is planned (packet.md)', listed(brief.gaps.map(gap))]),
    '## Signed off',
    listed([by, to, header.author].flatMap((name) => (name === undefined ? [] : [box(`${name}, on:`, false)]))),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function standing({ header, by, shared, cycle, dates, written, rounds }: Brief): readonly string[] {
  const goal = shared === undefined ? '' : `, shared with ${line(by ?? 'the manager')} (1:1 of ${shared})`;
  const ahead = dates.map(({ label, date }) => `${label} ${date}`).join(', ');
  const done = [
    ...(written === undefined ? [] : [`first full text since ${written}`]),
    ...rounds.map(({ kind, closed }) => `${kind} round closed ${closed}`),
  ];
  return [
    item(`Goal: ${header.to}${goal}`),
    ...(cycle === undefined && ahead === '' ? [] : [item(`Cycle: ${[cycle ?? '', ahead].filter(Boolean).join(': ')}`)]),
    ...(done.length === 0 ? [] : [item(`The packet: ${done.join(', ')}`)]),
  ];
}

function agreed({ agreed: all }: Brief): readonly string[] {
  return all.map(({ owner, text, isDone, since }) => {
    const source = since === undefined ? '(a 1:1 without a date)' : `(1:1 of ${since})`;
    return box(`${owner === undefined ? '' : `${owner}: `}${text} ${source}`, isDone);
  });
}

function gap({ title, plan, lookAgain }: BriefGap): string {
  const again = lookAgain === '' ? '' : ` (look again: ${lookAgain})`;
  return item(`${title}${plan === '' ? '' : `: ${plan}`}${again}`);
}

function item(text: string): string {
  return formatItem({ text: line(text), isDone: undefined }, '-', 0);
}

function box(text: string, isDone: boolean): string {
  return formatItem({ text: line(text), isDone }, '-', 0);
}

function listed(lines: readonly string[]): string {
  return lines.join('\n');
}

/** What came from a file as part of a line, where it can neither end that, open a comment, nor steer a terminal. */
function line(text: string): string {
  return text.replace(UNSAFE, '').replace(/\s+/g, ' ').trim().replace(/<!--/g, '\\<!--');
}
