import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { findFeedback } from '../../../src/core/feedback/found-feedback.ts';
import { readReturned } from '../../../src/core/feedback/returned-text.ts';
import { takeSuggestion } from '../../../src/core/feedback/take-suggestion.ts';
import { renderPlainEntry } from '../../support/plain-template.ts';
import { examplePacket, samplePaper, sentCopy, staffTemplate } from '../../support/sent-copy.ts';

const editing = { template: staffTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };

/** packet.md after one change in the copy was taken; undefined where it is not to be found there. */
function taken(from: string, to: string, packet = examplePacket): string | undefined {
  expect(sentCopy).toContain(from);
  const { suggestions } = findFeedback(samplePaper, readReturned(sentCopy.replace(from, () => to)), staffTemplate);
  expect(suggestions).toHaveLength(1);
  const [suggestion] = suggestions;
  return suggestion === undefined ? undefined : takeSuggestion(packet, suggestion, samplePaper, editing);
}

const packetWith = (from: string, to: string): string => {
  expect(examplePacket.source.text).toContain(from);
  return examplePacket.source.text.replace(from, () => to);
};

describe('a suggestion that is taken', () => {
  it.each([
    ['I led the preparation of', 'I led most of the preparation of'],
    ['- When: 2025-07 to 2025-12', '- When: 2025-07 to 2026-01'],
    ['each in their own way, and showed three', 'each in their own way; showed three'],
    ['shop stood still for 52 minutes', 'shop did not sell for 52 minutes'],
    ['a rehearsal with the\nstations.', 'a rehearsal with the\nstations and their staff.'],
    ['[Ticket shop through the timetable change]', '[Ticket shop through the change of timetable]'],
    ['every Thursday since', 'since'],
  ])('%j becomes %j, and no other byte changes', (from, to) => {
    expect(taken(from, to)).toBe(packetWith(from, to));
  });

  it.each([
    ['I led the preparation of', 'I led most of the preparation of'],
    ['shop stood still for 52 minutes', 'shop did not sell for 52 minutes'],
    ['a rehearsal with the\nstations.', 'a rehearsal with the\nstations and their staff.'],
    ['every Thursday since', 'since'],
  ])('%j that is %j already stays as it is', (from, to) => {
    const packet = parseDocument('packet.md', packetWith(from, to), staffTemplate, parseYamlBlock);
    expect(taken(from, to, packet)).toBe(packet.source.text);
  });

  it('at the end of a claim, before its number', () => {
    expect(taken('stations. [10]', 'stations. It held. [10]')).toBe(packetWith('stations.\n', 'stations. It held.\n'));
  });

  it('is text, whatever it says', () => {
    const after = taken('for 52 minutes', 'for <!-- private --> 52 <script>x</script> minutes');
    expect(after).toContain('for \\<!-- private --> 52 \\<script>x\\</script> minutes');
  });

  it('is not taken where the packet says something else by now', () => {
    const text = packetWith('stood still for 52 minutes', 'sold nothing for an hour');
    const packet = parseDocument('packet.md', text, staffTemplate, parseYamlBlock);
    expect(taken('for 52 minutes', 'for 53 minutes', packet)).toBeUndefined();
    expect(taken('I led the preparation of', 'I led most of the preparation of', packet)).toContain('I led most of');
  });

  const goal = '- Goal: nobody stands at a machine that does not sell on 14 December 2025';

  it('takes out an item, a paragraph, an entry with their lines', () => {
    expect(taken(`${goal} [14]\n`, '')).toBe(packetWith(`${goal}\n`, ''));
    const paragraph = (text: string): string =>
      text.slice(text.indexOf('On the day of the new'), text.indexOf('- When: 2025-07'));
    expect(taken(paragraph(sentCopy), '')).toBe(packetWith(paragraph(examplePacket.source.text), ''));
    const nested = '  - Source: [service desk, monthly report](https://docs.example/r/service-desk)';
    const [line = ''] = sentCopy.slice(sentCopy.indexOf(nested)).split('\n', 1);
    expect(taken(`${line}\n`, '')).toBe(packetWith(`${nested}\n`, ''));
    const entry = (text: string, end: string): string =>
      text.slice(text.indexOf('### [Ticket shop'), text.indexOf(end));
    const gone = taken(entry(sentCopy, '**What did I leave out?**'), '');
    expect(gone).toBe(packetWith(entry(examplePacket.source.text, '### [Step-free'), ''));
  });

  it('takes nothing out under which something stays, such as what is private', () => {
    const text = packetWith(`${goal}\n`, `${goal}\n  - <!-- private -->my own<!-- /private -->\n`);
    const packet = parseDocument('packet.md', text, staffTemplate, parseYamlBlock);
    expect(taken(`${goal} [14]\n`, '', packet)).toBeUndefined();
    const entry = sentCopy.slice(sentCopy.indexOf('### [Ticket shop'), sentCopy.indexOf('**What did I leave out?**'));
    const more = packetWith('### [Step-free', 'Not for others.\n\n### [Step-free');
    expect(taken(entry, '', parseDocument('packet.md', more, staffTemplate, parseYamlBlock))).toBeUndefined();
  });

  it('works where lines end in CRLF', () => {
    const windows = examplePacket.source.text.replaceAll('\n', '\r\n');
    const packet = parseDocument('packet.md', windows, staffTemplate, parseYamlBlock);
    expect(taken(`${goal} [14]\n`, '', packet)).toBe(windows.replace(`${goal}\r\n`, ''));
  });
});
