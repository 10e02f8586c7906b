import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderUserLayout } from '../../src/adapters/user-layout.ts';

let folder = '';
let child = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packet-layout-'));
  child = join(folder, 'layout-child.cjs');
  await build({
    entryPoints: ['src/adapters/layout-child.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: child,
    logLevel: 'error',
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function render(source: string, model: object): string {
  return renderUserLayout({ file: 'entry.md.hbs', source }, model, child);
}

const many = (): object[] => Array.from({ length: 300 }, (_, at) => ({ at, no: false }));

describe('a layout of a user’s own', () => {
  it('is rendered with the text as it is', () => {
    const title = '{{constructor}} <b> & "x" \u2028 昇進';
    expect(render('### {{title}}\n{{#each fields}}- {{label}}{{/each}}', { title, fields: [{ label: 'log' }] })).toBe(
      `### ${title}\n- log`,
    );
  });

  it.each([
    ['a name that is not there', '{{titel}}', '"titel" not defined'],
    ['what does not compile', '{{#if title}}', 'Parse error'],
    ['the prototype of a value', '{{title.constructor.name}}', 'not defined'],
    ['a helper that writes', '{{log title}}', 'no helper "log"'],
  ])('is refused with %s', (_, source, message) => {
    expect(() => render(source, { title: 'x' })).toThrow(
      expect.objectContaining({ code: 'E_TEMPLATE', message: expect.stringContaining(message) as string }) as Error,
    );
  });

  it('is ended when it takes too long, or gives too much', () => {
    const bomb = '{{#each a}}{{#each ../b}}{{#each ../../c}}x{{/each}}{{/each}}{{/each}}';
    const three = { a: many(), b: many(), c: many() };
    expect(() => render(bomb, three)).toThrow(/more than (?:2 seconds|4 MB)/);
    const endless = '{{#each a}}{{#each ../b}}{{#each ../../c}}{{#if no}}x{{/if}}{{/each}}{{/each}}{{/each}}';
    expect(() => render(endless, { ...three, no: false })).toThrow(/more than 2 seconds/);
  });
});
