import { closeSync, ftruncateSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOldFile } from '../../src/adapters/old-file.ts';
import { testFolder, type TestFolder } from '../support/packet-program.ts';

/** A folder with packet.md, and what replaces it. */
function replaced(): { folder: TestFolder; path: string; confirm: () => void } {
  const folder = testFolder();
  const path = folder.write('packet.md', 'old');
  folder.write('new', 'new');
  const confirm = (): void => {
    if (folder.read('packet.md') !== 'old') throw new Error('changed');
  };
  return { folder, path, confirm };
}

describe('a file that loses its name', () => {
  it('is gone where nobody wrote into it', () => {
    const { folder, path, confirm } = replaced();
    withOldFile(path, String, confirm, () => {
      renameSync(join(folder.path, 'new'), path);
    });
    expect(folder.files()).toEqual(['packet.md']);
    expect(folder.read('packet.md')).toBe('new');
  });

  it('is left alone where it is confirmed no more', () => {
    const { folder, path, confirm } = replaced();
    folder.write('packet.md', 'by hand');
    expect(() => {
      withOldFile(path, String, confirm, () => {
        unlinkSync(path);
      });
    }).toThrow('changed');
    expect(folder.files()).toEqual(['new', 'packet.md']);
  });

  it.each([
    [
      'replaced',
      (folder: TestFolder, path: string): void => {
        renameSync(join(folder.path, 'new'), path);
      },
    ],
    [
      'removed',
      (_: TestFolder, path: string): void => {
        unlinkSync(path);
      },
    ],
  ])('comes back where an editor that has it open saves when it is %s', (_, act) => {
    const { folder, path, confirm } = replaced();
    const editor = openSync(path, 'r+');
    expect(() => {
      withOldFile(path, String, confirm, () => {
        act(folder, path);
        writeSync(editor, 'by hand');
      });
    }).toThrow('changed');
    // What it writes later is in the same file.
    writeSync(editor, ', and more');
    closeSync(editor);
    expect(folder.read('packet.md')).toBe('by hand, and more');
    expect(folder.files().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('comes back, and that is said, also where what the editor saves is what was there', () => {
    const { folder, path } = replaced();
    const editor = openSync(path, 'r+');
    const confirm = (): void => {
      if (folder.read('packet.md') === '') writeSync(editor, 'old', 0);
    };
    expect(() => {
      withOldFile(path, String, confirm, () => {
        renameSync(join(folder.path, 'new'), path);
        ftruncateSync(editor);
      });
    }).toThrow(expect.objectContaining({ code: 'E_CHANGED' }) as Error);
    closeSync(editor);
    expect(folder.read('packet.md')).toBe('old');
  });
});
