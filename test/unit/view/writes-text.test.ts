import { describe, expect, it } from 'vitest';
import { plainStyler } from '../../../src/view/styler.ts';
import { versionsText, writesText } from '../../../src/view/writes-text.ts';

const style = plainStyler((text) => text);
const write = (by: string, after: string) => ({
  date: '2026-11-21',
  time: '14:33',
  by,
  files: [{ path: 'packet.md', before: undefined, after }],
});
const parts = (): readonly string[] => ['Gaps, real or perceived', 'Who have you mentored?'];

describe('lists of what was written', () => {
  it('have their columns below each other', () => {
    const version = (number: number, by: string | undefined) => ({
      number,
      version: String(number),
      date: '2026-11-21',
      time: by === undefined ? undefined : '14:33',
      by,
    });
    const text = versionsText([version(1, 'init'), version(2, undefined), version(3, 'add --sort')], parts, 100, style);
    expect(text.split('\n').map((line) => line.indexOf('Gaps'))).toEqual([33, 33, 33, -1]);
    const bare = versionsText([version(1, 'init'), version(2, 'edit')], () => [], 30, style);
    expect(bare).toBe('2  2026-11-21 14:33  edit\n    now\n1  2026-11-21 14:33  init\n');
  });

  it('go on below their words, and stay within a narrow terminal', () => {
    const wide = writesText([write('add --sort', 'a')], parts, 80, style);
    expect(wide).toBe(
      '2026-11-21 14:33  add --sort  packet.md (Gaps, real or perceived; Who have you\n                              mentored?)\n',
    );
    for (const line of writesText([write('add --sort', 'a')], parts, 40, style).split('\n'))
      expect(line.length).toBeLessThanOrEqual(40);
    expect(writesText([write('init', 'a')], parts, undefined, style).split('\n')).toHaveLength(2);
  });
});
