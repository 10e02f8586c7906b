/** Markdown without its comments, which one writes for oneself; one that has no end stays. */
export function withoutComments(markdown: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', from);
    const end = start === -1 ? -1 : markdown.indexOf('-->', start + 4);
    if (end === -1) return kept + markdown.slice(from);
    kept += `${markdown.slice(from, start)} `;
    from = end + 3;
  }
}
