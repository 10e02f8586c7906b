import { ExitCode } from './exit-code.ts';
import type { Place } from './problem.ts';

/** Every error code, with the exit code that it ends in and when it occurs. `docs/errors.md` is made from this table. */
export const errorCodes = {
  E_USAGE: { exit: ExitCode.usage, when: 'a command, flag or argument is wrong' },
  E_INPUT_MISSING: { exit: ExitCode.usage, when: 'an answer is needed and nobody can be asked' },
  E_INPUT_ENDED: { exit: ExitCode.usage, when: 'standard input ended before the last answer' },
  E_ANSWERS: { exit: ExitCode.usage, when: 'an answers file has a wrong key, a wrong value, or is not YAML or JSON' },
  E_TEMPLATE: { exit: ExitCode.usage, when: 'a template is incomplete, has a wrong value, or cannot be rendered' },
  E_DATE: { exit: ExitCode.usage, when: 'a text is not a date, or could be two' },
  E_TEXT: { exit: ExitCode.usage, when: 'a text cannot stand in a Markdown file: NUL or ill-formed Unicode' },
  E_NO_PACKET: { exit: ExitCode.file, when: 'there is no packet in this folder or above it' },
  E_UNREADABLE: { exit: ExitCode.file, when: 'a file cannot be opened, is too large, or is not UTF-8 text' },
  E_FRONT_MATTER: { exit: ExitCode.file, when: 'the front matter cannot be read' },
  E_FORMAT: { exit: ExitCode.file, when: 'a file has a newer format number than this version knows' },
  E_CONFLICT: { exit: ExitCode.file, when: 'a file holds the markers of an unfinished merge' },
  E_EDIT: { exit: ExitCode.file, when: 'a change cannot be made without changing something else' },
  E_EDITOR: { exit: ExitCode.file, when: 'the editor could not be started or ended with an error' },
  E_PRIVATE: { exit: ExitCode.file, when: 'a private part has no end, so that no copy for others can be made' },
  E_EXISTS: { exit: ExitCode.file, when: 'something would be overwritten' },
  E_CHANGED: { exit: ExitCode.file, when: 'a file was changed by somebody else meanwhile' },
  E_VERSION: {
    exit: ExitCode.file,
    when: 'an earlier text to compare with is not known, or is gone from this machine',
  },
  E_CONFIG: { exit: ExitCode.file, when: 'a configuration has an unknown setting or a wrong value' },
  E_DRAFT: { exit: ExitCode.file, when: 'a draft cannot be read; it is set aside, never removed' },
  E_LOCKED: { exit: ExitCode.file, when: 'another program holds the lock for longer than 10 seconds' },
  E_NOT_WRITTEN: {
    exit: ExitCode.notWritten,
    when: 'a file could not be written: disk full, no permission; or the commit failed, and the files are kept',
  },
  E_CANCELLED: { exit: ExitCode.cancelled, when: 'the user pressed Ctrl-C' },
  E_TERMINATED: { exit: ExitCode.terminated, when: 'another program asked packet to end' },
  E_HUNG_UP: { exit: ExitCode.hungUp, when: 'the terminal was closed' },
  E_DEFECT: { exit: ExitCode.defect, when: 'packet itself is wrong' },
} as const satisfies Record<string, { exit: ExitCode; when: string }>;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetails {
  /** One thing to do next, best a command to type. */
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
  /** The source line at `place`, shown with a caret under the column. */
  readonly excerpt?: string | undefined;
  readonly cause?: unknown;
}

/** The one exception that stops a command. Its message reads "Unexpected X, expected Y" where a file is at fault. */
export class PacketError extends Error {
  override readonly name = 'PacketError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly place: Place | undefined;
  readonly excerpt: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.place = details.place;
    this.excerpt = details.excerpt;
  }

  get exitCode(): ExitCode {
    return errorCodes[this.code].exit;
  }
}

/** Whether a signal ended the command, not a fault. */
export function isStopped({ code }: PacketError): boolean {
  return code === 'E_CANCELLED' || code === 'E_TERMINATED' || code === 'E_HUNG_UP';
}
