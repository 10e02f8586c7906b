import { describe, expect, it } from 'vitest';
import { parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { setHeader } from '../../../src/core/document/header-edit.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
const title = { before: '# Dana Reys: Senior to Staff', after: '# Dana Reyes: Senior to Staff' };

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function packet(author: string, heading: string, answer = 'Prose.'): string {
  return `---\r\npacket: 1\r\nauthor: ${author} # mine\r\n---\r\n\r\n${heading}\r\n\r\n## What did you do?\r\n\r\n${answer}\r\n`;
}

describe('a key of the header', () => {
  it('is changed with the title line that says the same, and nothing else', () => {
    expect(setHeader(parse(packet('Dana Reys', title.before)), 'author', 'Dana Reyes', title, editing)).toBe(
      packet('Dana Reyes', title.after),
    );
  });

  it.each(['# My packet', '', `# Dana Reys: Senior to Staff and on`])(
    'is changed alone where the title is %j',
    (own) => {
      expect(setHeader(parse(packet('Dana Reys', own)), 'author', 'Dana Reyes', title, editing)).toBe(
        packet('Dana Reyes', own),
      );
    },
  );

  it('leaves an answer alone that looks like the title', () => {
    const text = packet('Dana Reys', '# Mine', title.before);
    expect(setHeader(parse(text), 'author', 'Dana Reyes', title, editing)).toBe(
      packet('Dana Reyes', '# Mine', title.before),
    );
  });

  it('is changed alone by a layout without a title', () => {
    const none = { before: undefined, after: undefined };
    expect(setHeader(parse(packet('Dana Reys', title.before)), 'author', 'Dana Reyes', none, editing)).toBe(
      packet('Dana Reyes', title.before),
    );
  });
});
