import { describe, expect, it } from 'vitest';
import { specs } from '../../../src/app/specs.ts';
import { errorCodes } from '../../../src/core/errors.ts';
import { ExitCode } from '../../../src/core/exit-code.ts';
import { topicText, topics } from '../../../src/view/help-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';

const style = plainStyler((text) => text);
const names = topics.map(({ name }) => name);

describe('the topics of packet help', () => {
  it('come in alphabetical order', () => {
    expect(names).toEqual([...names].sort());
  });

  it.each(topics)('$name ends with commands to try, all of which exist', ({ body }) => {
    const last = body.at(-1);
    if (typeof last !== 'object' || !('terms' in last)) throw new Error('no commands at the end');
    const words = specs.map(({ name }) => name);
    for (const [line] of last.terms) {
      const named = /\bpacket ([a-z]+)/.exec(line)?.[1];
      if (named !== undefined) expect(words).toContain(named);
      const topic = /\bpacket help ([a-z-]+)/.exec(line)?.[1];
      if (topic !== undefined) expect(names).toContain(topic);
    }
  });

  it.each(topics)('$name fits into 80 columns, and nothing but lines as typed goes beyond 40', (topic) => {
    const lines = topicText(topic, 80, style).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    const typed = topic.body.flatMap((block) => {
      if (typeof block === 'string') return [];
      return 'lines' in block ? block.lines : block.terms.map(([term]) => term);
    });
    const wide = topicText(topic, 40, style)
      .split('\n')
      .filter((line) => line.length > 40);
    expect(
      wide.filter((line) => !typed.includes(line.trimStart()) && !typed.some((term) => line === `  ${term}`)),
    ).toEqual([]);
  });

  it.each(topics)('$name keeps the quiet voice', (topic) => {
    expect(topicText(topic, 80, style)).not.toMatch(/!(?!--)|\b(?:great|awesome|simply|just)\b/i);
  });

  it('name every exit code and every error', () => {
    const topic = topics.find(({ name }) => name === 'exit-codes');
    const text = topic === undefined ? '' : topicText(topic, 80, style);
    for (const code of Object.keys(errorCodes)) expect(text).toContain(code);
    for (const code of Object.values(ExitCode)) expect(text).toMatch(new RegExp(`^ {2}${String(code)} `, 'm'));
  });
});
