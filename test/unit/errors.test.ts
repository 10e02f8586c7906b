import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorPage } from '../../build/error-docs.mjs';
import { errorCodes, PacketError, type ErrorCode } from '../../src/core/errors.ts';
import { errorObject, errorText } from '../../src/view/error-text.ts';
import { plainStyler, visibleText } from '../../src/view/styler.ts';

describe('errors', () => {
  it('are documented from their table (remove docs/errors.md to have it written anew)', () => {
    const page = errorPage(errorCodes);
    if (!existsSync('docs/errors.md') && process.env['CI'] === undefined) writeFileSync('docs/errors.md', page);
    expect(readFileSync('docs/errors.md', 'utf8')).toBe(page);
  });

  it.each(Object.keys(errorCodes) as ErrorCode[])('%s ends in its exit code', (code) => {
    expect(new PacketError(code, 'x').exitCode).toBe(errorCodes[code].exit);
  });

  it('show place, line, caret and hint', () => {
    const error = new PacketError('E_FRONT_MATTER', 'Unexpected x, expected y', {
      place: { file: 'packet.md', line: 12, column: 9 },
      excerpt: 'author: "Dana',
      hint: 'mend it',
    });
    expect(
      errorText(
        error,
        plainStyler((text) => text),
      ),
    ).toBe(
      'packet.md:12:9  E_FRONT_MATTER  Unexpected x, expected y\n  12 | author: "Dana\n     |         ^\nhint: mend it\n',
    );
    expect(errorObject(error)).toEqual({
      schemaVersion: 1,
      error: {
        code: 'E_FRONT_MATTER',
        message: 'Unexpected x, expected y',
        hint: 'mend it',
        file: 'packet.md',
        line: 12,
        column: 9,
      },
    });
  });

  it('show what could forge a terminal as what it is', () => {
    const error = new PacketError('E_USAGE', 'Unexpected \u001b[31m\u202e', {});
    expect(errorText(error, plainStyler(visibleText))).toBe('E_USAGE  Unexpected \\u{1b}[31m\\u{202e}\n');
  });
});
