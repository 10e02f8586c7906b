import { sha1 } from './sha-1.ts';

/** Longer texts are hashed by Node, which has to be loaded for that. */
const SHORT = 65_536;

/**
 * Git's name for these bytes as a file: the SHA-1 of `blob <length>\0` and the bytes, 40 hex digits. Needs no git and no
 * repository; `git hash-object --no-filters FILE` prints the same.
 */
export function gitBlobHash(bytes: Uint8Array): string {
  if (bytes.length <= SHORT) {
    const head = new TextEncoder().encode(`blob ${String(bytes.length)}\0`);
    const whole = new Uint8Array(head.length + bytes.length);
    whole.set(head);
    whole.set(bytes, head.length);
    return sha1(whole);
  }
  // Loaded on use: it takes as long as all of our own start, and showing a packet needs no hash.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}
