import { countWords } from '../core/interview/state-words.ts';
import type { PacketChange, QuestionChange } from '../core/packet/packet-change.ts';
import type { Problem } from '../core/problem.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What changed in packet.md, in two lines: what it says, and what is wrong in it. */
export function changeText(change: PacketChange, columns: number, style: Styler): string {
  return [style.text(answerLine(change)), problemLine(change.problems, style)]
    .map((line) => `${wrappedText(line, columns, '', '  ')}\n`)
    .join('');
}

function answerLine({ isChanged, isMended, isFrontMatterChanged, questions, words }: PacketChange): string {
  if (isMended) return 'packet.md can be read again.';
  if (!isChanged) return 'Nothing changed.';
  const parts = [
    ...(isFrontMatterChanged ? ['Front matter changed'] : []),
    ...questions.map((change) => `${change.question.heading.replace(/[\s?!.:]+$/, '')}: ${questionWords(change)}`),
  ];
  const many = [
    ...(words.added > 0 ? [`${countOf(words.added, 'word')} added`] : []),
    ...(words.removed > 0 ? [`${countOf(words.removed, 'word')} taken out`] : []),
  ];
  if (parts.length + many.length === 0) return 'White space and marks changed, and no word.';
  return `${[...parts, ...(many.length === 0 ? [] : [many.join(', ')])].join('. ')}.`;
}

const states = { open: 'open again', 'none-yet': 'none yet', answered: 'answered' } as const;

function questionWords({ question, state, added, changed, removed, isReordered }: QuestionChange): string {
  const parts = [
    ...(added.length > 0 ? [`${countWords(added.length, question)} added`] : []),
    ...(changed.length > 0 ? [`${countWords(changed.length, question)} changed`] : []),
    ...(removed.length > 0 ? [`${countWords(removed.length, question)} taken out`] : []),
  ];
  if (state !== undefined && (state !== 'answered' || parts.length === 0)) return states[state];
  if (parts.length > 0) return parts.join(', ');
  return isReordered ? 'another order' : 'text changed';
}

function problemLine({ count, new: found, gone }: PacketChange['problems'], style: Styler): string {
  if (count + gone.length === 0) return style.quiet('No problems.');
  const left = count - found.length;
  const parts = [
    ...(found.length > 0 ? [newWords(found)] : []),
    ...(gone.length > 0 ? [`${String(gone.length)} gone`] : []),
    ...(left > 0 ? [`${String(left)} as before`] : []),
  ];
  const text = `Problems: ${parts.join(', ')}`;
  return found.length > 0 ? style.warning(text) : style.quiet(text);
}

function newWords([first, ...others]: readonly Problem[]): string {
  if (first === undefined) return '';
  const place = `${first.file}:${String(first.line)}:${String(first.column)}`;
  const more = others.length === 0 ? '' : ` and others from line ${String(others[0]?.line)} on`;
  return `${String(others.length + 1)} new (${place}  ${first.message}${more})`;
}

function countOf(many: number, one: string): string {
  return `${String(many)} ${many === 1 ? one : `${one}s`}`;
}

/** The same for a program. */
export function changeObject({
  isChanged,
  isMended,
  isFrontMatterChanged,
  questions,
  words,
  problems,
}: PacketChange): object {
  return {
    changed: isChanged,
    mended: isMended,
    frontMatter: isFrontMatterChanged,
    questions: questions.map(({ question, state, added, changed, removed }) => ({
      id: question.id,
      heading: question.heading,
      state: state ?? null,
      added,
      changed,
      removed,
    })),
    words,
    problems: { new: problems.new, gone: problems.gone },
  };
}
