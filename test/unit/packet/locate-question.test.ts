import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import { locateQuestion } from '../../../src/core/packet/locate-question.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const template = {
  ...plainTemplate,
  questions: [
    ...plainTemplate.questions,
    ...plainTemplate.questions.map((question) => ({
      ...question,
      id: `more-${question.id}`,
      heading: `Weiteres zu ${question.heading}`,
      aliases: ['Sonstiges', `Übriges (${question.id})`],
    })),
  ],
};

function error(name: string): PacketError {
  try {
    locateQuestion(template, name, 'packet edit');
  } catch (thrown) {
    if (thrown instanceof PacketError) return thrown;
  }
  throw new Error(`"${name}" is a question`);
}

describe('a question on the command line', () => {
  it.each([
    ['impact', 'impact'],
    ['IMPACT', 'impact'],
    ['Quantifiable impact', 'impact'],
    ['what did you do', 'work'],
    ['3. What did you do?', 'work'],
    ['sonstiges', 'more-work'],
    ['übriges (impact)', 'more-impact'],
    ['u\u0308briges-impact', 'more-impact'],
    ['im', 'impact'],
    ['quant', 'impact'],
    ['more-w', 'more-work'],
    ['weiteres zu what', 'more-work'],
  ])('%j is %s', (name, id) => {
    expect(locateQuestion(template, name, 'packet edit').id).toBe(id);
  });

  it.each([
    ['', 'work, impact, more-work, more-impact', 'packet edit work'],
    ['?', 'work, impact, more-work, more-impact', 'packet edit work'],
    ['impatc', 'work, impact, more-work, more-impact', 'packet edit impact'],
    ['Weiteres', 'more-work, more-impact', 'packet edit more-work'],
    ['w', 'work, more-work, more-impact', 'packet edit work'],
    ['__proto__', 'work, impact, more-work, more-impact', 'packet edit work'],
  ])('%j is none, expected %s', (name, expected, hint) => {
    expect(error(name)).toMatchObject({
      code: 'E_USAGE',
      message: `Unexpected question "${name}", expected one of ${expected}`,
      hint,
    });
  });
});
