import type { NamedRule } from '../core/checks/named-rule.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

const LABELS = { finds: 'Finds', why: 'Because', mend: 'To mend' } as const;
const WIDTH = Math.max(...Object.values(LABELS).map((label) => label.length)) + 2;
const SEVERITIES = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A rule: its name and how grave it is, what it finds, why, and how that is mended. */
export function ruleText(rule: NamedRule, columns: number, style: Styler): string {
  const rows = (['finds', 'why', 'mend'] as const).map((key) => {
    const label = style.quiet(LABELS[key].padEnd(WIDTH));
    return wrappedText(`${label}${style.text(rule[key])}`, columns, '', ' '.repeat(WIDTH));
  });
  const head = `${style.title(rule.name)}  ${SEVERITIES[rule.severity]}`;
  return `${[head, '', ...rows].join('\n')}\n`;
}

/** The same for a program. */
export function ruleObject({ name, severity, finds, why, mend }: NamedRule): object {
  return { rule: { name, severity, finds, why, mend } };
}
