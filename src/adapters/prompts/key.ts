/** What was pressed, or pasted. Names are those of Node's readline: `return`, `tab`, `left`, `b` with `ctrl`. */
export type Key =
  | {
      readonly kind: 'key';
      readonly name: string;
      readonly ctrl: boolean;
      readonly meta: boolean;
      readonly shift: boolean;
    }
  /** Typed characters that stand for themselves. */
  | { readonly kind: 'text'; readonly text: string }
  /** Several characters at once, which may be several lines. */
  | { readonly kind: 'paste'; readonly text: string };
