/** `NAME.ENDING`, or with `-2`, `-3` before the ending where that is taken. */
export function freeName(taken: readonly string[], name: string, ending: string): string {
  const names = new Set(taken);
  for (let number = 1; ; number += 1) {
    const free = `${name}${number === 1 ? '' : `-${String(number)}`}.${ending}`;
    if (!names.has(free)) return free;
  }
}
