import { describe, expect, it } from 'vitest';
import { readerPage } from '../../../src/view/reader-page.ts';
import { readerText } from '../../../src/view/reader-text.ts';

const bodyOf = (markdown: string): string =>
  readerPage(markdown, 'Dana', ['What did I leave out?']).split('<body>\n')[1]?.split('</body>')[0] ?? '';

describe("a reader's file as HTML", () => {
  it('escapes whatever could do something', () => {
    expect(readerPage('x', '</title><script>', [])).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
    expect(bodyOf('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> `<b>`')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;img src=x onerror=alert(1)&gt; <code>&lt;b&gt;</code></p>\n',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '../x', 'vbscript:x', '//host/x'])(
    'leads nowhere but to the web and to mail: %s',
    (address) => {
      expect(bodyOf(`[words](${address}) ![words](${address})`)).not.toMatch(/<(?:a|img)/);
    },
  );

  it('marks numbers of claims, and leaves room below what is asked', () => {
    expect(bodyOf('- **Metric [5]**, p95 [6] of [7] it\n\n**What did I leave out?**\n\n**Bold**')).toBe(
      '<ul>\n<li><strong>Metric <span class="claim">[5]</span></strong>, p95 [6] of [7] it</li>\n</ul>\n<p class="asked"><strong>What did I leave out?</strong></p>\n<div class="room"></div>\n<p><strong>Bold</strong></p>\n',
    );
  });

  it('needs nothing else', () => {
    expect(readerPage('[x](https://docs.example)', 'x', [])).not.toMatch(/<script|<link|<img|src=|@import|url\(/i);
  });
});

describe("a reader's file as plain text", () => {
  it('has no marks of Markdown, links with addresses, and lines of 72 columns', () => {
    const text = readerText(
      `# Dana\n\n## What did you do?\n\n### [Split](https://docs.example/s) [1]\n\n${'word '.repeat(20)}**bold** *it* \`code\` [2]\n\n- When: 2026 [3]\n- Outcome: a\n  b [4]\n\n1. one\n2. two\n\n> quote\n\n\`\`\`\nx  y\n\`\`\`\n\n**What did I leave out?**`,
    );
    expect(text).toBe(
      'Dana\n====\n\nWhat did you do?\n----------------\n\nSplit <https://docs.example/s> [1]\n\nword word word word word word word word word word word word word word\nword word word word word word bold it code [2]\n\n- When: 2026 [3]\n- Outcome: a b [4]\n\n1. one\n2. two\n\n> quote\n\n    x  y\n\nWhat did I leave out?\n',
    );
  });
});
