import { run } from './app/run.ts';
import { ExitCode } from './core/exit-code.ts';
import { plainStyler, visibleText } from './view/styler.ts';

/** A reader that has seen enough, such as `head`, is no failure. */
function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exitCode = ExitCode.done;
    stream.destroy();
  });
}

async function main(): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  const words = argv.slice(2);
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
    stdout.write(`${PACKET_VERSION}\n`);
    return;
  }
  endQuietlyOnClosedPipe(stdout);
  endQuietlyOnClosedPipe(stderr);
  process.exitCode = await run({
    argv: words,
    version: PACKET_VERSION,
    columns: stdout.isTTY ? stdout.columns : 80,
    reportAddress: 'the issues of the repository that you have packet from',
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    errStyle: () => plainStyler(stderr.isTTY ? visibleText : (text) => text),
    openContext: async (given) => (await import('./open-context.ts')).openContext(given, process, env),
  });
}

void main();
