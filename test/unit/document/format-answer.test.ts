import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, EntryContent } from '../../../src/core/document/answer.ts';
import { parseAnswerText, parseTitle } from '../../../src/core/document/answer-text.ts';
import { answerOf, parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { addEntry, setAnswer, updateEntry } from '../../../src/core/document/edits.ts';
import { setFrontMatterKey } from '../../../src/core/document/front-matter-edit.ts';
import type { Editing } from '../../../src/core/document/verified-edit.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import type { Question } from '../../../src/core/packet/template.ts';
import { answerText, commonMarkExamples, naughtyStrings, titleText } from '../../support/answer-texts.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const editing: Editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
const [work, impact] = plainTemplate.questions as [Question, Question];

const empty = `---
packet: 1
author: Dana Reyes
---

# Dana Reyes

## What did you do?

_Not answered yet._

## My own

Kept.

## Quantifiable impact

_Not answered yet._
`;

function setKey({ source, frontMatter }: PacketDocument, key: string, value: string): string {
  return setFrontMatterKey(source, frontMatter, key, value, parseYamlBlock);
}

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function entryOf(title: string, text: string, value: string): EntryContent {
  return { title, text, fields: value === '' ? [] : [{ id: 'x', value }] };
}

function roundTrip(question: Question, title: string, text: string, value: string): void {
  const id = question.fields[0]?.id ?? '';
  const base = entryOf(title, text, value);
  const entry = { ...base, fields: base.fields.map((field) => ({ ...field, id })) };
  const first = addEntry(parse(empty), question, entry, editing);
  const second = addEntry(parse(first), question, { title: 'Second', text: '', fields: [{ id, value: 'v' }] }, editing);
  const answer = answerOf(parse(second), question.id);
  expect(answer).toEqual({
    state: 'answered',
    text: '',
    entries: [entry, { title: 'Second', text: '', fields: [{ id, value: 'v' }] }],
  });
  expect(parse(second).sections).toHaveLength(2);
  expect(second).toContain('\n## My own\n\nKept.\n');
}

const corpus = [...naughtyStrings, ...commonMarkExamples];

describe('an answer comes back as it was typed', () => {
  it.each(plainTemplate.questions)('every text as title, prose and field of an entry ($layout)', (question) => {
    fc.assert(
      fc.property(titleText, answerText, answerText, (title, text, value) => {
        roundTrip(question, parseTitle(title), parseAnswerText(text), parseAnswerText(value));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(plainTemplate.questions)('every naughty string and CommonMark example ($layout)', (question) => {
    for (const text of corpus) {
      const title = parseTitle(text.replace(/[\r\n]+/g, ' '));
      roundTrip(question, title === '' ? 'Title' : title, parseAnswerText(text), parseAnswerText(text));
    }
  });

  it('every text as free prose and as a reason for none yet', () => {
    const answers = (text: string): Answer[] => [
      { state: 'answered', text, entries: [] },
      { state: 'none-yet', reason: text.trimStart() },
    ];
    const check = (typed: string): void => {
      const text = parseAnswerText(typed);
      if (text.trim() === '') return;
      for (const answer of answers(text)) {
        const after = setAnswer(parse(empty), work, answer, editing);
        expect(answerOf(parse(after), 'work')).toEqual(answer);
        expect(after).toContain('\n## My own\n\nKept.\n');
      }
    };
    fc.assert(fc.property(answerText, check), { numRuns: 1000 });
    corpus.forEach(check);
  });

  it('every text as a value of the front matter', () => {
    const check = (text: string): void => {
      const after = setKey(parse(empty), 'author', text);
      expect(parse(after).frontMatter.keys.map(({ key, value }) => [key, value])).toEqual([
        ['packet', '1'],
        ['author', text],
      ]);
      expect(after.slice(after.indexOf('\n---\n'))).toBe(empty.slice(empty.indexOf('\n---\n')));
    };
    fc.assert(fc.property(answerText, check), { numRuns: 1000 });
    corpus.forEach(check);
  });

  it('every change of an entry, whatever it was before', () => {
    fc.assert(
      fc.property(titleText, answerText, answerText, answerText, (title, text, one, other) => {
        const before = {
          title: parseTitle(title),
          text: parseAnswerText(text),
          fields: [{ id: 'for', value: parseAnswerText(one) || 'x' }],
        };
        const value = parseAnswerText(other) || 'y';
        const after = {
          ...before,
          fields: [
            { id: 'for', value },
            { id: 'after', value: 'z' },
          ],
        };
        const first = addEntry(parse(empty), impact, before, editing);
        const second = updateEntry(parse(first), impact, 0, after, editing);
        expect(answerOf(parse(second), 'impact')).toEqual({ state: 'answered', text: '', entries: [after] });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a list', () => {
  const list = '- one\n  - nested\n\n1. first\n\n* [ ] task';

  it('stands in the text of an entry as it was typed', () => {
    for (const question of [work, impact]) {
      const fields = [{ id: question.fields[0]?.id ?? '', value: 'v' }];
      const text = addEntry(parse(empty), question, { title: 'One', text: `I led:\n\n${list}`, fields }, editing);
      expect(text).toContain('- one\n');
      expect(text).not.toContain('\\');
    }
  });

  it('stands as it was typed before entries with a heading, and escaped where it would be one', () => {
    const entries = [{ title: 'One', text: '', fields: [] }];
    const answer = { state: 'answered', text: list, entries } as const;
    expect(setAnswer(parse(empty), work, answer, editing)).toContain(`\n${list}\n\n### One\n`);
    expect(setAnswer(parse(empty), impact, answer, editing)).toContain('\n\\- one\n');
    expect(setAnswer(parse(empty), work, { ...answer, entries: [] }, editing)).toContain('\n\\- one\n');
  });
});
