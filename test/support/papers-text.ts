import { readFileSync } from 'node:fs';

/** A file of one of the packets in test/fixtures/papers. */
export function fixtureText(name: string): string {
  return readFileSync(`test/fixtures/papers/${name}`, 'utf8');
}

/** Problems as `line:column rule`. */
export function placesOf(
  problems: readonly { readonly line: number; readonly column: number; readonly rule: string }[],
): readonly string[] {
  return problems.map(({ line, column, rule }) => `${String(line)}:${String(column)} ${rule}`);
}
