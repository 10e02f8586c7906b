import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What `packet` says where there is no packet. */
export function outsideText(columns: number, style: Styler): string {
  const lines = [
    wrappedText('There is no packet in this folder or above it.', columns),
    '',
    `  ${style.command('packet init ~/packets/staff')}`,
    wrappedText('starts one: a minute of set-up, then seven questions', columns, '      '),
    `  ${style.command('packet help')}`,
    wrappedText('commands and topics', columns, '      '),
  ];
  return `${lines.join('\n')}\n`;
}
