import { isSettled } from '../core/workflow/step-standing.ts';
import type { Standing } from '../core/workflow/standing.ts';
import { statusObject } from './status-object.ts';
import { hintWords } from './step-lines.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Where one stands with one packet of several; one that cannot be read has a problem instead. */
export type ReadStanding = {
  /** Absolute. */
  readonly folder: string;
  /** As the user would type it. */
  readonly shown: string;
} & ({ readonly standing: Standing } | { readonly problem: string });

/** Each packet in a few lines, with the one thing that is next. */
export function standingsText(all: readonly ReadStanding[], columns: number, style: Styler): string {
  if (all.length === 0) return 'No packets here.\n';
  return all.map((each) => `${linesOf(each, columns, style).join('\n')}\n`).join('\n');
}

function linesOf(each: ReadStanding, columns: number, style: Styler): readonly string[] {
  const name = style.path(each.shown);
  if ('problem' in each) return [name, wrappedText(style.warning(each.problem), columns, '  ')];
  const { header, steps, next, cycle } = each.standing;
  const many = `${String(steps.filter(isSettled).length)} of ${String(steps.length)} steps done or waived`;
  const who = `${header.author}: ${header.from} to ${header.to}; ${many}`;
  const lines = [name, wrappedText(style.text(who), columns, '  ')];
  if (cycle.promoted !== undefined) return [...lines, `  ${style.done('promoted')}`];
  if (next === undefined) return lines;
  const why = `${style.next('next')}  ${wrappedText(style.text(next.why), columns, '        ').trimStart()}`;
  const hint = next.command === undefined ? [] : [wrappedText(hintWords(next.command, '', style), columns, '        ')];
  return [...lines, `  ${why}`, ...hint];
}

export function standingsObject(all: readonly ReadStanding[]): object {
  return {
    packets: all.map((each) =>
      'problem' in each
        ? { packet: { name: each.folder.split('/').at(-1) ?? '', folder: each.folder }, problem: each.problem }
        : statusObject(each.folder, each.standing),
    ),
  };
}
