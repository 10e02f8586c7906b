import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { parseSetupValue, type Answers } from '../../core/packet/answers.ts';
import type { Setup } from '../../core/packet/new-packet.ts';
import { shellWord } from '../../core/shell-word.ts';

/** Flags that answer set-up: the key in an answers file, and commander's name for the flag. */
const SETUP_FLAGS = [
  ['author', 'author'],
  ['from', 'from'],
  ['to', 'to'],
  ['manager', 'manager'],
  ['next-review', 'nextReview'],
  ['review-every', 'reviewEvery'],
  ['cycle', 'cycle'],
  ['why', 'why'],
] as const;

/**
 * Refuses flags and arguments that go ill together, or say nothing.
 * @throws PacketError `E_USAGE`
 */
export function refuseFlags({ arguments: [folder], flags }: Given): void {
  if (folder === '') throw usage('Unexpected empty folder, expected a name, or . for the current one', 'packet init .');
  if (folder !== undefined && flags['packet'] !== undefined) {
    const message = `Unexpected --packet beside the folder "${folder}", expected one of them`;
    throw usage(message, `packet init ${shellWord(folder)}`);
  }
  if (flags['template'] === '') {
    throw usage('Unexpected empty --template, expected a name or a path', 'packet init --help');
  }
  if (flags['printAnswers'] !== true) return;
  const given = [['answers', 'answers'] as const, ['after', 'after'] as const, ...SETUP_FLAGS].find(
    ([, flag]) => flags[flag] !== undefined,
  );
  if (given === undefined) return;
  const message = `Unexpected --${given[0]} beside --print-answers, expected it in what is printed`;
  throw usage(message, 'packet init --print-answers > answers.yaml');
}

/** Whether a flag says what this key of an answers file says. */
export function isFlagGiven({ flags }: Given, key: string): boolean {
  const flag = key === 'template' ? key : SETUP_FLAGS.find(([name]) => name === key)?.[1];
  return flag !== undefined && flags[flag] !== undefined;
}

function usage(message: string, hint: string): PacketError {
  return new PacketError('E_USAGE', message, { hint });
}

/** The answers with those of the flags, which go before. Throws `E_DATE`, `E_TEXT`. */
export function withFlags({ clock }: Context, { flags }: Given, answers: Answers): Answers {
  const setup: { -readonly [key in keyof Setup]?: Setup[key] } = { ...answers.setup };
  for (const [key, flag] of SETUP_FLAGS) {
    const value = flags[flag];
    if (typeof value !== 'string') continue;
    const parsed = parseSetupValue(key, value, clock.today());
    if (parsed !== '') setup[flag] = parsed;
  }
  return { ...answers, setup };
}
