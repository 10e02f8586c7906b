/** So much of a text is looked at: nobody reads more of it aloud, and no pattern may take long. */
const LIMIT = 2000;

/** Markdown as one reads it aloud, on one line: links by their text, without emphasis, code marks and comments. */
export function plainWords(markdown: string): string {
  return markdown
    .slice(0, LIMIT)
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<(https?:[^\s>]+)>/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(^|[\s("'])([*_])(?=\S)([^*_]*[^\s*_])\2(?=[\s)"'.,;:!?]|$)/g, '$1$3')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
