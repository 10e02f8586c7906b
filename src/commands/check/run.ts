import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { Problem } from '../../core/problem.ts';
import { jsonText } from '../../view/json-text.ts';
import { problemsObject, problemsText } from '../../view/problems-text.ts';
import { checkRequest, type CheckRequest } from './check-request.ts';
import { problemsOfFiles, problemsOfPacket } from './read-problems.ts';

/** `packet check`: what is wrong or missing in a packet's files, or what a rule is about. */
export async function runCheck(context: Context, given: Given): Promise<ExitCode> {
  const request = checkRequest(given);
  if (request.kind === 'rule') {
    await explain(context, request);
    return ExitCode.done;
  }
  const { files, format } = request;
  const problems =
    files.length === 0
      ? await problemsOfPacket(context, requiredPacket(context.findPacketToMend()))
      : await problemsOfFiles(context, files);
  await show(context, problems, format);
  return problems.some(({ severity }) => severity === 'error') ? ExitCode.found : ExitCode.done;
}

async function explain({ screen }: Context, { rule, format }: CheckRequest & { readonly kind: 'rule' }): Promise<void> {
  const { ruleObject, ruleText } = await import('../../view/rule-text.ts');
  screen.out(format === 'json' ? jsonText(ruleObject(rule)) : ruleText(rule, screen.columns, screen.style));
}

async function show(context: Context, problems: readonly Problem[], format: 'text' | 'json' | 'github'): Promise<void> {
  const { screen } = context;
  if (format === 'github') {
    const { problemAnnotations } = await import('../../view/problem-annotations.ts');
    screen.out(problemAnnotations(problems, (file) => context.pathInRepository(file), screen.style));
  } else if (format === 'json') screen.out(jsonText(problemsObject(problems)));
  else screen.out(problemsText(problems, screen.columns, screen.style));
}
