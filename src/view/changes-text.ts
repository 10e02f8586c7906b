import { countedWords, textsIn, type ComparedTexts } from '../core/changes/compared-texts.ts';
import type { Moment } from '../core/changes/moment.ts';
import type {
  EntryChange,
  PacketChanges,
  PartChange,
  QuestionChanges,
  TextChange,
} from '../core/changes/packet-changes.ts';
import { titleWords } from '../core/document/answer.ts';
import { sinceLine, wordCountWords } from './changes-words.ts';
import type { Style, Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

const SIGNS = { added: '+ ', removed: '- ', reworded: '~ ' } as const;
const INSIDE = '    ';
const BY_LINES = '(too much has changed to compare words: whole lines)';

/** What everything on the screen is drawn with. */
interface Drawing {
  readonly compared: ComparedTexts;
  /** Before the colon of `None yet: reason`. */
  readonly noneYet: string;
  /** Undefined to break no line. */
  readonly columns: number | undefined;
  readonly style: Styler;
}

/** What has changed, by question and entry, with the words before in `[-…-]` and those after in `{+…+}`. */
export function changesText(
  moment: Moment,
  changes: PacketChanges,
  compared: ComparedTexts,
  noneYet: string,
  columns: number | undefined,
  style: Styler,
): string {
  const drawing: Drawing = { compared, noneYet, columns, style };
  const first = broken(sinceLine(moment, changes, style), '', '', drawing);
  const { header, questions, elsewhere } = changes;
  const blocks = [
    ...(header.length === 0 ? [] : [[style.title('Front matter'), ...header.flatMap((key) => keyLines(key, drawing))]]),
    ...questions.map((question) => questionLines(question, drawing)),
    ...(elsewhere.length === 0
      ? []
      : [[style.title('Elsewhere'), ...elsewhere.flatMap((change) => blockLines(change, drawing))]]),
  ];
  if (blocks.length === 0) return `${first}\n`;
  const count = style.quiet(wordCountWords(countedWords(textsIn(changes), compared)));
  return `${[[first, count], ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function keyLines(change: PacketChanges['header'][number], drawing: Drawing): string[] {
  const kind = kindOf(change);
  const value =
    kind === 'reworded'
      ? stretchesText(change, drawing)
      : styled(change.after || change.before, drawing.style[LOOKS[kind]]);
  return [signed(kind, `${drawing.style[LOOKS[kind]](`${change.key}:`)} ${value}`, drawing)];
}

const LOOKS = { added: 'done', removed: 'error', reworded: 'text' } as const;

function kindOf({ before, after }: TextChange): EntryChange['kind'] {
  return before === '' ? 'added' : after === '' ? 'removed' : 'reworded';
}

function questionLines(changes: QuestionChanges, drawing: Drawing): string[] {
  const { style } = drawing;
  const { question, before, after, entries, isReordered, isOnlyLayout } = changes;
  const notes = [
    ...(after === 'open' && before !== 'open' ? ['open again'] : []),
    ...(isReordered ? ['another order of entries'] : []),
    ...(isOnlyLayout ? ['white space, marks or the order of fields only'] : []),
  ];
  return [
    broken(style.title(question.heading), '', '', drawing),
    ...notes.map((note) => broken(style.quiet(note), '  ', '  ', drawing)),
    ...textLines(changes, drawing),
    ...entries.flatMap((entry) => entryLines(entry, drawing)),
  ];
}

/** The prose of a question, or the reason why there is none yet; one of each where it was one and is the other. */
function textLines({ text, before, after }: QuestionChanges, drawing: Drawing): string[] {
  if (text === undefined) return [];
  const phrase = (state: string): string => (state === 'none-yet' ? `${drawing.noneYet}: ` : '');
  if (before === after) return blockLines(text, drawing, phrase(after));
  return [
    ...(text.before === '' ? [] : blockLines({ before: text.before, after: '' }, drawing, phrase(before))),
    ...(text.after === '' ? [] : blockLines({ before: '', after: text.after }, drawing, phrase(after))),
  ];
}

/** A text with its sign before it. */
function blockLines(change: TextChange, drawing: Drawing, label = ''): string[] {
  const kind = kindOf(change);
  const look = drawing.style[LOOKS[kind]];
  const text = kind === 'reworded' ? stretchesText(change, drawing) : styled(change.after || change.before, look);
  return [...lineNote(change, drawing), signed(kind, `${label === '' ? '' : look(label)}${text}`, drawing)];
}

function entryLines({ kind, title, parts }: EntryChange, drawing: Drawing): string[] {
  const look = drawing.style[LOOKS[kind]];
  const renamed = parts.find(({ part }) => part === 'title');
  const shown =
    kind === 'reworded' && renamed !== undefined
      ? stretchesText(renamed, drawing)
      : kind === 'reworded'
        ? drawing.style.path(titleWords(title))
        : look(title);
  return [
    signed(kind, shown, drawing),
    ...parts.filter((part) => part !== renamed).flatMap((part) => partLines(kind, part, drawing)),
  ];
}

function partLines(kind: EntryChange['kind'], part: PartChange, drawing: Drawing): string[] {
  const look: Style = drawing.style[LOOKS[kind]];
  const label = typeof part.part === 'string' ? '' : look(`${part.part.label}: `);
  const text = kind === 'reworded' ? stretchesText(part, drawing) : styled(part.after || part.before, look);
  return [...lineNote(part, drawing), broken(`${label}${text}`, INSIDE, INSIDE, drawing)];
}

function lineNote(change: TextChange, drawing: Drawing): string[] {
  const isShown = kindOf(change) === 'reworded' && drawing.compared.get(change)?.isByLines === true;
  return isShown ? [broken(drawing.style.quiet(BY_LINES), INSIDE, INSIDE, drawing)] : [];
}

function signed(kind: EntryChange['kind'], text: string, drawing: Drawing): string {
  const { style } = drawing;
  const look = kind === 'reworded' ? style.warning : style[LOOKS[kind]];
  return `${look(SIGNS[kind])}${broken(text, '', INSIDE.slice(2), drawing)}`;
}

/** A text broken into the lines of the screen; each keeps its own indentation. */
function broken(text: string, first: string, further: string, { columns }: Drawing): string {
  const lines = text.split('\n').map((line, index) => {
    const margin = index === 0 ? first : further;
    const [indentation = ''] = /^[ \t]*/.exec(line) ?? [];
    if (columns === undefined) return `${margin}${line}`.trimEnd();
    // A sign of two columns stands before a first line without a margin.
    const room = index === 0 && margin === '' ? columns - 2 : columns;
    return wrappedText(line.slice(indentation.length), room, `${margin}${indentation}`, `${further}${indentation}`);
  });
  return lines.join('\n');
}

/** A text with its changes marked; of what stayed the same as much as it takes to find one's way. */
function stretchesText(change: TextChange, { compared, style }: Drawing): string {
  const stretches = compared.get(change)?.stretches ?? [];
  return stretches
    .map(({ kind, text }, index) => {
      if (kind === 'same') return style.text(shortened(text, index > 0, index < stretches.length - 1));
      return kind === 'added' ? marked(text, '{+', '+}', style.done) : marked(text, '[-', '-]', style.error);
    })
    .join('');
}

/** Words stand between the marks, line breaks around them outside; white space by itself is written out. */
function marked(text: string, open: string, close: string, look: Style): string {
  if (text.trim() === '') {
    const seen = text.replaceAll('\n', String.raw`\n`).replaceAll('\t', String.raw`\t`);
    return look(`${open}${seen}${close}`);
  }
  const [before = ''] = /^\n*/.exec(text) ?? [];
  const [after = ''] = /\n*$/.exec(text) ?? [];
  const lines = text.slice(before.length, text.length - after.length).split('\n');
  const shown = lines.map(
    (line, index) => `${index === 0 ? open : ''}${line}${index === lines.length - 1 ? close : ''}`,
  );
  return `${before}${styled(shown.join('\n'), look)}${after}`;
}

/** Each line by itself, so that no colour runs over the margin, and its indentation is found. */
function styled(text: string, look: Style): string {
  return text.replace(/[^\s][^\n]*/g, (line) => look(line));
}

/** Characters of what stayed the same that are shown beside a change, and beyond which it is cut. */
const BESIDE = 100;

function shortened(text: string, isAfterChange: boolean, isBeforeChange: boolean): string {
  const sides = (isAfterChange ? 1 : 0) + (isBeforeChange ? 1 : 0);
  if (sides === 0 || text.length <= BESIDE * (sides + 1)) return text;
  const head = isAfterChange ? text.slice(0, BESIDE).replace(/\S+$/, '') : '';
  const tail = isBeforeChange ? text.slice(-BESIDE).replace(/^\S+/, '') : '';
  return `${head}[...]${tail}`;
}
