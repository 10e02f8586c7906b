import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTexts, type Answer } from '../../../src/core/document/answer.ts';
import { parseAnswerText, parseTitle } from '../../../src/core/document/answer-text.ts';
import { markedAnswerOf, parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { isSameAnswer } from '../../../src/core/document/verified-edit.ts';
import { formatAnswer } from '../../../src/core/document/format-answer.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { signedText } from '../../../src/core/document/private-marks.ts';
import { answersObject, formatAnswers, parseAnswersFile, type Answers } from '../../../src/core/packet/answers.ts';
import { emptySetup, formatNewPacket, type Setup } from '../../../src/core/packet/new-packet.ts';
import type { Layouts } from '../../../src/core/ports.ts';
import { answerText, commonMarkExamples, titleText } from '../../support/answer-texts.ts';
import { packetText, privatePacketText } from '../../support/packet-text.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const layouts: Layouts = {
  packet: ({ frontMatter, sections }) =>
    `---\n${frontMatter}\n---\n\n${sections.map(({ heading, answer }) => `## ${heading}\n\n${answer}\n`).join('\n')}`,
  plan: () => '',
  entry: renderPlainEntry,
};

type AnswerMap = ReadonlyMap<string, Answer>;

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function markedOf(document: PacketDocument): AnswerMap {
  return new Map(plainTemplate.questions.map(({ id }) => [id, markedAnswerOf(document, id)]));
}

/** A new packet with these answers. */
function packetWith(answers: AnswerMap, setup: Setup): PacketDocument {
  const signed = new Map([...answers].map(([id, answer]) => [id, withTexts(answer, signedText)]));
  return parse(formatNewPacket(setup, signed, '2026-11-20', plainTemplate, layouts, formatAnswer));
}

function read(text: string): Answers {
  return parseAnswersFile('answers.yaml', text).read(plainTemplate, '2026-11-20');
}

function expectSame(one: AnswerMap, other: AnswerMap): void {
  for (const { id } of plainTemplate.questions) {
    const [answer, wanted] = [one.get(id) ?? open, other.get(id) ?? open];
    if (!isSameAnswer(answer, wanted)) expect(answer).toEqual(wanted);
  }
}

const open: Answer = { state: 'open' };
const setup: Setup = { ...emptySetup, author: 'Dana Reyes', from: 'Senior', to: 'Staff' };

/** What is printed for these answers, as YAML and as JSON, is accepted and gives a packet that says the same. */
function expectTakenBack(answers: AnswerMap, who: Setup): void {
  const object = answersObject('plain', who, plainTemplate.questions, answers);
  for (const printed of [formatAnswers(object), JSON.stringify({ schemaVersion: 1, ...object }, null, 2)]) {
    const taken = read(printed);
    expect({ ...emptySetup, ...taken.setup }).toEqual(who);
    expectSame(taken.answers, answers);
    const packet = packetWith(taken.answers, who);
    expectSame(markedOf(packet), answers);
    expect(answersObject('plain', who, plainTemplate.questions, markedOf(packet))).toEqual(object);
  }
}

describe('what --print-answers prints', () => {
  it.each([
    ['people write', packetText],
    ['people write who keep some of it private', privatePacketText],
  ])('is taken back for every packet that %s', (_, text) => {
    fc.assert(
      fc.property(text, (packet) => {
        const document = parse(packet);
        const { unclosed, unopened } = document.privateMarks;
        fc.pre(unclosed.length + unopened.length === 0);
        expectTakenBack(markedOf(document), setup);
      }),
      { numRuns: 150 },
    );
  });

  it('is taken back for every text that stands in a section as it is', () => {
    const check = (work: string, impact: string): void => {
      const document = parse(
        `---\npacket: 1\n---\n\n## What did you do?\n\n${work}\n\n## Quantifiable impact\n\n${impact}\n`,
      );
      const { unclosed, unopened } = document.privateMarks;
      if (unclosed.length + unopened.length === 0) expectTakenBack(markedOf(document), setup);
    };
    const body = answerText.filter((text) => !/^(?:<{7}|>{7})(?: |$)/m.test(text) && !text.includes('\0'));
    fc.assert(fc.property(body, body, check), { numRuns: 500 });
    commonMarkExamples.forEach((text) => {
      check(text, text);
    });
    check('###\n\n- When: x\n', '-\n  - For: x\n- \n');
  });

  it('is taken back for every text', () => {
    const check = (title: string, text: string, value: string): void => {
      const fields = value === '' ? [] : ['for', 'after', 'for'].map((id) => ({ id, value }));
      const entry = { title: parseTitle(title), text, fields };
      const answers = (['work', 'impact'] as const).map((id): [string, Answer] => {
        const known = id === 'work' ? fields.map((field) => ({ ...field, id: 'when' })) : fields;
        return [id, { state: 'answered', text: '', entries: [{ ...entry, fields: known }] }];
      });
      expectTakenBack(new Map(answers), { ...setup, why: text, author: entry.title });
      if (value.trim() === '') return;
      const without: Answer[] = [
        { state: 'answered', text: value, entries: [] },
        { state: 'none-yet', reason: value.trimStart() },
      ];
      for (const answer of without) expectTakenBack(new Map([['work', answer]]), setup);
    };
    fc.assert(
      fc.property(titleText, answerText, answerText, (title, text, value) => {
        check(title, parseAnswerText(text), parseAnswerText(value));
      }),
      { numRuns: 300 },
    );
    check('x', `${'['.repeat(40)}\n\tx\n${'- '.repeat(40)}x`, `\tx {${'{'.repeat(40)}`);
  });
});
