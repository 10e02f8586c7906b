import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';

/**
 * Writes what a command made for elsewhere to where the user wants it (absolute): no paper of the packet, so that no version of it is
 * kept and no commit holds it. Nothing happens where the same stands there. `isOurs` says whether a text that stands there may go.
 * Throws `E_EXISTS` where it may not.
 */
export function putFile(
  files: Files,
  path: string,
  text: string,
  {
    shown,
    isOurs,
    isPrivate,
  }: { readonly shown: string; readonly isPrivate: boolean; readonly isOurs: (text: string) => boolean },
): boolean {
  // An interrupted command may have left something there, where no packet looks after it.
  files.clearLeftOvers(path.slice(0, path.lastIndexOf('/')));
  const before = files.read(path);
  if (before?.text === text) return false;
  if (before !== undefined && !isOurs(before.text)) {
    throw new PacketError(
      'E_EXISTS',
      `Unexpected file ${shown}, expected none that packet may not replace; it stays as it is`,
      {
        hint: 'give -o another name',
      },
    );
  }
  files.write(path, text, { expected: before?.version, isPrivate });
  return true;
}
