/**
 * What the process tells its caller. One table for code, help (`packet help exit-codes`) and documentation.
 * 128 + n for a signal n is the convention of POSIX shells.
 */
export const ExitCode = {
  done: 0,
  found: 1,
  usage: 2,
  file: 3,
  notWritten: 4,
  defect: 70,
  hungUp: 129,
  cancelled: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
