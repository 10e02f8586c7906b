import { questionName } from '../core/changes/changes-in-words.ts';
import { countedWords, textsIn, textsOf, type ComparedTexts } from '../core/changes/compared-texts.ts';
import type { Moment } from '../core/changes/moment.ts';
import type { EntryChange, PacketChanges, QuestionChanges, TextChange } from '../core/changes/packet-changes.ts';
import { sinceLine, wordCountWords } from './changes-words.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

interface Row {
  readonly name: string;
  readonly texts: readonly TextChange[];
  readonly what: string;
}

/** How much has changed, a line for each question. */
export function changesStat(
  moment: Moment,
  changes: PacketChanges,
  compared: ComparedTexts,
  columns: number,
  style: Styler,
): string {
  const rows: readonly Row[] = [
    ...(changes.header.length === 0
      ? []
      : [{ name: 'Front matter', texts: changes.header, what: changes.header.map(({ key }) => key).join(', ') }]),
    ...changes.questions.map((each) => ({
      name: questionName(each.question),
      texts: textsOf(each),
      what: questionWords(each),
    })),
    ...(changes.elsewhere.length === 0
      ? []
      : [{ name: 'Elsewhere', texts: changes.elsewhere, what: 'titles and sections of your own' }]),
  ];
  const first = wrappedText(sinceLine(moment, changes, style), columns);
  if (rows.length === 0) return `${first}\n`;
  const counts = rows.map(({ texts }) => countedWords(texts, compared));
  const widthOf = (words: readonly string[]): number => Math.max(...words.map((word) => textWidth(word)));
  const width = widthOf(rows.map(({ name }) => name));
  const [more, less] = [
    widthOf(counts.map(({ added }) => `+${String(added)}`)),
    widthOf(counts.map(({ removed }) => `-${String(removed)}`)),
  ];
  const lines = rows.map(({ name, what }, index) => {
    const { added = 0, removed = 0 } = counts[index] ?? {};
    const head = [
      `  ${name}${' '.repeat(width - textWidth(name))}  `,
      style.done(`+${String(added)}`.padStart(more)),
      ' ',
      style.error(`-${String(removed)}`.padStart(less)),
      '  ',
    ];
    const margin = ' '.repeat(width + more + less + 7);
    return `${style.text(head[0] ?? '')}${head.slice(1).join('')}${wrappedText(style.text(what), columns, margin).trimStart()}`;
  });
  const total = wordCountWords(countedWords(textsIn(changes), compared));
  return `${[first, '', ...lines, '', style.quiet(`  ${total}`)].join('\n')}\n`;
}

const STATES = { open: 'open again', 'none-yet': 'none yet', answered: '' } as const;

function questionWords({ before, after, text, entries, isReordered, isOnlyLayout }: QuestionChanges): string {
  const count = (kind: EntryChange['kind']): number => entries.filter((entry) => entry.kind === kind).length;
  const counts = (['added', 'reworded', 'removed'] as const).flatMap((kind) =>
    count(kind) === 0 ? [] : [`${String(count(kind))} ${kind}`],
  );
  return [
    ...(before === after || after === 'answered' ? [] : [STATES[after]]),
    ...counts,
    ...(text === undefined ? [] : ['text']),
    ...(isReordered ? ['another order'] : []),
    ...(isOnlyLayout ? ['layout'] : []),
  ].join(', ');
}
