/** A page of `packet help`. */
export interface Topic {
  readonly name: string;
  /** One line in the list of topics. */
  readonly summary: string;
  readonly body: readonly Block[];
}

/** A paragraph, a list of terms with what they mean, or lines that stay as they are. */
export type Block =
  string | { readonly terms: readonly (readonly [string, string])[] } | { readonly lines: readonly string[] };
