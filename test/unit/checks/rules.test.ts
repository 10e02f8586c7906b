import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePage } from '../../../build/rule-docs.mjs';
import { namedRule } from '../../../src/core/checks/named-rule.ts';
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

  it('say what they find, why, and how it is mended, in one sentence each', () => {
    for (const { finds, why, mend } of Object.values(rules)) {
      expect(finds).toMatch(/^[^A-Z].*[^.!]$/);
      expect(why).toMatch(/^[a-z].*[^.!]$/);
      expect(mend).toMatch(/^[a-z].*[^.!]$/);
    }
  });

  it('are found by their names, and a mistyped one suggests the nearest', () => {
    expect(namedRule(' Field-Missing ')).toEqual({ name: 'field-missing', ...rules['field-missing'] });
    expect(() => namedRule('field-mising')).toThrow(
      expect.objectContaining({ code: 'E_USAGE', hint: 'packet check --explain field-missing' }),
    );
    for (const text of ['', 'toString', '__proto__', 'x'.repeat(300)])
      expect(() => namedRule(text)).toThrow(
        expect.objectContaining({ code: 'E_USAGE', hint: expect.stringMatching(/^packet check {5}/) as string }),
      );
  });
});
