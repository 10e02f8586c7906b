/**
 * Git's name for these bytes as a file: the SHA-1 of `blob <length>\0` and the bytes, 40 hex digits. Needs no git and no
 * repository; `git hash-object --no-filters FILE` prints the same.
 */
export function gitBlobHash(bytes: Uint8Array): string {
  // Loaded on use: it takes as long as all of our own start, and showing a packet needs no hash.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}
