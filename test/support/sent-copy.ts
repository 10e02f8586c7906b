import { readFileSync } from 'node:fs';
import { parseDocument } from '../../src/core/document/document.ts';
import { parseYamlBlock } from '../../src/core/document/front-matter.ts';
import { readTemplate } from '../../src/core/packet/read-template.ts';
import { readSentPaper } from '../../src/core/feedback/sent-paper.ts';
import { allAsked, askedHeadings } from '../../src/core/rounds/asked-question.ts';
import { numberClaims } from '../../src/core/rounds/claim.ts';
import { formatReaderCopy } from '../../src/core/rounds/reader-copy.ts';
import { copyFor } from '../../src/core/sharing/packet-copy.ts';

function repositoryText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The template that is shipped, read like a user's own. */
export const staffTemplate = readTemplate('template.yaml', repositoryText('templates/staff/template.yaml'));

/** The packet of an engineer who does not exist. */
export const examplePacket = parseDocument(
  'packet.md',
  repositoryText('examples/staff.packet.md'),
  staffTemplate,
  parseYamlBlock,
);

/** What a peer gets of it. */
export const sentCopy = ((): string => {
  const included = { questions: new Set<string>(), isPlannedIn: false };
  const { sections } = copyFor(examplePacket, 'peers', included, parseYamlBlock);
  return formatReaderCopy({
    kind: 'peers',
    letter:
      'Hello Jo,\n\nI am preparing a packet and would like your eyes on it. Write into this file wherever you like.\n\nInes',
    title: 'Ines Marchetti: Senior Engineer to Staff Engineer',
    sections,
    claims: numberClaims(sections, []),
    template: staffTemplate,
  });
})();

/** The same as it is read. */
export const samplePaper = readSentPaper(sentCopy, staffTemplate, [
  ...allAsked('peers'),
  ...Object.values(askedHeadings),
]);
