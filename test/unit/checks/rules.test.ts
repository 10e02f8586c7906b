import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePage } from '../../../build/rule-docs.mjs';
import { rules } from '../../../src/core/checks/rules.ts';

describe('rules', () => {
  it('are documented from their table (remove docs/rules.md to have it written anew)', () => {
    const page = rulePage(rules);
    if (!existsSync('docs/rules.md') && process.env['CI'] === undefined) writeFileSync('docs/rules.md', page);
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(page);
  });

  it('are all looked for somewhere', () => {
    const files = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && name !== 'checks/rules.ts',
    );
    const source = files.map((name) => readFileSync(`src/core/${name}`, 'utf8')).join('\n');
    expect(Object.keys(rules).filter((name) => !source.includes(`'${name}'`))).toEqual([]);
  });

  it('say what they find and how it is mended, in one sentence each', () => {
    for (const { finds, mend } of Object.values(rules)) {
      expect(finds).toMatch(/^[^A-Z].*[^.!]$/);
      expect(mend).toMatch(/^[a-z].*[^.!]$/);
    }
  });
});
