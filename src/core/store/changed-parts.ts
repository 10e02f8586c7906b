/**
 * The headings (`## `) of the parts in which two texts of a file differ, in the order of the later one, those that are gone last; what
 * stands before the first heading has the name `top`. Empty where one of the texts is not known, or there was no file.
 */
export function changedParts(before: string | undefined, after: string | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = new Set([...now.keys(), ...old.keys()]);
  return [...names].filter((name) => old.get(name)?.trim() !== now.get(name)?.trim());
}

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let name = 'top';
  for (const line of text.split(/\r?\n/)) {
    name = /^## +(.*\S)/.exec(line)?.[1] ?? name;
    parts.set(name, `${parts.get(name) ?? ''}${line}\n`);
  }
  return parts;
}
