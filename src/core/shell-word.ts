/**
 * A path as one word of a POSIX shell, for the commands in hints. A leading `~/` stays bare, so that the shell still
 * expands it; a leading `-` becomes `./-`, so that no command takes it for a flag.
 */
export function shellWord(path: string): string {
  const prefix = path.startsWith('~/') ? '~/' : path.startsWith('-') ? './' : '';
  const rest = prefix === '~/' ? path.slice(2) : path;
  if (rest === '') return prefix === '' ? "''" : prefix;
  const isPlain = /^[\p{L}\p{M}\p{N}_./@%+=:,-]+$/u.test(rest);
  return prefix + (isPlain ? rest : `'${rest.replaceAll("'", `'\\''`)}'`);
}
