import { isStopped, PacketError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import { errorObject, errorText } from '../view/error-text.ts';
import { jsonLine } from '../view/json-text.ts';
import type { Styler } from '../view/styler.ts';
import type { Given } from './commands.ts';
import type { Context } from './context.ts';
import { parseArguments } from './program.ts';

/** The little that is needed before it is known which command it is. */
export interface Host {
  readonly argv: readonly string[];
  readonly version: string;
  readonly columns: number;
  /** Width of the terminal that standard error is; undefined where it is none. */
  readonly errColumns: number | undefined;
  /** Where defects are reported. */
  readonly reportAddress: string;
  out(text: string): void;
  err(text: string): void;
  errStyle(): Styler;
  openContext(given: Given): Promise<Context>;
}

/** Runs one command line. The one place where an error ends. */
export async function run(host: Host): Promise<ExitCode> {
  try {
    const invocation = parseArguments(host.argv, host.version, host.columns);
    if (invocation.kind === 'text') {
      host.out(invocation.text);
      return ExitCode.done;
    }
    const { command, given } = invocation;
    const [context, execute] = await Promise.all([host.openContext(given), command.load()]);
    const code = await execute(context, given);
    await context.showTrial();
    return code;
  } catch (error) {
    return await report(host, error);
  }
}

async function report(host: Host, thrown: unknown): Promise<ExitCode> {
  const flags = flagsOf(host.argv);
  const error = thrown instanceof PacketError ? thrown : defect(host, thrown);
  if (flags.has('--json')) host.err(jsonLine(errorObject(error)));
  // Whoever stopped it knows; what is kept has been said by the command.
  else if (!isStopped(error)) host.err(await errorTextFor(host, error));
  if (flags.has('--debug')) host.err(`${host.errStyle().text(stackOf(thrown))}\n`);
  return error.exitCode;
}

/** Broken at words on a terminal; what breaks lines is loaded only there. */
async function errorTextFor(host: Host, error: PacketError): Promise<string> {
  const { errColumns } = host;
  const style = host.errStyle();
  if (errColumns === undefined) return errorText(error, style);
  const { wrappedText } = await import('../view/wrapped-text.ts');
  return errorText(error, style, (text, further) => wrappedText(text, errColumns, '', further), errColumns);
}

/** The flags before `--`. */
function flagsOf(argv: readonly string[]): ReadonlySet<string> {
  const end = argv.indexOf('--');
  return new Set(end === -1 ? argv : argv.slice(0, end));
}

function defect(host: Host, thrown: unknown): PacketError {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new PacketError('E_DEFECT', `This is a defect of packet ${host.version}, not yours: ${said}`, {
    hint: `run it again with --debug and report what it prints: ${host.reportAddress}`,
    cause: thrown,
  });
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause } = thrown;
  return [
    thrown.stack ?? thrown.message,
    ...(cause instanceof Error ? [`caused by ${cause.stack ?? cause.message}`] : []),
  ].join('\n');
}
