import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFolder } from './packet-program.ts';

/**
 * An editor that takes the line as vim does: notes its words in `seen`, a line each, then runs a line of shell in which `$file` is
 * the file. Gives what goes into PACKET_EDITOR.
 */
export function fakeEditor(folder: TestFolder, shell: string, name = 'vim'): string {
  const seen = join(folder.path, 'seen');
  const path = folder.write(
    `editors/${name}`,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${seen}'\nfor file; do :; done\n${shell}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}
