/** One object for a program, as every `--json` prints it. */
export function jsonText(object: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...object }, null, 2)}\n`;
}
