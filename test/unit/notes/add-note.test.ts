import { describe, expect, it } from 'vitest';
import { addNote } from '../../../src/core/notes/add-note.ts';

describe('notes', () => {
  it('begin with a heading for the month', () => {
    expect(addNote(undefined, 'First', '2026-11-20')).toBe('# Notes\n\n## 2026-11\n\n- 2026-11-20 First\n');
  });

  it('stand newest first', () => {
    const one = addNote(undefined, 'First', '2026-11-20');
    expect(addNote(one, 'Second', '2026-11-21')).toBe(
      '# Notes\n\n## 2026-11\n\n- 2026-11-21 Second\n- 2026-11-20 First\n',
    );
  });

  it('get a new month above the earlier ones', () => {
    const one = addNote(undefined, 'First', '2026-11-20');
    expect(addNote(one, 'Later', '2026-12-01')).toBe(
      '# Notes\n\n## 2026-12\n\n- 2026-12-01 Later\n\n## 2026-11\n\n- 2026-11-20 First\n',
    );
  });

  it('leave hand-written text and CRLF alone', () => {
    const mine = '# Mine\r\n\r\nwords\r\n';
    expect(addNote(mine, 'First', '2026-11-20')).toBe(
      '# Mine\r\n\r\nwords\r\n\r\n## 2026-11\r\n\r\n- 2026-11-20 First\r\n',
    );
  });
});
