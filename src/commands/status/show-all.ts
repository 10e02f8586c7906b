import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { jsonText } from '../../view/json-text.ts';
import { standingsObject, standingsText } from '../../view/standings-text.ts';
import { readAll } from './read-all.ts';

/** `packet status --all`: every packet with the one thing that is next. */
export async function showAll(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const all = await readAll(context);
  screen.out(
    given.flags['json'] === true ? jsonText(standingsObject(all)) : standingsText(all, screen.columns, screen.style),
  );
  return ExitCode.done;
}
