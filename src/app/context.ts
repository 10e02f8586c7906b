import type { FrontMatterReader } from '../core/document/front-matter.ts';
import type { Template } from '../core/packet/template.ts';
import type { ConfigFiles } from '../core/config/config.ts';
import type {
  Autosave,
  Clock,
  Commits,
  DraftPlace,
  Editor,
  Files,
  ForeignFile,
  Layouts,
  Machine,
  PacketFolder,
  Prompter,
  Repository,
} from '../core/ports.ts';
import type { LetterKind, LetterModel } from '../core/rounds/letter.ts';
import type { Committing, Ending } from '../core/store/commit-written.ts';
import type { Writer } from '../core/store/writer.ts';
import type { Styler } from '../view/styler.ts';

/** Where text goes to and how it is shown there. */
export interface Screen {
  /** Results, to standard output. */
  out(text: string): void;
  /** Prompts, hints and progress, to standard error. */
  err(text: string): void;
  /**
   * A long result, to standard output: in a terminal through the pager, as git shows one, and for a screen reader or where the terminal
   * cannot move its cursor without.
   */
  page(text: string): Promise<void>;
  /** Width of the terminal, 80 where there is none. */
  readonly columns: number;
  /** Whether results go to a terminal. */
  readonly isTerminal: boolean;
  /** Width of the terminal that standard output is; undefined where it is none, whose lines stay whole. */
  readonly width: number | undefined;
  /** For standard output. */
  readonly style: Styler;
  /** For standard error. */
  readonly errStyle: Styler;
}

/** A template with how its packets are laid out. */
export interface LoadedTemplate {
  readonly template: Template;
  layouts(): Promise<Layouts>;
  /** A letter as this template has it, else as it is shipped; `own` is a layout of the user's that goes before both. Throws `E_TEMPLATE`. */
  letter(kind: LetterKind, own?: OwnLayout): Promise<(model: LetterModel) => string>;
}

/** A Handlebars layout of the user's, and what messages call its file. */
export interface OwnLayout {
  readonly file: string;
  readonly source: string;
}

/**
 * The subject of a commit, made of what it calls the packet, such as `packet staff`: in the imperative, without names of people and
 * anything else that is private.
 */
export type CommitSubject = (packet: string) => string;

/** Everything that a command may touch. Commands get it first and their flags second. */
export interface Context {
  readonly screen: Screen;
  readonly files: Files;
  readonly clock: Clock;
  readonly readFrontMatter: FrontMatterReader;
  /** Whether there is somebody to ask: standard input and error are terminals, and nobody said `--no-input`. */
  readonly canAsk: boolean;
  /** Whether something else than a terminal stands on standard input: a pipe or a file. */
  readonly hasPipedInput: boolean;
  /**
   * Who asks about this packet: with prompts that are edited in place, or in plain lines where the terminal or the user wants that.
   * Throws `E_CONFIG`.
   */
  prompter(folder: PacketFolder): Promise<Prompter>;
  editor(): Promise<Editor>;
  commits(): Promise<Commits>;
  /** What the program runs on. */
  machine(): Promise<Machine>;
  /** Where the draft of the interview about this packet is. */
  draftPlace(folder: PacketFolder): DraftPlace;
  /** Where the settings of this packet are. */
  configFiles(folder: PacketFolder): ConfigFiles;
  /** What the end of a command that writes needs to know. */
  committing(folder: PacketFolder): Committing;
  /** Ends a command that can write in a commit, where that is wanted, and says so. Throws `E_NOT_WRITTEN`. */
  endInCommit(folder: PacketFolder, writer: Writer, subject: CommitSubject): Promise<Ending>;
  /**
   * The way to write below this folder's `.packet`; `by` is the command's name. Before anything is written the configuration is read:
   * `E_CONFIG` where it is wrong, but for a command that mends it.
   */
  writer(folder: PacketFolder, by: string, mends?: 'configuration'): Writer;
  autosave<Value>(save: (value: Value) => void): Promise<Autosave<Value>>;
  /** The packet that this folder belongs to; undefined where there is none. Throws `E_USAGE` where it could be several. */
  findPacket(): PacketFolder | undefined;
  /** The same, also where its packet.md cannot be read. */
  findPacketToMend(): PacketFolder | undefined;
  /** The packet around a file (absolute path), also where its packet.md cannot be read; undefined where there is none. */
  packetOfFile(path: string): PacketFolder | undefined;
  /** The nearest packet upwards; undefined where there is none. */
  packetAround(): PacketFolder | undefined;
  /** Every packet of the repository, or below the current folder, also those that cannot be read. */
  allPackets(): readonly PacketFolder[];
  /** A folder as the user names it, whether it exists or not. */
  packetFolder(path: string): PacketFolder;
  /** A path as the user would type it from the current folder. */
  readonly shownPath: (path: string) => string;
  /** What `shownPath` gave, as a path from the root of the git repository around it, with slashes; as it is outside of git. */
  readonly pathInRepository: (shown: string) => string;
  /** The user's name as git or the login has it. */
  authorName(): Promise<string | undefined>;
  /** The template of this name, or in this folder where the name is a path; `near` is the packet folder. */
  readonly loadTemplate: (name: string, near: string) => Promise<LoadedTemplate>;
  /** Copies a user's template to where packets in this folder look for it. */
  keepTemplate(path: string, name: string, near: string): void;
  /** A file that a flag names, as messages call it, and its text; `-` is standard input. */
  readInput(path: string): Promise<[file: string, text: string]>;
  /** A path that the user typed, absolute. */
  absolutePath(path: string): string;
  /** The same for what somebody else has written, whatever its encoding. */
  readForeign(path: string): Promise<ForeignFile>;
  /** The git repository around a folder; undefined outside of git. */
  repository(folder: string): Repository | undefined;
  /** Whether `--dry-run` was said: then files are written into memory only, and nobody is asked. */
  readonly isTrial: boolean;
  /** Prints what a trial would have changed, where there is one. */
  showTrial(): Promise<void>;
}
