import { Command as Commander, CommanderError } from 'commander';
import { PacketError } from '../core/errors.ts';
import { commands, type Command, type Given } from './commands.ts';

/** What the words on the command line mean. */
export type Invocation = Run | { readonly kind: 'text'; readonly text: string };

interface Run {
  readonly kind: 'run';
  readonly command: Command;
  readonly given: Given;
}

/** Flags whose value is the next word and that may stand before the command; short ones may be joined: `-qC DIR`. */
const VALUED = /^(?:--directory|--packet|-[^-Cp]*[Cp])$/;

/**
 * Reads the command line with commander.
 * @throws PacketError `E_USAGE` for anything that no command takes.
 */
export function parseArguments(argv: readonly string[], version: string, columns: number): Invocation {
  let invocation: Run | undefined;
  let help = '';
  const program = new Commander('packet');
  const write = (text: string): void => {
    help += text;
  };
  program
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined, getOutHelpWidth: () => columns })
    .helpCommand(false)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .description('Write a promotion packet for a Staff-plus role, and keep it alive until the promotion.')
    .addHelpText('after', '\n"packet" alone shows where you stand. More: packet help, packet <command> --help');
  const words = withCommandFirst(
    argv,
    commands.map(({ spec }) => spec.name),
  );
  for (const command of commands) {
    const { spec } = command;
    const sub = program
      .command(spec.name)
      .summary(spec.summary)
      .description(spec.description)
      .helpGroup(`${spec.group}:`);
    for (const { name, about } of spec.arguments) sub.argument(name, about);
    // The others are only listed, and an option costs a part of every start.
    if (spec.name !== words[0]) continue;
    sub.helpOption('-h, --help', 'print this help');
    for (const { flags, about, isRepeated } of spec.options) {
      if (isRepeated === true) sub.option(flags, about, withOneMore);
      else sub.option(flags, about);
    }
    sub.addHelpText(
      'after',
      `\nExamples:\n${spec.examples.map(({ line, about }) => `  ${line}\n      ${about}`).join('\n')}`,
    );
    sub.action((...values: unknown[]) => {
      const given = values.slice(0, spec.arguments.length) as (string | undefined)[];
      invocation = {
        kind: 'run',
        command,
        given: { arguments: given, flags: sub.opts(), isNamed: argv.includes(spec.name) },
      };
    });
  }
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: help };
    throw usageError(error, argv);
  }
  if (invocation === undefined) return { kind: 'text', text: program.helpInformation() };
  const topic = asked(invocation);
  return topic === undefined ? invocation : parseArguments([topic, '--help'], version, columns);
}

/** The command whose help is asked for in words, `packet help init`; as JSON it is a page like others. */
function asked({ command, given }: Run): string | undefined {
  const [topic] = given.arguments;
  if (command.spec.name !== 'help' || given.flags['json'] === true) return undefined;
  return commands.find(({ spec }) => spec.name === topic)?.spec.name;
}

/** The values of a flag that may be given several times, so far. */
function withOneMore(value: string, sofar: readonly string[] = []): readonly string[] {
  return [...sofar, value];
}

/** Flags may stand before the command; `packet` alone is `packet status`. */
function withCommandFirst(argv: readonly string[], names: readonly string[]): string[] {
  let at = 0;
  while (at < argv.length) {
    const word = argv[at] ?? '';
    if (word === '--' || !word.startsWith('-') || word === '-') break;
    if (['-h', '--help', '-V', '--version'].includes(word)) return [...argv];
    at += VALUED.test(word) ? 2 : 1;
  }
  const command = argv[at];
  if (command === undefined || command === '--') return ['status', ...argv];
  return names.includes(command) ? [command, ...argv.slice(0, at), ...argv.slice(at + 1)] : [command, ...argv];
}

function usageError(error: CommanderError, argv: readonly string[]): PacketError {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (?:one of )?(.+?)\?\)$/.exec(suggestion ?? '')?.[1];
  const command = commands.find(({ spec }) => argv.includes(spec.name))?.spec.name;
  const help = command === undefined ? 'packet --help' : `packet ${command} --help`;
  const sentence = message.charAt(0).toUpperCase() + message.slice(1).replaceAll("'", '"').replace(/\.$/, '');
  return new PacketError('E_USAGE', sentence, {
    hint: meant === undefined ? help : `did you mean ${meant}? See ${help}`,
    cause: error,
  });
}
