import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutOffWrite } from '../../src/core/store/cut-off-write.ts';
import { openStore } from '../support/open-store.ts';
import { testFolder, type TestFolder } from '../support/packet-program.ts';

/** A folder in which a file was written and not committed. */
function written(): TestFolder {
  const folder = testFolder();
  const path = join(folder.path, 'plan.md');
  openStore(folder.path).writer.write([{ path, before: undefined, text: 'new', isPrivate: true }]);
  return folder;
}

function found(folder: TestFolder, by = 'test'): readonly string[] | undefined {
  const { writer, reading } = openStore(folder.path);
  return cutOffWrite(writer, reading.files, by)?.files.map(({ path }) => path);
}

describe('a write that was cut off', () => {
  it('is the last one, of a command that did not come to its end', () => {
    expect(found(written())).toEqual(['plan.md']);
  });

  it('is none where that is another command, or has ended', () => {
    const folder = written();
    expect(found(folder, 'other')).toBeUndefined();
    openStore(folder.path).writer.settle();
    expect(found(folder)).toBeUndefined();
    expect(found(testFolder())).toBeUndefined();
  });

  it('is none where a hand has changed the file since', () => {
    const folder = written();
    folder.write('plan.md', 'by hand');
    expect(found(folder)).toBeUndefined();
  });
});
