/** What a finding is about. */
export type Area = 'program' | 'folder' | 'files' | 'git' | 'privacy' | 'settings' | 'store' | 'editor' | 'terminal';

/** What packet can put right without touching a word of the user's. */
export type Fix =
  | { readonly do: 'clear' }
  | { readonly do: 'make-private'; readonly path: string }
  | { readonly do: 'ignore-private' }
  | { readonly do: 'commit-pending' };

/** One thing that `packet doctor` looked at. A value, never thrown. */
export interface Finding {
  readonly area: Area;
  /** `note`: worth knowing, nothing is wrong. */
  readonly state: 'ok' | 'note' | 'problem';
  /** One sentence without a final full stop. */
  readonly says: string;
  /** What to do about it, best a command; undefined where nothing is to be done. */
  readonly todo?: string | undefined;
  /** Undefined where only the user can put it right. */
  readonly fix?: Fix | undefined;
}
