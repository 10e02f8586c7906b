import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import {
  parseAnyYaml,
  parseFrontMatter,
  parsePlainLines,
  parseYamlBlock,
} from '../../../src/core/document/front-matter.ts';
import { parseSourceText } from '../../../src/core/document/source-text.ts';

function read(text: string): ReturnType<typeof parseFrontMatter> {
  return parseFrontMatter(parseSourceText('packet.md', text), parseYamlBlock);
}

function errorOf(text: string): PacketError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

/** Maps in each other, each with these lines before it. */
function deep(lines: string): string {
  const level = (at: number): string => `${lines}a:\n`.replaceAll(/^(?!#)(?=.)/gm, ' '.repeat(at));
  return Array.from({ length: 500 }, (_, at) => level(at)).join('');
}

describe('front matter', () => {
  it('reads every scalar as text', () => {
    const { keys } = read('---\na: 007\nb: "x: y" # why\nc: ~\nd: 2026-11-20\ne:\n---\n');
    expect(keys.map(({ key, value }) => [key, value])).toEqual([
      ['a', '007'],
      ['b', 'x: y'],
      ['c', '~'],
      ['d', '2026-11-20'],
      ['e', ''],
    ]);
  });

  it('reads plain lines as the YAML parser does', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9äß昇][A-Za-z0-9 äß昇_.\/'()&+-]{0,12}$/);
    const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const eol = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, word), { selector: ([name]) => name, minLength: 1 }),
        eol,
        (pairs, end) => {
          const block = pairs.map(([name, value]) => `${name}: ${value}${end}`).join('');
          const plain = parsePlainLines(block);
          if (plain !== undefined) expect(plain).toEqual(parseAnyYaml(block));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['an empty file', '', 1, 1, 'Unexpected empty file'],
    ['no fence', 'hello\n', 1, 1, 'Unexpected text on the first line'],
    ['a language', '---js\nx\n---\n', 1, 1, 'Unexpected "---js" on the first line'],
    ['no closing fence', '---\na: 1\n', 1, 1, 'Unexpected end of the file'],
    ['a list', '---\n- a\n---\n', 2, 1, 'Unexpected text or list as front matter'],
    ['a scalar', '---\nhello\n---\n', 2, 1, 'Unexpected text or list as front matter'],
    ['a key twice', '---\na: 1\na: 2\n---\n', 3, 1, 'Unexpected second key "a"'],
    ['a bracket that nothing opened', '---\na: ]\n---\n', 2, 4, 'Unexpected "]"'],
    ['a tab', '---\na:\n\tb: 1\n---\n', 3, 1, 'Unexpected tab'],
    ['__proto__', '---\n__proto__: 1\n---\n', 2, 1, 'Unexpected key "__proto__"'],
    [
      'an open quote',
      '---\nauthor: "Dana\nfrom: x\n---\n',
      2,
      9,
      'Unexpected end of the front matter inside a quoted text',
    ],
  ])('refuses %s with its place', (_, text, line, column, message) => {
    const error = errorOf(text);
    expect(error.code).toBe('E_FRONT_MATTER');
    expect(error.message).toContain(message);
    expect(error.place).toEqual({ file: 'packet.md', line, column });
  });

  it('refuses merge markers anywhere in the file', () => {
    const error = errorOf('---\na: 1\n---\n\nx\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> other\n');
    expect(error.code).toBe('E_CONFLICT');
    expect(error.place?.line).toBe(6);
  });

  it.each([
    ['4 KB of nested lists', `---\na: ${'- '.repeat(2000)}x\n---\n`],
    ['4 KB of nested brackets', `---\na: ${'['.repeat(4000)}\n---\n`],
    ['deep indentation', `---\n${Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')}---\n`],
    ['deep indentation with comments between', `---\n${deep('# x\n')}---\n`],
    ['deep indentation with texts between', `---\n${deep('k: |\n  x\n')}---\n`],
    ['deep indentation with broken brackets', `---\n[\na\n${deep('')}---\n`],
    ['deep lists without indentation', `---\na:\n${deep('-\n')}---\n`],
    ['an alias bomb', `---\na: &a [x, x]\nb: &b [${'*a, '.repeat(30)}]\nc: [${'*b, '.repeat(30)}]\n---\n`],
    ['too much of it', `---\na: ${'x'.repeat(70_000)}\n---\n`],
    ['a thousand keys', `---\n${Array.from({ length: 1000 }, (_, at) => `k${String(at)}: "x"\n`).join('')}---\n`],
  ])('refuses %s at once', (_, text) => {
    expect(errorOf(text).code).toBe('E_FRONT_MATTER');
  });
});
