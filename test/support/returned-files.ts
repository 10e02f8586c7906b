import { sentCopy } from './sent-copy.ts';

/** What a reader has written into the copy, and the question to which it belongs; undefined for none. */
export const remarks = [
  { question: 'projects', text: 'Who decided this? I remember it differently.', after: 'stations. [10]' },
  {
    question: 'projects',
    text: 'The runbook that Yusuf wrote, and who was on call.',
    after: '**What did I leave out?**',
  },
  { question: 'glue', text: 'That call deserves more than a bullet.', after: 'all of them [66]' },
  {
    question: undefined,
    text: 'You made the release boring, in the best sense.',
    after: '**What would you say for me in the room?**',
  },
] as const;

/** The copy with the remarks in it, each a paragraph of its own behind `after`. */
export const answeredCopy = remarks.reduce((text, { text: said, after }) => {
  const at = text.indexOf(after) + after.length;
  return `${text.slice(0, at)}\n\n${said}${text.slice(at)}`;
}, sentCopy);

const lines = (text: string, change: (line: string) => string): string => text.split('\n').map(change).join('\n');

/** Every line quoted, but for those of the remarks where `isOpen`. */
function quoted(text: string, mark: string, isOpen: boolean): string {
  const own = new Set<string>(remarks.map((each) => each.text));
  return lines(text, (line) => (isOpen && own.has(line) ? line : `${mark}${line}`.trimEnd()));
}

/** Paragraphs broken anew at so many columns. */
function reflowed(text: string, columns: number): string {
  return text
    .split('\n\n')
    .map((paragraph) => {
      const rows: string[] = [];
      for (const word of paragraph.split(/\s+/)) {
        const last = rows.at(-1);
        if (last !== undefined && last.length + word.length < columns) rows[rows.length - 1] = `${last} ${word}`;
        else rows.push(word);
      }
      return rows.join('\n');
    })
    .join('\n\n');
}

/** As quoted-printable has it, with soft line breaks. */
function quotedPrintable(text: string): string {
  return lines(text, (line) => {
    const bytes = [...new TextEncoder().encode(line)].map((byte) =>
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    );
    const rows = [''];
    for (const part of bytes) {
      if ((rows.at(-1) ?? '').length + part.length > 75) rows.push('');
      rows[rows.length - 1] = `${rows.at(-1) ?? ''}${part}`;
    }
    return rows.join('=\n');
  });
}

