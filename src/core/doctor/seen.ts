import type { SettingValue } from '../config/config.ts';
import type { GitReport, Machine, PacketFolder, Remote } from '../ports.ts';

/** A file that was looked at; `problem` says why it cannot be read, with its place. */
export interface SeenFile {
  /** As the user would type it. */
  readonly shown: string;
  readonly problem: { readonly says: string; readonly hint: string | undefined } | undefined;
}

/** All that `packet doctor` knows before it judges. Paths are absolute but where they are called shown. */
export interface Seen {
  readonly machine: Machine;
  readonly packet: { readonly folder: PacketFolder; readonly shown: string; readonly isWritable: boolean } | undefined;
  /** packet.md, plan.md and notes.md of this packet, and packet.md of every other one of the repository. */
  readonly files: readonly SeenFile[];
  /** With its paths as the user would type them. */
  readonly git: GitReport;
  readonly remotes: readonly Remote[];
  /** Undefined where a configuration cannot be read: then it is among the files. */
  readonly settings: readonly SettingValue[] | undefined;
  /** Private files that others on this machine can read. */
  readonly exposed: readonly { readonly path: string; readonly shown: string }[];
  /** Private files that git has, as the user would type them. */
  readonly trackedPrivate: readonly string[];
  /** Files of the packet that the setting is to commit and git ignores, as the user would type them. */
  readonly ignored: readonly string[];
  /** Names that the packet folder's `.gitignore` lacks. */
  readonly notIgnored: readonly string[];
  /** Who holds the lock; undefined where there is none. */
  readonly lock: { readonly shown: string; readonly holder: 'alive' | 'dead' | 'elsewhere' } | undefined;
  /** Temporary files that nobody writes any more, as the user would type them. */
  readonly leftOvers: readonly string[];
  /** What was written and not committed, as the user would type it. */
  readonly pending: readonly string[];
  /** What is half typed, and what was put aside, as the user would type it. */
  readonly drafts: readonly { readonly shown: string; readonly kind: 'draft' | 'aside' }[];
}
