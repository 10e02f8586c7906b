import { PacketError } from '../errors.ts';
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
  const holdable = text.toWellFormed().replaceAll('\0', '\ufffd');
  const ended = holdable.endsWith('\n') ? holdable : `${holdable}\n`;
  for (;;) {
    const path = `${folder}/${freeName(files.list(folder), name, 'md')}`;
    try {
      files.write(path, ended, { expected: undefined, isPrivate: true });
      return path;
    } catch (error) {
      // Another process has taken the name in between: the list has it by now.
      if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') throw error;
    }
  }
}