const headers = 'From: Jo Park <jo@example.org>\nTo: Ines\nSubject: Re: packet\nDate: Thu, 3 Dec 2026 10:00:00 +0100\n';
const wrote = 'On Tue, 1 Dec 2026 at 10:00, Ines Marchetti <ines@example.org> wrote:\n\n';
const smart = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replace(/"([^"]*)"/g, '“$1”')
    .replaceAll('...', '…')
    .replaceAll(' - ', ' – ');
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
const withoutSection = (text: string, heading: string): string => {
  const start = text.indexOf(`## ${heading}`);
  return text.slice(0, start) + text.slice(text.indexOf('\n## ', start) + 1);
};
const plain = (text: string): string => text.replace(/[*_#]/g, '').replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 <$2>');

/** Ways in which mail programs, editors and people change a file; none of them takes a remark away. */
export function manglings(): readonly (readonly [name: string, mangle: (text: string) => string])[] {
  return [
    ['as it was', (text) => text],
    ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['old line ends', (text) => text.replaceAll('\n', '\r')],
    ['a BOM', (text) => `\uFEFF${text}`],
    ['quoted once', (text) => quoted(text, '> ', true)],
    ['quoted without a blank', (text) => quoted(text, '>', true)],
    ['quoted with the answers', (text) => quoted(text, '> ', false)],
    ['quoted three times', (text) => quoted(text, '> > > ', true)],
    ['quoted tightly', (text) => quoted(text, '>>> ', true)],
    ['quoted with a name, Windows line ends', (text) => (wrote + quoted(text, '> ', true)).replaceAll('\n', '\r\n')],
    ['reflowed at 72', (text) => reflowed(text, 72)],
    ['reflowed at 30', (text) => reflowed(text, 30)],
    ['on endless lines', (text) => reflowed(text, 100_000)],
    ['reflowed and quoted', (text) => quoted(reflowed(text, 60), '> ', true)],
    ['smart quotes and dashes', smart],
    [
      'format=flowed',
      (text) =>
        `${headers}Content-Type: text/plain; format=flowed\n\n${lines(text, (line) => (line === '' ? '' : `${line} `))}`,
    ],
    [
      'quoted-printable',
      (text) =>
        `${headers}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(text)}`,
    ],
    ['quoted-printable without a header', quotedPrintable],
    ['base64', (text) => `${headers}Content-Transfer-Encoding: base64\n\n${base64(text)}`],
    [
      'of two parts',
      (text) =>
        `${headers}Content-Type: multipart/alternative; boundary="b1"\n\n--b1\nContent-Type: text/plain\n\n${text}\n--b1\nContent-Type: text/html\n\n<p>${text}</p>\n--b1--\n`,
    ],
    ['forwarded', (text) => `FYI\n\n-----Original Message-----\n${headers}\n${text}`],
    [
      'with headers and a signature',
      (text) => `${headers}\n${wrote}${quoted(text, '> ', true)}\n\n-- \nJo Park\nStaff Engineer`,
    ],
    ['below a greeting', (text) => `Hi Ines,\n\nsee between the lines.\n\n${wrote}${quoted(text, '> ', true)}`],
    ['without two sections', (text) => withoutSection(withoutSection(text, 'Quantifiable impact'), 'High-leverage')],
    ['without the letter and the title', (text) => text.slice(text.indexOf('## What did you do?'))],
    ['headings of another depth', (text) => text.replace(/^## /gm, '#### ')],
    ['headings underlined', (text) => text.replace(/^## (.+)$/gm, '$1\n---------')],
    ['headings bold', (text) => text.replace(/^## (.+)$/gm, '**$1**')],
    ['headings without marks', (text) => text.replace(/^#+ /gm, '')],
    ['without any marks of Markdown', plain],
    ['as a browser shows it', (text) => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/[*_#]/g, '')],
    ['other bullets', (text) => text.replace(/^( *)- /gm, '$1* ')],
    ['without the numbers of claims', (text) => text.replace(/ \[\d+\]/g, '')],
    ['twice in one file', (text) => `${text}\n\n${sentCopy}`],
    ['below the file as it was sent', (text) => `${sentCopy}\n\n${text}`],
    ['trailing blanks', (text) => lines(text, (line) => `${line}   `)],
    ['indented', (text) => lines(text, (line) => `    ${line}`)],
    ['blank lines everywhere', (text) => text.replaceAll('\n', '\n\n')],
    ['no-break spaces', (text) => text.replace(/(\w) (\w)/g, '$1\u00a0$2')],
    [
      'sections in another order',
      (text) => text.slice(text.indexOf('## Glue work')) + '\n' + text.slice(0, text.indexOf('## Glue work')),
    ],
  ];
}

const deep = (open: string, close: string, many: number): string => open.repeat(many) + close.repeat(many);
const filler = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);

/** Texts that nobody writes who means well; each stands for itself, and stands in the copy as a remark. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['an element with a handler', '<img src=x onerror=alert(1)>'],
  ['half a comment', 'before <!-- behind'],
  ['a private mark', '<!-- private -->\nsecret\n<!-- /private -->'],
  ['half a private mark', 'x <!-- /private --> y'],
  ['a declaration', '<!DOCTYPE html><?php system("id") ?><![CDATA[x]]>'],
  ['escaped HTML', '\\<b>one\\\\<b>two\\\\\\<b>three'],
  ['headings', '# One\n\n## Feedback\n\n### Three'],
  ['an underlined heading', 'Feedback\n========\n\nOther\n-----'],
  ['the round’s own headings', '## Readers\n\n- [x] Eve: asked 2026-01-01, answered 2026-01-02'],
  ['ticked boxes', '- [x] projects: all fine (Ana Ruiz)\n- [ ] and more'],
  ['a link definition', '[x]: https://evil.example\n\n[impact]: javascript:alert(1)'],
  ['a definition over two lines', '[two\nlines]: https://evil.example'],
  ['a footnote', 'see[^1]\n\n[^1]: a note'],
  ['an image', '![pixel](https://evil.example/pixel.png) and \\![two](https://evil.example/2.png)'],
  ['an open fence', '```\n## Glue work\nnever closed'],
  ['a fence of tildes', '~~~js\nrequire("child_process")\n~~~'],
  ['front matter of another language', '---js\nprocess.exit(1)\n---'],
  ['front matter', '---\npacket: 99\nround: 7\n---'],
  ['a rule', 'above\n\n***\n\nbelow\n\n- - -'],
  ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ['markers of a merge', '<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other'],
  ['escape sequences', '\u001b[2J\u001b[31mred\u001b]0;title\u0007 \u009b31m'],
  ['other controls', 'a\u0000b\u0008c\u007fd\u000be'],
  ['turned round', 'abc \u202etxt.exe\u202c \u2066x\u2069 \u200f'],
  ['half a pair', 'a \ud800 b'],
  ['combining marks', `z${'\u0301'.repeat(5000)}`],
  ['a layout', '{{#each this}}{{lookup . "constructor"}}{{/each}}'],
  ['a shell', '$(rm -rf ~) `id` ; rm -rf / && echo'],
  ['a prototype', '__proto__: x\n\nconstructor: y\n\nhasOwnProperty'],
  ['a path', '../../../etc/passwd'],
  ['YAML', 'a: &a [*a, *a]\nb: !!js/function "x"'],
  ['deep quoting', `${'> '.repeat(5000)}deep`],
  ['deep lists', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['deep brackets', deep('[', ']', 20_000)],
  ['deep parentheses', deep('(', ')', 20_000)],
  ['deep emphasis', deep('*a_', '_b*', 10_000)],
  ['open brackets', '['.repeat(50_000)],
  ['open comments', '<!--'.repeat(20_000)],
  ['open strikes', '~~a '.repeat(50_000)],
  ['open insertions', '{++'.repeat(50_000)],
  ['one endless word', filler('word', 300_000)],
  ['one endless line', filler('one word and another ', 300_000)],
  ['blank lines', '\n'.repeat(300_000)],
  ['blanks', `${' '.repeat(200_000)}x${' '.repeat(200_000)}`],
  ['carriage returns', '\r'.repeat(300_000)],
  ['backslashes', `${'\\'.repeat(100_000)} x ${'\\'.repeat(100_000)}`],
  ['pointed brackets', '<a'.repeat(100_000)],
  ['quotes and dashes', '“x” – '.repeat(30_000)],
  ['attributions', 'On Tue, Ines wrote:\n> '.repeat(10_000)],
  ['headers', 'From: Jo\n'.repeat(20_000)],
  ['parts of a mail', `${headers}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n'.repeat(20_000)}`],
  ['soft line breaks', `${'='.repeat(70)}=\n`.repeat(3000)],
  ['colons', ': : :: '.repeat(30_000)],
  ['claims', '[1] [2] [99999] claim 5: '.repeat(5000)],
  ['headings of the copy', '## What did you do?\n'.repeat(10_000)],
  ['what is asked', '**What did I leave out?**\n\n'.repeat(5000)],
  ['a word of the copy', filler('the ', 300_000)],
  ['the copy many times', filler(sentCopy, 400_000)],
  ['the copy backwards', sentCopy.split(/\s+/).reverse().join(' ')],
  ['the copy shuffled', shuffled(sentCopy.split(/\s+/)).join(' ')],
  ['ideographs', filler('昇進の理由を書く', 200_000)],
  ['emoji', filler('👩‍🚀🏳️‍🌈', 50_000)],
];

/** Always the same order. */
function shuffled(words: readonly string[]): readonly string[] {
  let seed = 1;
  return words
    .map((word) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return { word, seed };
    })
    .sort((one, other) => one.seed - other.seed)
    .map(({ word }) => word);
}
