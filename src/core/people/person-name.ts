/** What two spellings of a name have in common that differ only in case, accents, punctuation and white space. */
export function personKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether two texts name the same person, also where one of them is the first name alone. */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [personKey(one), personKey(other)];
  if (first === '' || second === '') return false;
  return first === second || first.startsWith(`${second} `) || second.startsWith(`${first} `);
}

/** The people in a text such as `Sam Lee, Kim Cho and Jo Park (Staff)`, as they are written, without what is in brackets. */
export function namesIn(text: string): readonly string[] {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;&+]|\s(?:and|und|et|y)\s/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => /\p{L}/u.test(name));
}
