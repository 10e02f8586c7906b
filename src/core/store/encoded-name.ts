/** How much of a name stays as it is: with what is put around it, it fits where names have 143 bytes. */
const LONGEST = 100;

/** How much of a hash tells two long names apart. */
const HASHED = 12;

/**
 * A path as a part of a file's name: percent-encoded, so that there is no slash in it; of a long one the beginning and a hash of the
 * whole. `hash` gives hex digits.
 */
export function encodedName(path: string, hash: (text: string) => string): string {
  const encoded = encodeURIComponent(path.toWellFormed());
  return encoded.length <= LONGEST
    ? encoded
    : `${encoded.slice(0, LONGEST - HASHED - 1)}-${hash(path).slice(0, HASHED)}`;
}
