import type { ReaderKind } from '../core/rounds/asked-question.ts';
import type { Withheld } from '../core/sharing/packet-copy.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What copies leave out and why, one line each; never a word of what is left out. */
export function withheldText(withheld: readonly Withheld[], kind: ReaderKind, columns: number, style: Styler): string {
  const lines = withheld.map((each) => {
    const { what, why } = wordsOf(each, kind);
    return wrappedText(style.text(`${what}: ${why}`), columns, '  ', '    ');
  });
  const never = 'Front matter, plan.md, notes.md, people.md and reviews are part of no copy.';
  const head = lines.length === 0 ? 'Nothing of packet.md is left out.' : 'Left out of the copies:';
  return [head, ...lines, wrappedText(style.quiet(never), columns), ''].join('\n');
}

/** The same for a program. */
export function withheldObject(withheld: readonly Withheld[], kind: ReaderKind): readonly object[] {
  return withheld.map((each) => {
    const { why } = wordsOf(each, kind);
    const question = 'question' in each ? each.question.id : null;
    const field = 'label' in each ? each.label : null;
    return { kind: each.what, question, field, count: 'many' in each ? each.many : 1, why };
  });
}

function wordsOf(withheld: Withheld, kind: ReaderKind): { readonly what: string; readonly why: string } {
  const audience = kind === 'peers' ? 'peers' : `a ${kind}`;
  switch (withheld.what) {
    case 'private':
      return { what: counted(withheld.many, 'private part'), why: 'marked private' };
    case 'question':
      return {
        what: withheld.question.heading,
        why: `not for ${audience} (--include ${withheld.question.id} puts it in)`,
      };
    case 'planned': {
      const { entry } = withheld.question;
      const many = counted(withheld.many, entry.one, entry.many);
      return { what: `${many} in ${withheld.question.heading}`, why: 'still planned (--include planned puts it in)' };
    }
    case 'field':
      return {
        what: `"${withheld.label}" in ${withheld.question.heading}, ${counted(withheld.many, 'time')}`,
        why: `not for ${audience}`,
      };
    case 'own-sections':
      return {
        what: counted(withheld.many, 'section of your own', 'sections of your own'),
        why: 'the template does not know for whom',
      };
    case 'introduction':
      return { what: 'what stands above the first section', why: 'it belongs to no question' };
    case 'comment':
      return { what: counted(withheld.many, 'comment'), why: 'nobody sees it where the text is shown' };
    case 'html':
      return { what: counted(withheld.many, 'piece of HTML', 'pieces of HTML'), why: 'a copy is plain Markdown' };
    case 'image':
      return { what: counted(withheld.many, 'image'), why: 'a copy is one file; link to it instead' };
    case 'link-title':
      return {
        what: counted(withheld.many, 'title of a link', 'titles of links'),
        why: 'nobody sees it where the text is shown',
      };
    case 'definition':
      return {
        what: counted(withheld.many, 'definition of a link or footnote', 'definitions of links and footnotes'),
        why: 'it stands where it is referred to',
      };
  }
}

function counted(many: number, one: string, several = `${one}s`): string {
  return `${String(many)} ${many === 1 ? one : several}`;
}
