import { statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { DiskFiles } from '../../src/adapters/disk-files.ts';
import { draftPlace } from '../../src/adapters/packet-folder.ts';
import { PacketError } from '../../src/core/errors.ts';
import type { Draft } from '../../src/core/interview/draft.ts';
import { DraftStore } from '../../src/core/store/draft-store.ts';
import { testFolder, type TestFolder } from '../support/packet-program.ts';

const draft: Draft = {
  screen: { screen: { at: 'note' }, title: '' },
  typed: [{ screen: { at: 'note' }, title: '', text: 'half', cursor: 4 }],
  setup: undefined,
};
const other: Draft = { ...draft, typed: [] };

function storeIn(folder: TestFolder, packet = 'staff'): DraftStore {
  const files = new DiskFiles((path) => path.slice(folder.path.length + 1));
  return new DraftStore(files, draftPlace(files, `${folder.path}/${packet}`), (path) =>
    path.slice(folder.path.length + 1),
  );
}

const file = 'staff/.packet/drafts/interview.json';

describe('drafts on disk', () => {
  it('are their owner’s alone, below a .packet that git does not take them from', () => {
    const folder = testFolder();
    storeIn(folder).keep(draft);
    expect(folder.files()).toEqual(['staff/.packet/.gitignore', file]);
    expect(folder.read('staff/.packet/.gitignore')).toBe('.gitignore\ndrafts/\nversions/\nlock*\npending\n*.tmp\n');
    expect(statSync(`${folder.path}/${file}`).mode & 0o777).toBe(0o600);
    expect(storeIn(folder).read()).toEqual({ draft, setAside: undefined });
  });

  it('are removed when all is answered, and no file is made where there was none', () => {
    const folder = testFolder();
    const store = storeIn(folder);
    store.keep(undefined);
    expect(folder.files()).toEqual([]);
    store.keep(draft);
    store.keep(undefined);
    expect(folder.files()).toEqual(['staff/.packet/.gitignore']);
  });

  it('stay one where only the last step of a write has failed', () => {
    const folder = testFolder();
    const store = storeIn(folder);
    store.keep(draft);
    const failing = vi.spyOn(DiskFiles.prototype, 'write').mockImplementationOnce(function (this: DiskFiles, ...write) {
      this.write(...write);
      throw new PacketError('E_NOT_WRITTEN', 'it is replaced, but the disk does not confirm it');
    });
    expect(() => {
      store.keep(other);
    }).toThrow('not confirm');
    failing.mockRestore();
    store.keep(draft);
    expect(folder.files()).toEqual(['staff/.packet/.gitignore', file]);
    expect(storeIn(folder).read().draft).toEqual(draft);
  });

  it('have a name of their own for each packet of a repository', () => {
    const folder = testFolder();
    folder.write('.git/HEAD', '');
    storeIn(folder, 'a/b').keep(draft);
    storeIn(folder, '.').keep(draft);
    expect(folder.files().filter((name) => name.includes('drafts'))).toEqual([
      '.packet/drafts/interview.a%2Fb.json',
      '.packet/drafts/interview.json',
    ]);
    expect(storeIn(folder, 'a').read().draft).toBeUndefined();
  });

  it('that are broken get another name and stay', () => {
    const folder = testFolder();
    folder.write(file, '{"draft": 1, "scr');
    folder.write('staff/.packet/drafts/interview.broken.json', 'an earlier one');
    expect(storeIn(folder).read()).toEqual({
      draft: undefined,
      setAside: 'staff/.packet/drafts/interview.broken-2.json',
    });
    expect(folder.read('staff/.packet/drafts/interview.broken-2.json')).toBe('{"draft": 1, "scr');
    expect(folder.read('staff/.packet/drafts/interview.broken.json')).toBe('an earlier one');
    expect(storeIn(folder).read()).toEqual({ draft: undefined, setAside: undefined });
  });

  it('of a newer version are refused and left alone', () => {
    const folder = testFolder();
    folder.write(file, '{"draft": 2}');
    expect(() => storeIn(folder).read()).toThrow(
      /draft number 2 in staff\/.packet\/drafts\/interview.json, expected 1/,
    );
    expect(folder.read(file)).toBe('{"draft": 2}');
  });

  it('of another process are never replaced nor removed', () => {
    const folder = testFolder();
    const [one, two] = [storeIn(folder), storeIn(folder)];
    one.keep(draft);
    two.keep(other);
    expect(folder.files()).toContain('staff/.packet/drafts/interview-2.json');
    two.keep(undefined);
    expect(storeIn(folder).read().draft).toEqual(draft);
    one.keep(other);
    folder.write(file, 'something else');
    one.keep(undefined);
    expect(folder.read(file)).toBe('something else');
  });

  it('give texts that have no other place a file of their own', () => {
    const folder = testFolder();
    const store = storeIn(folder);
    expect(store.putAside('mine', 'from-editor')).toBe('staff/.packet/drafts/interview.from-editor.md');
    expect(store.putAside('again', 'from-editor')).toBe('staff/.packet/drafts/interview.from-editor-2.md');
    expect(folder.read(store.putAside('a\0b \ud800 c', 'lost'))).toBe('a\ufffdb \ufffd c\n');
    expect(folder.read('staff/.packet/drafts/interview.from-editor.md')).toBe('mine\n');
    expect(store.read().draft).toBeUndefined();
  });
});
