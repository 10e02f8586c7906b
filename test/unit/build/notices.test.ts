import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notices } from '../../../build/notices.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packet-notices-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function addPackage(folder: string, license: string, files: Readonly<Record<string, string>>): void {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const all = { ...files, 'package.json': JSON.stringify({ name, version: '1.2.3', license }) };
  for (const [file, text] of Object.entries(all)) {
    const path = join(root, folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What esbuild would say of a bundle with these files, and how many bytes of each are left in it. */
function bundleOf(inputs: Readonly<Record<string, number>>): Parameters<typeof notices>[1] {
  const entries = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }] as const);
  return { outputs: { 'dist/main.cjs': { inputs: Object.fromEntries(entries) } } };
}

describe('notices', () => {
  it('names each bundled package once, with its licence text, below others too', () => {
    addPackage('node_modules/one', 'MIT', { LICENSE: 'Text of one.\n' });
    addPackage('node_modules/one/node_modules/@scope/two', 'ISC', { 'license.md': 'Text of two.\n' });
    const bundle = bundleOf({
      'src/main.ts': 10,
      'node_modules/one/a.js': 10,
      'node_modules/one/b.js': 10,
      'node_modules/one/node_modules/@scope/two/index.js': 10,
    });
    expect(notices(root, bundle)).toBe(
      [
        'This program contains parts of these packages.',
        '',
        'one 1.2.3 (MIT)',
        '',
        'Text of one.',
        '',
        '-'.repeat(80),
        '',
        '@scope/two 1.2.3 (ISC)',
        '',
        'Text of two.',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what nothing is left of', () => {
    addPackage('node_modules/one', 'GPL-3.0', {});
    expect(notices(root, bundleOf({ 'node_modules/one/a.js': 0 }))).not.toContain('one');
  });

  it('refuses a licence that is not on the list', () => {
    addPackage('node_modules/one', 'GPL-3.0', { LICENSE: 'Text.' });
    expect(() => notices(root, bundleOf({ 'node_modules/one/a.js': 1 }))).toThrow(
      'one 1.2.3: licence GPL-3.0 is not on the list in build/notices.mjs',
    );
  });

  it('refuses a package without a licence file', () => {
    addPackage('node_modules/one', 'MIT', { 'index.js': '' });
    expect(() => notices(root, bundleOf({ 'node_modules/one/a.js': 1 }))).toThrow('one 1.2.3: no licence file');
  });
});
