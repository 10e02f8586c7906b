import type { Prompt, Reply } from './interview/prompt.ts';
import type { TypedText } from './typing/typed-text.ts';

/** Today, as the user's calendar has it. */
export interface Clock {
  /** ISO date, `2026-12-04`. */
  today(): string;
  /** The time of the day, `14:03`; empty where the day is fixed and has none. */
  time(): string;
}

/** What a file was when it was read: the exact text, and what a write compares before it replaces the file. */
export interface FileSnapshot {
  /** Absolute path, links not resolved. */
  readonly path: string;
  /** The file's text, BOM and line ends as they are. */
  readonly text: string;
  /** Git's blob hash (SHA-1, 40 hex digits) of the file's raw bytes. */
  readonly version: string;
}

/** A file of somebody else's, whatever it holds. */
export interface ForeignFile {
  /** As messages call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What it says as far as one can tell: UTF-8, UTF-16 by its mark, else Windows-1252, in which every byte is something. */
  readonly text: string;
}

/** The disk. Paths are absolute. Every method throws a `PacketError`, never an error of Node's. */
export interface Files {
  /** The file as text, or undefined where there is none. `E_UNREADABLE` for a folder, no permission, over 2 MB, NUL, UTF-16, invalid UTF-8. */
  read(path: string): FileSnapshot | undefined;
  /**
   * Replaces the file whole or not at all. `expected` is the version that was read, or undefined where there was no file;
   * `E_CHANGED` when the file is another one by now, `E_NOT_WRITTEN` when the disk refuses.
   */
  write(path: string, text: string, options: WriteOptions): FileSnapshot;
  /** The lines of a file that grows with each write, without their ends, of any size; of one over 64 MB the last ones. None where there is no file. `E_UNREADABLE` as for `read`, but bytes that are no text become U+FFFD. */
  lines(path: string): readonly string[];
  /** The same for a file of any bytes; `E_UNREADABLE` for a folder, no permission, over 2 MB. */
  readForeign(path: string): ForeignFile | undefined;
  /** Writes a new private file of these bytes, whole or not at all. `E_CHANGED` where there is one, `E_NOT_WRITTEN`. */
  writeForeign(path: string, bytes: Uint8Array): void;
  makeFolder(path: string): void;
  /** `file`, `folder`, `other`, or undefined where there is nothing. Links are followed. */
  kind(path: string): 'file' | 'folder' | 'other' | undefined;
  /** Names in a folder, sorted; empty where there is none. */
  list(path: string): readonly string[];
  /** Whether only its owner can read and write a file; true where there is none. */
  isPrivate(path: string): boolean;
  /** Makes a file readable by its owner only (mode 0600). Throws `E_NOT_WRITTEN`. */
  makePrivate(path: string): void;
  /** Whether this user may write there. */
  canWrite(path: string): boolean;
  /** Puts whole lines, or none, at the end of a file, which is made private where there is none, and flushes it. Throws `E_NOT_WRITTEN`. */
  append(path: string, lines: string): void;
  /** What processes of this machine that are dead have left half written in a folder; absolute paths. Never throws. */
  leftOvers(folder: string): readonly string[];
  /** Removes that. Never throws. */
  clearLeftOvers(folder: string): void;
  /** What a file of this text would have as its version. */
  versionOf(text: string): string;
  /**
   * Removes a file; nothing where there is none. `expected` is the version that was read: `E_CHANGED` when the file is another one
   * by now, `E_NOT_WRITTEN` when the disk refuses.
   */
  remove(path: string, expected?: string): void;
  /** Gives a file another name in the same folder, which nothing may have yet. Throws `E_EXISTS` and `E_NOT_WRITTEN`. */
  rename(path: string, name: string): void;
}

export interface WriteOptions {
  readonly expected: string | undefined;
  /** A new private file is made readable by its owner only (mode 0600). */
  readonly isPrivate: boolean;
}

