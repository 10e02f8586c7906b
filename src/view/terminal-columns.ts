/** Where nothing says how wide it is. */
const USUAL = 80;

/** Width of the terminal behind a stream, in characters; of a pipe, and of a terminal that says 0, the usual one. */
export function terminalColumns(stream: { readonly isTTY: boolean; readonly columns: number }): number {
  return stream.isTTY && stream.columns > 0 ? stream.columns : USUAL;
}
