import { run } from './app/run.ts';
import { ExitCode } from './core/exit-code.ts';
import { plainStyler, visibleText } from './view/styler.ts';
import { terminalColumns } from './view/terminal-columns.ts';

/**
 * A reader that has seen enough, such as `head`, is no failure; a result that a full disk did not take is one. What cannot be
 * said on standard error changes nothing.
 */
function watchOutput({ stdout, stderr }: NodeJS.Process): { readonly exitCode: () => ExitCode | undefined } {
  let exitCode: ExitCode | undefined;
  stderr.on('error', () => stderr.destroy());
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    stdout.destroy();
    exitCode = error.code === 'EPIPE' ? ExitCode.done : ExitCode.notWritten;
    process.exitCode = exitCode;
    if (error.code === 'EPIPE') return;
    stderr.write(`E_NOT_WRITTEN  Cannot write standard output: the system says ${error.code ?? error.message}\n`);
    stderr.write('hint: df -h     shows how much room is left\n');
  });
  return { exitCode: () => exitCode };
}

async function main(): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  const words = argv.slice(2);
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
    stdout.write(`${PACKET_VERSION}\n`);
    return;
  }
  const output = watchOutput(process);
  const exitCode = await run({
    argv: words,
    version: PACKET_VERSION,
    columns: terminalColumns(stdout),
    // A terminal that does not know its size says 0.
    errColumns: stderr.isTTY ? stderr.columns || 80 : undefined,
    reportAddress: 'the issues of the repository that you have packet from',
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    errStyle: () => plainStyler(stderr.isTTY ? visibleText : (text) => text),
    openContext: async (given) => (await import('./open-context.ts')).openContext(given, process, env),
  });
  process.exitCode = output.exitCode() ?? exitCode;
}

void main();
