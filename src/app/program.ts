import { Command as Commander, CommanderError } from 'commander';
import { PacketError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { shellWord } from '../core/shell-word.ts';
import type { CommandSpec } from './command-spec.ts';
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
  const words = withCommandFirst(argv);
  /** Lists a command, and takes it as it is called where the words from `depth` on name it. */
  const add = (parent: Commander, command: Command, depth: number): void => {
    const { spec, subcommands = [] } = command;
    const own = parent.command(spec.name).summary(spec.summary).description(spec.description);
    if (depth === 0) own.helpGroup(`${spec.group}:`);
    for (const { name, about } of spec.arguments) own.argument(name, about);
    // The others are only listed, and an option costs a part of every start.
    if (spec.name !== words[depth]) return;
    own.helpCommand(false);
    for (const each of subcommands) add(own, each, depth + 1);
    // Flags of both would be taken by this one.
    if (subcommands.some((each) => each.spec.name === words[depth + 1])) return;
    own.helpOption('-h, --help', 'print this help');
    for (const { flags, about, isRepeated } of spec.options) {
      if (isRepeated === true) own.option(flags, about, withOneMore);
      else own.option(flags, about);
    }
    own.addHelpText(
      'after',
      `\nExamples:\n${spec.examples.map(({ line, about }) => `  ${line}\n      ${about}`).join('\n')}`,
    );
    own.action((...values: unknown[]) => {
      // One that stands for any number is a list.
      const given = values.slice(0, spec.arguments.length).flat() as (string | undefined)[];
      invocation = {
        kind: 'run',
        command,
        given: { arguments: given, flags: own.opts(), isNamed: argv.includes(spec.name) },
      };
    });
  };
  for (const command of commands) add(program, command, 0);
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: help };
    throw usageError(error, words);
  }
  if (invocation === undefined) return { kind: 'text', text: program.helpInformation() };
  const asked = commandAsked(invocation);
  return asked === undefined ? invocation : parseArguments([...asked, '--help'], version, columns);
}

/** The command whose help is asked for in words, `packet help review done`; as JSON it is a page like others. */
function commandAsked({ command, given }: Run): string[] | undefined {
  const [topic, second] = given.arguments;
  if (command.spec.name !== 'help' || given.flags['json'] === true) return undefined;
  const found = commands.find(({ spec }) => spec.name === topic);
  if (found === undefined) return undefined;
  const sub = found.subcommands?.find(({ spec }) => spec.name === second);
  if (second !== undefined && sub === undefined) return undefined;
  return [found.spec.name, ...(sub === undefined ? [] : [sub.spec.name])];
}

/** The values of a flag that may be given several times, so far. */
function withOneMore(value: string, sofar: readonly string[] = []): readonly string[] {
  return [...sofar, value];
}

/** Flags may stand before the command, and before its subcommand; `packet` alone is `packet status`. */
function withCommandFirst(argv: readonly string[]): string[] {
  const at = firstWord(argv, (flag) => VALUED.test(flag));
  const word = argv[at];
  if (at === -1 || word === undefined) return at === -1 ? [...argv] : ['status', ...argv];
  const command = commands.find(({ spec }) => spec.name === word);
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  if (command?.subcommands === undefined) return [word, ...rest];
  const valued = valuedFlags(command.spec);
  const place = firstWord(rest, (flag) => VALUED.test(flag) || valued.has(flag));
  const second = rest[place];
  if (place === -1) return [word, ...rest];
  if (second === undefined) {
    if (rest.includes('--')) refuseUnknown(command, rest[rest.indexOf('--') + 1], '--');
    return [word, ...rest];
  }
  refuseUnknown(command, second, word);
  return [word, second, ...rest.slice(0, place), ...rest.slice(place + 1)];
}

/** Where the first word stands that is no flag and no flag's value; the length where there is none, -1 where help was asked for. */
function firstWord(words: readonly string[], isValued: (flag: string) => boolean): number {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (word === '--') return words.length;
    if (!word.startsWith('-') || word === '-') return at;
    if (['-h', '--help', '-V', '--version'].includes(word)) return -1;
    at += isValued(word) ? 2 : 1;
  }
  return words.length;
}

/** The flags of a command that take a value, in each of their spellings. */
function valuedFlags({ options }: CommandSpec): ReadonlySet<string> {
  return new Set(options.flatMap(({ flags }) => (flags.includes('<') ? flags.split(/[ ,]+/) : [])));
}

/** Throws `E_USAGE` for a word that is no subcommand, or stands where there can be none, of a command that takes no other. */
function refuseUnknown({ spec, subcommands = [] }: Command, word: string | undefined, before: string): void {
  const names = subcommands.map((each) => each.spec.name);
  if (word === undefined || spec.arguments.length > 0 || (before !== '--' && names.includes(word))) return;
  const meant = nearest(word, names);
  const help = `packet ${spec.name} --help`;
  throw new PacketError('E_USAGE', `Unexpected "${word}" after ${before}, expected one of ${names.join(', ')}`, {
    hint: meant === undefined ? help : `did you mean ${meant}? See ${help}`,
  });
}

function usageError(error: CommanderError, words: readonly string[]): PacketError {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (?:one of )?(.+?)\?\)$/.exec(suggestion ?? '')?.[1];
  const command = commands.find(({ spec }) => spec.name === words[0]);
  const sub = command?.subcommands?.find(({ spec }) => spec.name === words[1]);
  const names = [command, sub].flatMap((each) => (each === undefined ? [] : [each.spec.name]));
  const help = ['packet', ...names, '--help'].join(' ');
  const sentence = message.charAt(0).toUpperCase() + message.slice(1).replaceAll("'", '"').replace(/\.$/, '');
  if (error.code === 'commander.excessArguments' && command?.spec.arguments[0]?.name === '[text]') {
    const given = words.slice(1);
    // Of words among flags, and of a subcommand's, it is not known which belong together.
    if (sub === undefined && !given.some((word) => word.startsWith('-')))
      return new PacketError('E_USAGE', `Unexpected ${String(given.length)} words, expected one text in quotes`, {
        hint: `packet ${command.spec.name} ${shellWord(given.join(' '))}`,
        cause: error,
      });
  }
  return new PacketError('E_USAGE', sentence, {
    hint: meant === undefined ? help : `did you mean ${meant}? See ${help}`,
    cause: error,
  });
}
