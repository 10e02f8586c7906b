import type { PacketDocument } from '../document/document.ts';
import type { Question } from '../packet/template.ts';
import type { RuleId } from './rules.ts';

/** What a rule found in packet.md. */
export interface Found {
  /** In the file's text. */
  readonly offset: number;
  /** "Unexpected X, expected Y", one sentence without a final full stop. */
  readonly message: string;
  readonly question: Question | undefined;
  /** What is wrong, part by part, so that two readings can be compared: an entry and a field, a word. */
  readonly parts: readonly string[];
  /** One thing to do; undefined for what the rule says to do. */
  readonly hint?: string;
}

/** A rule about what packet.md says, once it can be read. */
export interface PacketRule {
  readonly rule: RuleId;
  readonly find: (document: PacketDocument) => readonly Found[];
}
