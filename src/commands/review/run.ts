import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { wantedFormat } from '../../core/output-format.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { agendaText } from '../../view/agenda-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import { readAgenda } from './read-agenda.ts';
import { wishOf } from './wish.ts';

const FORMATS = ['text', 'md', 'json'] as const;

/** `packet review`: what to take into the next 1:1. */
export async function runReview(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const { flags } = given;
  const format = wantedFormat(flags['format'], flags['json'] === true, FORMATS, 'packet review --format md');
  const folder = requiredPacket(context.findPacket());
  const { agenda } = await readAgenda(context, folder, wishOf(given), format === 'md');
  if (format === 'json') {
    const { agendaObject } = await import('../../view/agenda-object.ts');
    screen.out(jsonText(agendaObject(agenda)));
    return ExitCode.done;
  }
  if (format === 'md') {
    const { agendaMarkdown } = await import('../../view/agenda-markdown.ts');
    screen.out(agendaMarkdown(agenda));
    return ExitCode.done;
  }
  screen.out(agendaText(agenda, screen.columns, screen.style));
  const { errStyle } = screen;
  for (const { file, line, column, message, severity } of agenda.problems) {
    if (severity === 'info') continue;
    const text = `${file}:${String(line)}:${String(column)}  ${message}`;
    screen.err(`${wrappedText(errStyle.warning(text), screen.columns, '', '  ')}\n`);
  }
  return ExitCode.done;
}
