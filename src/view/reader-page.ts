import MarkdownIt from 'markdown-it';

/** HTML of a text is shown as text, and no picture is fetched from anywhere. */
const parser = new MarkdownIt({ html: false });
parser.disable('image');
/** Addresses that a reader may be led to; any other link is shown as it was typed. */
parser.validateLink = (address) => /^(?:https?:|mailto:)/i.test(address.trim());

const CLAIM = /\[(\d{1,4})\]$/;

parser.renderer.rules['text'] = (tokens, index) => {
  const { content = '' } = tokens[index] ?? {};
  const next = tokens[index + 1];
  const isLast = next === undefined || next.type === 'strong_close';
  const number = isLast ? CLAIM.exec(content)?.[1] : undefined;
  const escape = (text: string): string => parser.utils.escapeHtml(text);
  if (number === undefined) return escape(content);
  return `${escape(content.replace(CLAIM, ''))}<span class="claim">[${number}]</span>`;
};

/** Sizes are chosen for paper: short lines, no break behind a heading, room below each question. */
const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.5rem; margin-top: 3rem; }
h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 0.75rem; }
h3 { font-size: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 2px solid; padding-left: 0.75rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
li, p { orphans: 2; widows: 2; }
.claim { font: 0.75em Helvetica, Arial, sans-serif; opacity: 0.7; white-space: nowrap; }
.asked { font-family: Helvetica, Arial, sans-serif; font-size: 0.9rem; margin: 1rem 0 0; break-after: avoid; }
.room { min-height: 1rem; }
@media print {
  @page { margin: 2cm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  a { color: inherit; }
  a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.8em; }
  .room { min-height: 2.2cm; }
}
`;

/**
 * A reader's file (Markdown) as one page of HTML that needs nothing else: no script, no picture, no address that is loaded. `asked`
 * are the questions in it, which get room to write below them.
 */
export function readerPage(markdown: string, title: string, asked: readonly string[]): string {
  const escape = (text: string): string => parser.utils.escapeHtml(text);
  const questions = new Set(asked.map(escape));
  const body = parser
    .render(markdown)
    .replace(/^<p><strong>([^<]*)<\/strong><\/p>$/gm, (paragraph, question: string) =>
      questions.has(question)
        ? `<p class="asked"><strong>${question}</strong></p>\n<div class="room"></div>`
        : paragraph,
    );
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}</body>
</html>
`;
}
