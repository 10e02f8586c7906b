import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import type { ExitCode } from '../../../core/exit-code.ts';
import { sponsorRequest, sponsorSupport } from '../../../core/rounds/sponsor-words.ts';
import { wrappedText } from '../../../view/wrapped-text.ts';
import { askReaders } from '../ask-readers.ts';

/** `packet round sponsor`: a copy for a sponsor, the words to ask for it, and what helps them. */
export async function runRoundSponsor(context: Context, given: Given): Promise<ExitCode> {
  const [name] = given.arguments;
  const names = name === undefined ? [] : [name];
  const code = await askReaders(context, given, { kind: 'sponsor', names, command: 'packet round sponsor' });
  const { screen } = context;
  if (given.flags['json'] === true) return code;
  const { errStyle, columns } = screen;
  const quoted = sponsorRequest.map((line) => wrappedText(errStyle.text(line), columns, '  ', '  '));
  const listed = sponsorSupport.map((line) => wrappedText(errStyle.text(line), columns, '- ', '  '));
  const lines = [errStyle.title('To ask for it, say'), ...quoted, errStyle.title('What helps a sponsor'), ...listed];
  screen.err(`\n${lines.join('\n')}\n`);
  return code;
}
