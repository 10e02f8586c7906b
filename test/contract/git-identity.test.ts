import { describe, expect, it } from 'vitest';
import { readAuthorName } from '../../src/adapters/git-identity.ts';
import { environmentIn, testFolder } from '../support/packet-program.ts';

describe('the name that is proposed', () => {
  it.each([
    ['Dana Reyes', 'Dana Reyes'],
    ['Root Beer', 'Root Beer'],
  ])('is that of git: %s', (name, proposed) => {
    const { path } = testFolder();
    expect(readAuthorName(path, { ...environmentIn(path), GIT_AUTHOR_NAME: name })).toBe(proposed);
  });

  it('is never root', () => {
    const { path } = testFolder();
    expect(readAuthorName(path, { ...environmentIn(path), GIT_AUTHOR_NAME: 'root' })).not.toBe('root');
    expect(readAuthorName(path, { PATH: '/nonexistent' })).not.toBe('root');
  });
});
