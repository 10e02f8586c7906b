import { describe, expect, it } from 'vitest';
import { withSetting } from '../../../src/core/config/config.ts';
import { settings } from '../../../src/core/config/settings.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';

const read = { readFrontMatter: parseYamlBlock };

describe('a setting', () => {
  it.each([
    ['in a file that was empty', '', 'commit: true\n'],
    ['in the place of another value', 'keys: false\ncommit: false\n', 'keys: false\ncommit: true\n'],
    ['beside a comment that says the same', '# commit: "true"\ncommit: false\n', '# commit: "true"\ncommit: true\n'],
    ['with the line ends of the file', '# mine\r\nkeys: false\r\n', '# mine\r\nkeys: false\r\ncommit: true\r\n'],
    ['without a last line end that was not there', 'commit: false', 'commit: true'],
    ['on a line of its own behind one without an end', 'keys: false', 'keys: false\ncommit: true'],
    ['which the file has already, in its own way', "commit: 'true' # yes\n", "commit: 'true' # yes\n"],
  ])('is written %s, and no other byte', (_, before, after) => {
    expect(withSetting(before, settings.commit, 'true', read)).toBe(after);
  });
});
