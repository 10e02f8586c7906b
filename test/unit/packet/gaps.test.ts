import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { gapIndex, gapOf, gapPlace, withGaps, withoutGap, withoutPlan } from '../../../src/core/packet/gaps.ts';
import type { GapPlace, GivenReason } from '../../../src/core/packet/gaps.ts';
import type { Template } from '../../../src/core/packet/template.ts';
import { gapTemplate } from '../../support/gap-template.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const template = gapTemplate('holes', [
  ['source', 'heard-from'],
  ['next', 'plan'],
]);
const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n## What is missing?\n\n';

function placeIn(given: Template): GapPlace {
  const place = gapPlace(given, 'the committee');
  if (place === undefined) throw new Error('no question about gaps');
  return place;
}

const place = placeIn(template);

/** What stands below the heading, once these reasons are gaps. */
function written(before: string, reasons: readonly GivenReason[], given = template): string {
  const document = parseDocument('packet.md', `${head}${before}\n`, given, parseYamlBlock);
  const editing = { template: given, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
  return withGaps(document, reasons, placeIn(given), editing).slice(head.length).trimEnd();
}

describe('the place of gaps', () => {
  it('is found by what question and fields mean, whatever their ids', () => {
    expect(place).toEqual({
      question: 'holes',
      plan: 'next',
      heardFrom: { field: 'source', text: 'the committee' },
    });
    expect(placeIn(gapTemplate('holes', []))).toEqual({ question: 'holes', plan: undefined, heardFrom: undefined });
    expect(gapPlace(plainTemplate, 'the committee')).toBeUndefined();
  });
});

describe('a reason as a gap', () => {
  it('has a plan and who said it, where there are fields for them', () => {
    const reason = { text: 'Scope', plan: 'the queue' };
    expect(gapOf(reason, place)).toEqual({
      title: 'Scope',
      text: '',
      fields: [
        { id: 'next', value: 'the queue' },
        { id: 'source', value: 'the committee' },
      ],
    });
    expect(gapOf(reason, placeIn(gapTemplate('holes', [])))).toEqual({ title: 'Scope', text: '', fields: [] });
  });

  it('is the same gap in other letters, and is missing where there is none', () => {
    const gaps = [gapOf({ text: 'Scope, beyond a team', plan: '' }, place)];
    expect(gapIndex('scope beyond a team', gaps)).toBe(0);
    expect(gapIndex('Depth', gaps)).toBe(-1);
    expect(withoutGap(['SCOPE beyond a team', 'Depth'], gaps)).toEqual(['Depth']);
  });

  it('may have no plan yet, but for templates without such a field', () => {
    const gaps = [gapOf({ text: 'Scope', plan: 'the queue' }, place), gapOf({ text: 'Depth', plan: '' }, place)];
    expect(withoutPlan(['Scope', 'Depth', 'Other'], gaps, place)).toEqual(['Depth']);
    expect(withoutPlan(['Depth'], gaps, { ...place, plan: undefined })).toEqual([]);
  });
});

describe('reasons in packet.md', () => {
  const scope = '- **Scope**\n  - Source: the committee\n  - Next: the queue';

  it('become gaps, one after the other', () => {
    const both = written('_Not answered yet._', [
      { text: 'Scope', plan: 'the queue' },
      { text: 'Depth', plan: '' },
    ]);
    expect(both.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining(['- Source: the committee', '- Next: the queue']),
    );
    expect(both).toContain('Scope');
    expect(both.indexOf('Depth')).toBeGreaterThan(both.indexOf('Scope'));
    expect(both).not.toContain('_Not answered yet._');
  });

  it('stay as they are where they are gaps with a plan, or none is given', () => {
    expect(written(scope, [{ text: 'scope', plan: 'another' }])).toBe(scope);
    const unplanned = '- **Scope**\n  - Source: Sam';
    expect(written(unplanned, [{ text: 'scope', plan: '' }])).toBe(unplanned);
    expect(written('- **Scope**', [{ text: 'Scope', plan: 'x' }], gapTemplate('holes', []))).toBe('- **Scope**');
  });

  it('get the plan that they have not, and keep who said it', () => {
    const text = written('- **Scope**\n  - Source: Sam', [{ text: 'scope', plan: 'the queue' }]);
    expect(text).toContain('- Source: Sam');
    expect(text).toContain('- Next: the queue');
    expect(text).not.toContain('committee');
  });

  it('change nothing where the template has no such question', () => {
    const text = `${head}x\n`;
    const document = parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
    const editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
    expect(withGaps(document, [{ text: 'Scope', plan: '' }], place, editing)).toBe(text);
  });
});
