import type { Files } from '../ports.ts';
import { freeName } from './free-name.ts';
import { makeKeepFolder } from './keep-folder.ts';

/**
 * Writes a text that has no other place into `.packet/drafts`, readable by its owner only, and gives its absolute path. `name` is
 * that of the file without `.md`; where it is taken, `-2` and so on follow. What no file can hold (NUL, half of a surrogate pair)
 * becomes U+FFFD. Throws `E_NOT_WRITTEN`.
 */
export function putAside(files: Files, keepFolder: string, name: string, text: string): string {
  const folder = `${keepFolder}/drafts`;
  makeKeepFolder(files, keepFolder);
  files.makeFolder(folder);
  const path = `${folder}/${freeName(files.list(folder), name, 'md')}`;
  const holdable = text.toWellFormed().replaceAll('\0', '\ufffd');
  files.write(path, holdable.endsWith('\n') ? holdable : `${holdable}\n`, { expected: undefined, isPrivate: true });
  return path;
}
