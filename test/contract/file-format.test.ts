import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/adapters/gray-matter.ts';
import { shippedTemplate } from '../../src/adapters/shipped-template.ts';
import { answerOf, parseDocument } from '../../src/core/document/document.ts';
import { parsePacketHeader } from '../../src/core/packet/packet.ts';

describe('docs/file-format.md', () => {
  const page = readFileSync('docs/file-format.md', 'utf8');
  const packets = [...page.matchAll(/^```packet\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');

  it('shows packets that are read as it says', () => {
    expect(packets).toHaveLength(1);
    for (const packet of packets) {
      const document = parseDocument('packet.md', packet, shippedTemplate, readFrontMatter);
      expect(document.problems.filter(({ rule }) => rule !== 'section-missing')).toEqual([]);
      expect(parsePacketHeader(document.source, document.frontMatter).author).toBe('Dana Reyes');
      expect(answerOf(document, 'projects')).toMatchObject({
        entries: [{ title: '[Depot scans in one stream](https://docs.example/scans)' }],
      });
      expect(answerOf(document, 'impact')).toMatchObject({ entries: [{ title: 'Calls to depots' }] });
      expect(answerOf(document, 'glue')).toEqual({ state: 'open' });
      expect(answerOf(document, 'gaps')).toEqual({ state: 'none-yet', reason: 'asked Sam on 3 May, none named yet' });
    }
  });
});
