import { describe, expect, it } from 'vitest';
import { parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { publicCopy } from '../../../src/core/document/public-copy.ts';
import { locateSections } from '../../../src/core/document/sections.ts';
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
    ['a part of a line', 'open <!-- private -->SECRET<!-- /pri<!-- private -->x<!-- /private -->vate --> open'],
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

  it.each([
    ['an entry that says no and then yes', '### One\n\nSECRET\n\n- Private: no\n- Private: yes\n\n### Two\n\nopen'],
    ['an entry that says no and more', '### One\n\nSECRET\n\n- Private: no\n  (but yes)\n\n### Two\n\nopen'],
    ['an entry with an empty label', '### One\n\nSECRET\n\n- Private:\n\n### Two\n\nopen'],
    ['an entry that says so in a nested item', '### One\n\n- SECRET\n  - x\n    - Private: yes\n\n### Two\n\nopen'],
    ['an entry that says so in its prose', '### One\n\nSECRET\nPrivate: yes\n\n### Two\n\nopen'],
    ['an entry that says so in a quote', '### One\n\nSECRET\n\n> - [x] __Private__ ： ja\n\n### Two\n\nopen'],
    ['a section of prose that says so', 'SECRET\n\nPrivate: yes\n\n## My own\n\nopen'],
    ['a section whose introduction says so', 'SECRET\n\n- Private: yes\n\n### One\n\nSECRET\n\n## Mine\n\nopen'],
    ['an entry of a list', '- SECRET\n  - When: 2026\n    - Private: yes\n- open'],
    ['an entry of a second section', 'open\n\n## What did you do?\n\n### One\n\nSECRET\n\n- Private: yes'],
    ['a section of the users own', 'open\n\n## Mine\n\n### One\n\nSECRET\n\n- Private: yes\n\n### Two\n\nSECRET'],
    ['what stands below a title of the users own', 'open\n\n# Mine\n\nPrivate: yes\n\n## More\n\nSECRET'],
    [
      'a mark that only comes about',
      '<!-- pri<!-- private -->x<!-- /private -->vate -->SECRET<!-- /pri<!-- private -->x<!-- /private -->vate --> open',
    ],
    [
      'a label that only comes about',
      '### One\n\nSECRET\n\n- Pri<!-- private -->x<!-- /private -->vate: yes\n\n### Two\n\nopen',
    ],
  ])('leaves out %s', (_, body) => {
    const copy = copyOf(body);
    expect(copy).not.toContain('SECRET');
    expect(copy).toContain('open');
  });

  it.each([
    ['of a question', '## Quantifiable impact', '## Quantifiable impact'],
    ['of the users own', '## SECRET', '## …'],
  ])('leaves what follows a private part in its section where the heading %s is in that part', (_, heading, left) => {
    const body = `open\n\n<!-- private -->\n\nSECRET\n\n${heading}\n\n- SECRET\n<!-- /private -->\n- mine`;
    const text = copyOf(body);
    expect(text).not.toContain('SECRET');
    expect(text).toMatch(new RegExp(`open\\s+${left}\\s+- mine`));
    const { spans } = locateSections(parse(`open\n\n${left}\n\n- mine`).source, 4, plainTemplate.questions);
    expect(spans).toHaveLength(2);
    expect(copyOf(`open\n\n<!-- private -->\n${heading}\nSECRET\n<!-- /private -->\n`)).not.toContain(left);
  });

  it('leaves out what stands before the first section', () => {
    const text = '---\npacket: 1\n---\n\nSECRET\n\nPrivate: yes\n\n## What did you do?\n\nopen\n';
    const { source } = publicCopy(parseDocument('packet.md', text, plainTemplate, parseYamlBlock), parseYamlBlock);
    expect(source.text).toBe('---\npacket: 1\n---\n## What did you do?\n\nopen\n');
  });

  it('is refused where a mark only comes about and has no end', () => {
    const body = '<!-- pri<!-- private -->x<!-- /private -->vate -->SECRET';
    expect(() => copyOf(body)).toThrow(expect.objectContaining({ code: 'E_PRIVATE' }) as Error);
  });

  it.each([
    '\\<!-- private --> stays',
    '### One\n\nstays\n\n- Private: no',
    '### One\n\nstays\n\n- **Private:** No',
    '### One\n\nstays\n\n- Private\\: yes',
    '### One\n\nThe private: it stays\n\n- Privately: yes',
  ])('keeps what only looks private: %j', (body) => {
    expect(copyOf(body)).toContain('stays');
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