/** The Markdown layouts of a template, already compiled. Rendering throws `E_TEMPLATE`. */
export interface Layouts {
  readonly packet: (model: PacketLayoutModel) => string;
  readonly plan: (model: PlanLayoutModel) => string;
  readonly entry: (model: EntryLayoutModel) => string;
}

export interface PacketLayoutModel {
  /** YAML lines between the fences, without a final newline. */
  readonly frontMatter: string;
  readonly author: string;
  readonly from: string;
  readonly to: string;
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly answer: string }[];
}

export interface PlanLayoutModel {
  /** YAML lines between the fences, without a final newline. */
  readonly frontMatter: string;
  /** Markdown, may be empty. */
  readonly why: string;
}

/** An entry whose every part is already safe for its place: lines that need it are indented and escaped. */
export interface EntryLayoutModel {
  readonly isHeading: boolean;
  readonly title: string;
  /** Prose, may be empty. */
  readonly text: string;
  /** `value` starts on the label's own line (with its leading space) or on the next, and may have several lines. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

/** What became of a prompt: a reply, or a wish that is not the interview's; `typed` is what was half typed by then. */
export type Outcome =
  | Reply
  | { readonly kind: 'quit'; readonly typed?: TypedText | undefined }
  | { readonly kind: 'editor'; readonly typed?: TypedText | undefined };

/** How something is said; `typed` is what somebody has typed, whose lines stay as they are. */
export type Tone = 'done' | 'warning' | 'quiet' | 'typed';

/** Somebody who answers. */
export interface Prompter {
  /**
   * Asks until there is an outcome. `onTyped` is told of each change of the line. `E_CANCELLED` for Ctrl-C, `E_TERMINATED` and
   * `E_HUNG_UP` for signals, `E_INPUT_ENDED` when standard input ends.
   */
  ask(prompt: Prompt, onTyped: (typed: TypedText) => void): Promise<Outcome>;
  /** Says something between two prompts, or above the one that is being answered. */
  say(tone: Tone, text: string): void;
  /** Lends the terminal, as it was found, to another program while `use` runs. */
  lend<Result>(use: () => Promise<Result>): Promise<Result>;
  /** Leaves the terminal as it was found. */
  close(): void;
}

/** One writer at a time, of all programs that write below one `.packet`. */
export interface Lock {
  /** This process, in one word that no other process has. */
  readonly self: string;
  /** Whether the process of this word was of this machine and is dead; an empty word is nobody's. */
  isGone(process: string): boolean;
  /** Who holds it now, as far as one can tell from here; undefined where nobody does. */
  holder(): 'alive' | 'dead' | 'elsewhere' | undefined;
  /**
   * Calls `use` while nobody else writes; within it again at once. Waits for who writes now. Throws `E_LOCKED` where that takes
   * too long, `E_NOT_WRITTEN` where there can be no lock.
   */
  hold<Result>(use: () => Result): Result;
}

/** Saves what changes often: soon after each change, and at once when told. */
export interface Autosave<Value> {
  later(value: Value): void;
  /** Saves what waits, or forgets it. Throws what saving throws; a failed attempt in between is made again. */
  now(): void;
  forget(): void;
}

/** What became of a commit; `ignored` are the paths (absolute) that git ignores, so that they are in none; `what` is under way, such as `a merge`; a trial has only a message. */
export type CommitOutcome =
  | { readonly kind: 'committed' | 'nothing'; readonly ignored: readonly string[] }
  | { readonly kind: 'no-repository' | 'no-git' }
  | { readonly kind: 'under-way'; readonly what: string }
  | { readonly kind: 'trial'; readonly message: string };

/** What git says of a folder, read without starting anything that the repository names. */
export interface GitReport {
  /** As git calls itself, `git version 2.47.3`; undefined where git is not there. */
  readonly version: string | undefined;
  /** Why git refuses the repository, and what git says to do about it. */
  readonly refusal: { readonly says: string; readonly hint: string | undefined } | undefined;
  /** The working tree, absolute; undefined outside of a repository. */
  readonly root: string | undefined;
  /** Undefined on a detached head. */
  readonly branch: string | undefined;
  /** What is under way, such as `a merge`. */
  readonly underWay: string | undefined;
  /** A lock that git left, absolute. */
  readonly indexLock: string | undefined;
  readonly hasIdentity: boolean;
}

/** What the program runs on. */
export interface Machine {
  readonly version: string;
  /** Node's version, without its `v`. */
  readonly node: string;
  /** Such as `linux x64`. */
  readonly system: string;
  readonly editor: { readonly command: string; readonly source: string; readonly isThere: boolean };
  readonly terminal: {
    /** Whether packet can ask there. */
    readonly isInteractive: boolean;
    /** `TERM`, may be empty. */
    readonly term: string;
    readonly columns: number;
    readonly isUtf8: boolean;
    /** Whether prompts are plain lines there. */
    readonly isPlain: boolean;
  };
}

/** Where a push can take what is committed. */
export interface Remote {
  readonly name: string;
  /** Without a user's name or a password; undefined where git's configuration does not say, or cannot be read. */
  readonly url: string | undefined;
}

/** A git repository, by its own files. */
export interface Repository {
  /** Absolute path of its working tree. */
  readonly root: string;
  readonly remotes: readonly Remote[];
}

/** A text of a file that git has. */
export interface CommittedVersion {
  /** ISO date on which it was committed, by the user's calendar. */
  readonly date: string;
  /** Git's blob hash (SHA-1, 40 hex digits). */
  readonly version: string;
}

/** The version control around a packet. */
export interface Commits {
  /** What git sees around a folder. */
  report(folder: string): GitReport;
  /** The remotes that git would push to from this folder. */
  remotes(folder: string): readonly Remote[];
  /** Those of these names, relative to the folder, that git has below them. */
  tracked(folder: string, names: readonly string[]): readonly string[];
  /** The text of a blob (40 hex digits); undefined where git has none of that name, or is not there. Nothing is fetched. */
  textOf(folder: string, version: string): string | undefined;
  /** The texts of a file (absolute) in the commits that led to the present one, the oldest first; empty where git knows none. */
  versionsOf(folder: string, path: string): readonly CommittedVersion[];
  /** Those of these paths (absolute) that git ignores and does not have. */
  ignored(folder: string, paths: readonly string[]): readonly string[];
  /** Whether git is there to start a repository. */
  canStart(): boolean;
  /** Makes a folder a repository. Throws `E_NOT_WRITTEN`. */
  start(folder: string): void;
  /**
   * Commits these paths (absolute) and no others, new and removed ones too; ignored ones are left out. Throws `E_NOT_WRITTEN`
   * where git refuses; the files stay as they are.
   */
  commit(folder: string, paths: readonly string[], message: string): CommitOutcome;
}

/** Where the versions and the lock of a packet are. */
export interface WritePlace {
  /** The packet's, absolute. */
  readonly folder: string;
  /** `.packet`, absolute. */
  readonly keepFolder: string;
  /** An absolute path, relative to the folder that holds `.packet`, with `/`; and the other way round. */
  relative(path: string): string;
  absolute(path: string): string;
  /** An absolute path as the user would type it. */
  shownPath(path: string): string;
}

/** Where the draft of a packet's interview is. */
export interface DraftPlace {
  /** `.packet`, absolute. */
  readonly keepFolder: string;
  /** The draft's file name without its ending, of its own for each packet below the folder of `.packet`. */
  readonly name: string;
}

/** The user's editor, on a real file. */
export interface Editor {
  /** The command that would be started, which setting names it, and whether there is such a program. */
  choice(): Machine['editor'];
  /**
   * Opens the file at a line (1-based) and returns when the editor has ended. `E_EDITOR` when it cannot be started, or ends with
   * another code than 0 or by a signal; what it wrote until then is for the caller to judge.
   */
  open(path: string, line: number): Promise<void>;
}

/** A packet's folder, found. Paths are absolute. */
export interface PacketFolder {
  readonly folder: string;
  readonly packetFile: string;
  readonly planFile: string;
  readonly notesFile: string;
}
