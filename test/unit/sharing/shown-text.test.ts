import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { definitionsIn, shownText } from '../../../src/core/sharing/shown-text.ts';

const nothing = definitionsIn([]);
const parser = new MarkdownIt({ html: true });

describe('what a reader sees of a text', () => {
  it.each([
    ['words', 'Cut *p95* from `<b>` to 310 ms\\\nin `a <!-- b -->`'],
    ['a link', '[runbook](https://docs.example/run) and <https://docs.example>'],
    ['a generic type', 'Moved List<String> to Array<T>'],
    ['a list', '- one\n- two\n\n  > three'],
    ['a fence', '```html\n<!-- shown -->\n![shown](x.png "shown")\n```'],
    ['escapes and entities', '\\*not\\* &amp; \\[x\\] 2 \\< 3'],
    ['a reference that is nowhere', '[text][nowhere] and [^1]'],
  ])('is the same text: %s', (_, text) => {
    expect(shownText(text, nothing)).toEqual({ text, hidden: [] });
  });

  it.each<[string, string, string, string[]]>([
    ['a comment', 'open <!-- SECRET --> open', 'open  open', ['comment']],
    ['a comment over lines', 'open <!-- SECRET\nSECRET --> open', 'open  open', ['comment']],
    ['a comment block', 'open\n\n<!--\nSECRET\n\nSECRET\n-->\n\nopen', 'open\n\n\nopen', ['comment']],
    ['a comment that has no end', 'open\n\n<!-- SECRET', 'open\n', ['comment']],
    ['a comment in a list', '- open <!-- SECRET -->\n  - open', '- open\n  - open', ['comment']],
    ['a comment in a quote', '> open <!-- SECRET\n> SECRET --> open', '> open  open', ['comment']],
    ['an image', 'open ![SECRET](SECRET.png "SECRET") open', 'open  open', ['image']],
    ['an image in a link', '[open ![SECRET](x.png)](https://docs.example)', '[open ](https://docs.example)', ['image']],
    ['the title of a link', '[open](https://docs.example "SECRET")', '[open](https://docs.example)', ['link-title']],
    ['HTML with attributes', 'open <span title="SECRET">open</span>', 'open open', ['html', 'html']],
    ['a block of HTML', 'open\n\n<div hidden>SECRET</div>\n\nopen', 'open\n\n\nopen', ['html']],
    ['a definition', 'open\n\n[x]: https://SECRET.example "SECRET"', 'open\n', ['definition']],
    ['a footnote', 'open\n\n[^1]: SECRET\n  SECRET\n\n    SECRET', 'open\n', ['definition']],
    [
      'footnotes below each other',
      'open\n[^1]: SECRET\n[^b]: SECRET SECRET\n\nopen',
      'open\n\nopen',
      ['definition', 'definition'],
    ],
    ['a fence that is open', 'open\n\n```\nopen', 'open\n\n```\nopen\n```', []],
  ])('leaves out %s', (_, text, shown, hidden) => {
    expect(shownText(text, nothing)).toEqual({ text: shown, hidden });
  });

  it('puts a link and a footnote where they are referred to', () => {
    const definitions = definitionsIn([
      '[run]: <https://docs.example/run book> "SECRET"\n\n[^1]: by <!-- SECRET --> Ana',
    ]);
    expect(shownText('See [runbook][run], [run] and that[^1].', definitions)).toEqual({
      text: 'See [runbook](https://docs.example/run%20book), [run](https://docs.example/run%20book) and that (by  Ana).',
      hidden: ['link-title', 'link-title', 'comment'],
    });
  });

  it('leaves no comment, image, title or definition, whatever the text', () => {
    const pieces = [
      '<!--',
      '-->',
      '<!-',
      '- x',
      '![',
      '](',
      ')',
      '[',
      ']',
      ' "t"',
      '[^1]',
      '[a]: b',
      ': ',
      '\n',
      '\n\n',
    ];
    const more = [
      '<b a="c">',
      '</b>',
      '<div>',
      '`',
      '```\n',
      '> ',
      '- ',
      '    ',
      '\\',
      'word',
      '|',
      '***',
      '&lt;',
      '<a:b>',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const shown = shownText(source, definitionsIn([source])).text;
        const left = parser
          .parse(shown, {})
          .flatMap((token) => [token, ...(token.children ?? [])])
          .filter(({ type, content }) => type === 'image' || (type.startsWith('html') && /<!--|=/.test(content)));
        expect(left).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
