import { errorCodes } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Topic } from './topic.ts';

const meanings: Readonly<Record<keyof typeof ExitCode, string>> = {
  done: 'done; also: nothing to show',
  found: 'something was found that was asked for',
  usage: 'wrong use, or something is missing and nobody can be asked',
  file: 'no packet here, or a file is unreadable, malformed, changed meanwhile, or would be overwritten',
  notWritten: 'not written: disk full, no permission',
  defect: 'a defect of packet',
  hungUp: 'the terminal went away',
  cancelled: 'cancelled by Ctrl-C; what was answered is kept',
  terminated: 'ended by SIGTERM',
};

export const exitCodesTopic: Topic = {
  name: 'exit-codes',
  summary: 'what the exit code says, and the codes of errors',
  body: [
    {
      terms: (Object.keys(ExitCode) as (keyof typeof ExitCode)[]).map((name) => [
        String(ExitCode[name]),
        meanings[name],
      ]),
    },
    'An error is printed on standard error as path:line:column, its code, what was expected, and a hint; with --json as one object.',
    { terms: Object.entries(errorCodes).map(([code, { exit, when }]) => [code, `${when} (${String(exit)})`]) },
  ],
};
