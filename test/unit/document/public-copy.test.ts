import { describe, expect, it } from 'vitest';
import { parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { publicCopy } from '../../../src/core/document/public-copy.ts';
import { plainTemplate } from '../../support/plain-template.ts';

function parse(body: string): PacketDocument {
  return parseDocument(
    'packet.md',
    `---\npacket: 1\n---\n\n## What did you do?\n\n${body}\n`,
    plainTemplate,
    parseYamlBlock,
  );
}

function copyOf(body: string): string {
  return publicCopy(parse(body), parseYamlBlock).source.text;
}

describe('a copy without private parts', () => {
  it.each([
    ['a marked paragraph', 'open\n\n<!-- private -->\nSECRET\n<!-- /private -->\n\nopen'],
    ['a part of a line', 'open <!-- private -->SECRET<!-- /private --> open'],
    ['marks in a fence', '```\n<!-- private -->SECRET<!-- /private -->\n```\nopen'],
    ['marks in any case', 'open <!--PRIVATE-->SECRET<!--/Private-->'],
    ['an entry that says so', '### One\n\nSECRET\n\n- Private: yes\n\n### Two\n\nopen'],
    ['an entry with a bold label', '### One\n\nSECRET\n\n- **Private**: ja\n\n### Two\n\nopen'],
    ['several marks', '<!-- private -->SECRET<!-- /private --> open <!-- private -->SECRET<!-- /private -->'],
  ])('leaves out %s', (_, body) => {
    const copy = copyOf(body);
    expect(copy).not.toContain('SECRET');
    expect(copy).toContain('open');
  });

  it('keeps what only looks private', () => {
    expect(copyOf('\\<!-- private --> stays')).toContain('stays');
    expect(copyOf('### One\n\nstays\n\n- Private: no')).toContain('stays');
  });

  it.each([
    ['begins and never ends', 'a\n\n<!-- private -->\nSECRET', 9],
    ['ends and never began', 'SECRET\n\n<!-- /private -->', 9],
  ])('is refused where a part %s', (_, body, line) => {
    expect(() => copyOf(body)).toThrow(
      expect.objectContaining({ code: 'E_PRIVATE', place: { file: 'packet.md', line, column: 1 } }) as Error,
    );
  });
});
