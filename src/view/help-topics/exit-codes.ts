import { errorCodes } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Topic } from './topic.ts';

const meanings: Readonly<Record<keyof typeof ExitCode, string>> = {
  done: 'done; also: nothing to show',
  found: 'packet check: an error was found; packet status --overdue: something is overdue',
  usage: 'wrong use, or something is missing and nobody can be asked',
  file: 'no packet here; a file is unreadable, malformed, was changed meanwhile, or would be overwritten',
  notWritten: 'not written: disk full, no permission; or written, but git refused the commit',
  defect: 'a defect of packet itself',
  hungUp: 'the terminal went away',
  cancelled: 'cancelled by Ctrl-C; what was answered is kept',
  terminated: 'ended by SIGTERM; what was answered is kept',
};

const exitCodes = Object.keys(ExitCode) as (keyof typeof ExitCode)[];

export const exitCodesTopic: Topic = {
  name: 'exit-codes',
  summary: 'what the exit code says, and the codes of errors',
  body: [
    { terms: exitCodes.map((name) => [String(ExitCode[name]), meanings[name]]) },
    'packet doctor ends with 0 wherever it could look: what it found is in its output, and its --json counts it. Use packet check where a script has to fail.',
    'An error goes to standard error: its place in the file where there is one, its code, what was found and what was expected, and a hint with one thing to do. With --json it is one object. In brackets, the exit code:',
    { terms: Object.entries(errorCodes).map(([code, { exit, when }]) => [code, `${when} (${String(exit)})`]) },
    {
      terms: [
        ['packet status; echo $?', 'the exit code in a shell; outside of a packet it is 3'],
        ['packet status --json 2> error.json', 'the error for a program'],
      ],
    },
  ],
};
