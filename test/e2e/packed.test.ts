import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MEGABYTES = 1024 * 1024;
const answers = 'template: staff\nauthor: Dana Reyes\nfrom: Senior Engineer\nto: Staff Engineer\n';

let folder: string;
let tarball: string;
let files: readonly string[];

/** Runs the installed program; `TMPDIR`, `HOME` and the rest of the user's settings are not its business. */
function packet(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const program = join(folder, 'node_modules/.bin/packet');
  const env = { PATH: process.env['PATH'], HOME: folder };
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

// Packed as it is published and installed as a stranger would: no lock file, an empty folder, no network.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packet-packed-'));
  const npm = (...words: string[]): string =>
    execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const packed = npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  // A list up to npm 11, an object by package name from npm 12 on.
  const [report] = Object.values(JSON.parse(packed) as Record<string, { filename: string; files: { path: string }[] }>);
  if (report === undefined) throw new Error(`npm pack said nothing of a package: ${packed}`);
  tarball = join(folder, report.filename);
  files = report.files.map(({ path }) => path);
  npm('install', '--offline', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder, tarball);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the packed tarball', () => {
  it('has at most 4 MB', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(4 * MEGABYTES);
  });

  it('holds the program, its words and its papers, and nothing else', () => {
    const expected =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/packet\.js|docs\/file-format\.md|(templates|examples)\/.*)$|^dist\/[^/]+\.(cjs|cache)$|^dist\/THIRD-PARTY-NOTICES\.txt$/;
    expect(files.filter((path) => !expected.test(path))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['bin/packet.js', 'dist/main.cjs', 'dist/layout-child.cjs', 'LICENSE']),
    );
    expect(files).toContain('dist/THIRD-PARTY-NOTICES.txt');
  });

  it('brings no other package along', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'promotion-packet',
    ]);
  });

  it('says nothing of the folder in which it was built', () => {
    const dist = join(folder, 'node_modules/promotion-packet/dist');
    const here = Buffer.from(process.cwd());
    expect(readdirSync(dist).filter((name) => readFileSync(join(dist, name)).includes(here))).toEqual([]);
  });

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(packet('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('helps', () => {
    const { status, stdout, stderr } = packet('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('init [folder]');
  });

  it('refuses a wrong word', () => {
    const { status, stdout } = packet('nonsense');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('makes a packet out of answers and shows it', () => {
    writeFileSync(join(folder, 'answers.yaml'), answers);
    expect(packet('init', 'mine', '--answers', 'answers.yaml')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'mine/packet.md'), 'utf8')).toContain('author: Dana Reyes');
    expect(packet('-C', 'mine')).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = packet('-C', 'mine', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, packet: { author: 'Dana Reyes' } });
  });

  it("renders a user's own layouts, in the child that comes along", () => {
    const template = join(process.cwd(), 'test/fixtures/templates/werkstatt');
    writeFileSync(join(folder, 'own.yaml'), answers.replace('template: staff\n', ''));
    const made = packet('init', 'own', '--template', template, '--answers', 'own.yaml');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'own/packet.md'), 'utf8')).toContain('author: Dana Reyes');
  });
});
