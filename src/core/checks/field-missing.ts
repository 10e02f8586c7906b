import { titleWords } from '../document/answer.ts';
import { plainText } from '../document/private-marks.ts';
import { isPlanned, missingLabels } from '../interview/summary.ts';
import { shellWord } from '../shell-word.ts';
import type { PacketRule } from './packet-rule.ts';

/** A reader who does not know the work asks for these first. */
export const fieldMissing: PacketRule = {
  rule: 'field-missing',
  find: ({ sections }) =>
    sections.flatMap(({ question, entries }) =>
      entries
        .filter((entry) => !isPlanned(entry))
        .flatMap((entry) => {
          const labels = missingLabels(question, entry);
          if (labels.length === 0) return [];
          const title = titleWords(plainText(entry.title));
          const fields = labels.map((label) => `"${label}: …"`).join(', ');
          return [
            {
              offset: entry.range.start,
              message: `Unexpected ${question.entry.one} "${title}" without ${labels.join(', ')}, expected ${fields} below it`,
              question,
              parts: labels.map((label) => `${title}: ${label}`),
              hint: `packet edit ${question.id} --entry ${shellWord(title)}`,
            },
          ];
        }),
    ),
};
