import { UNSAFE } from './styler.ts';

/** One object for a program, as every `--json` prints it. */
export function jsonText(object: object): string {
  return `${safeJson(JSON.stringify({ schemaVersion: 1, ...object }, null, 2))}\n`;
}

/** One object on one line. */
export function jsonLine(object: object): string {
  return `${safeJson(JSON.stringify(object))}\n`;
}

/** JSON in which what a terminal must not get is an escape, which means the same; JSON leaves some of it as it is. */
function safeJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
