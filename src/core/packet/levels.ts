/** Levels that most companies have a word for, one after the other; any other is as good. */
export const levels = ['Senior Engineer', 'Staff Engineer', 'Principal Engineer', 'Distinguished Engineer'] as const;

/** The level after this one; undefined where it is the last, or none of the usual. */
export function levelAfter(level: string): string | undefined {
  const index = levels.findIndex((each) => each.toLowerCase() === level.trim().toLowerCase());
  return index === -1 ? undefined : levels[index + 1];
}
