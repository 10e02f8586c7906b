import { describe, expect, it } from 'vitest';
import { isSamePerson, namesIn, personKey } from '../../../src/core/people/person-name.ts';

describe('a name', () => {
  it.each([
    ['Jo Park', 'jo  park'],
    ['Zoë Müller', 'ZOE MULLER'],
    ["O'Neil, Pat", 'o neil pat'],
  ])('%s is also %s', (one, other) => {
    expect(personKey(one)).toBe(personKey(other));
    expect(isSamePerson(one, other)).toBe(true);
  });

  it.each([
    ['Sam Lee', 'Sam', true],
    ['Sam', 'Sam Lee', true],
    ['Sam Lee', 'Samuel Lee', false],
    ['Sam Lee', '', false],
    ['', '', false],
    ['!', '?', false],
  ])('%j and %j are one person: %s', (one, other, isSame) => {
    expect(isSamePerson(one, other)).toBe(isSame);
  });

  it.each([
    ['Sam Lee', ['Sam Lee']],
    ['Sam  Lee (director), Kim Cho and Jo Park', ['Sam Lee', 'Kim Cho', 'Jo Park']],
    ['Sam & Kim; Jo + Al', ['Sam', 'Kim', 'Jo', 'Al']],
    ['?', []],
  ])('is found in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
