import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiskFiles } from '../../src/adapters/disk-files.ts';
import { DiskLock } from '../../src/adapters/disk-lock.ts';
import { writePlace } from '../../src/adapters/packet-folder.ts';
import { temporaryFor } from '../../src/adapters/temporary-file.ts';
import { PacketError } from '../../src/core/errors.ts';
import type { FileSnapshot } from '../../src/core/ports.ts';
import { Writer } from '../../src/core/store/writer.ts';
import { openStore } from '../support/open-store.ts';
import { testFolder, type TestFolder } from '../support/packet-program.ts';

/** Reads a file, then has another program change it. */
function changedAfterReading(folder: TestFolder, name: string): FileSnapshot {
  const path = folder.write(name, 'old');
  const before = openStore(folder.path).reading.files.read(path)!;
  folder.write(name, 'by hand');
  return before;
}

describe('a write of a file that another program has changed', () => {
  it('is refused, and what was to be written is kept in drafts', () => {
    const folder = testFolder();
    const before = changedAfterReading(folder, 'packet.md');
    const { writer } = openStore(folder.path);
    const write = (text: string): void => {
      const later = join(folder.path, 'notes.md');
      writer.write([
        { path: before.path, before, text, isPrivate: false },
        { path: later, before: undefined, text: 'a note', isPrivate: true },
      ]);
    };
    const kept = join(folder.path, '.packet/drafts/packet.from-test.md');
    expect(() => {
      write('first');
    }).toThrow(
      expect.objectContaining({
        code: 'E_CHANGED',
        message: `Unexpected change of ${before.path} by another program, expected the file as it was read`,
        hint: `nothing was overwritten; the new text is in ${kept}`,
      }) as Error,
    );
    expect(() => {
      write('second');
    }).toThrow();
    expect(folder.read('packet.md')).toBe('by hand');
    expect(folder.packetFiles()).toEqual(['packet.md']);
    expect(folder.read('.packet/drafts/packet.from-test.md')).toBe('first\n');
    expect(folder.read('.packet/drafts/packet.from-test-2.md')).toBe('second\n');
    expect(folder.read('.packet/drafts/notes.from-test.md')).toBe('a note\n');
    expect(statSync(kept).mode & 0o777).toBe(0o600);
  });

  it('is kept in drafts under a shorter name where that of its path is too long', () => {
    const folder = testFolder();
    const before = changedAfterReading(folder, `${'長い名前'.repeat(6)}/${'長い名前'.repeat(6)}/packet.md`);
    folder.write('.packet/.gitignore', '');
    const { writer } = openStore(folder.path);
    expect(() => {
      writer.write([{ path: before.path, before, text: 'new', isPrivate: false }]);
    }).toThrow(expect.objectContaining({ code: 'E_CHANGED' }) as Error);
    const [kept = ''] = folder.files().filter((name) => name.startsWith('.packet/drafts/'));
    expect(folder.read(kept)).toBe('new\n');
  });

  it('is refused where the file was to be removed', () => {
    const folder = testFolder();
    const before = changedAfterReading(folder, 'packet.md');
    const { writer } = openStore(folder.path);
    expect(() => {
      writer.write([{ path: before.path, before, text: undefined, isPrivate: false }]);
    }).toThrow(expect.objectContaining({ code: 'E_CHANGED' }) as Error);
    expect(folder.read('packet.md')).toBe('by hand');
  });
});

describe('what was written and is committed', () => {
  /** A disk that fails when the list of what is pending is removed. */
  class FailingDisk extends DiskFiles {
    isGone = false;

    override remove(path: string, expected?: string): void {
      if (this.isGone || !path.endsWith('/pending')) super.remove(path, expected);
      if (path.endsWith('/pending')) throw new PacketError('E_NOT_WRITTEN', 'the disk says no');
    }
  }

  function settled(isGone: boolean): () => void {
    const { path } = testFolder();
    const files = new FailingDisk();
    files.isGone = isGone;
    const shownPath = (each: string): string => each;
    const place = writePlace(files, path, shownPath);
    const clock = { today: (): string => '2026-11-20', time: (): string => '' };
    const writer = new Writer(files, new DiskLock(place.keepFolder, shownPath), place, clock, 'test');
    writer.write([{ path: join(path, 'packet.md'), before: undefined, text: 'x', isPrivate: false }]);
    return () => {
      writer.settle();
      expect(writer.pending()).toEqual([]);
    };
  }

  it('is settled where only the disk does not confirm it', () => {
    expect(settled(true)).not.toThrow();
  });

  it('is not where the list stays', () => {
    expect(settled(false)).toThrow('the disk says no');
  });
});

describe('the first write of a command', () => {
  it('clears what dead processes left where they wrote', () => {
    const folder = testFolder();
    const dead = String(spawnSync('true').pid);
    const left = [
      '.packet/versions/1',
      '.packet/drafts/1',
      '.packet/templates/own/1',
      '.packet/lock',
      'packet.md',
      'reviews/next.md',
      'elsewhere/packet.md',
    ];
    for (const name of left) {
      const temporary = basename(temporaryFor(name)).replace(/\.\d+-/, `.${dead}-`);
      folder.write(join(name, '..', temporary), 'half');
    }
    folder.write('.packet/pending', 'elsewhere/packet.md\n');
    openStore(folder.path).writer.hold(() => undefined);
    expect(folder.files()).toEqual(['.packet/.gitignore', '.packet/pending']);
  });
});
