import type { Given } from '../../app/commands.ts';
import { PacketError } from '../../core/errors.ts';

/** How an answer is to be changed. */
export type EditRequest =
  | { readonly way: 'editor'; readonly entry: string | undefined }
  | { readonly way: 'inline' }
  | { readonly way: 'text'; readonly text: GivenText; readonly isAppended: boolean }
  | { readonly way: 'fields'; readonly entry: string; readonly fields: readonly GivenField[] };

/** The text itself, or the file that has it; `-` is standard input. */
export type GivenText = { readonly text: string } | { readonly file: string };

/** A field by its label as it was typed. */
export interface GivenField {
  readonly label: string;
  readonly value: string;
}

/** What the flags ask for. Throws `E_USAGE` where they contradict each other. */
export function editRequest({ flags }: Given): EditRequest {
  const messages = listOf(flags['message']);
  const fields = listOf(flags['field']);
  const file = flags['file'];
  const entry = typeof flags['entry'] === 'string' ? flags['entry'] : undefined;
  const given = [
    ...(messages.length > 0 ? ['-m'] : []),
    ...(typeof file === 'string' ? ['-F'] : []),
    ...(fields.length > 0 ? ['--field'] : []),
    ...(flags['inline'] === true ? ['--inline'] : []),
  ];
  if (given.length > 1) throw wrong(given.join(' and '), 'one of them');
  const isText = messages.length > 0 || typeof file === 'string';
  const isAppended = flags['append'] === true;
  if (isAppended && !isText) throw wrong('--append without a text', '-m or -F with it');
  if (entry !== undefined && (isText || flags['inline'] === true))
    throw wrong(`--entry with ${given.join()}`, '--field, or the editor');
  if (flags['dryRun'] === true && !isText && fields.length === 0)
    throw wrong(`--dry-run with ${flags['inline'] === true ? '--inline' : 'an editor'}`, '-m, -F or --field with it');
  if (typeof file === 'string') return { way: 'text', text: { file }, isAppended };
  if (isText) return { way: 'text', text: { text: messages.join('\n\n') }, isAppended };
  if (flags['inline'] === true) return { way: 'inline' };
  if (fields.length === 0) return { way: 'editor', entry };
  if (entry === undefined) throw wrong('--field without an entry', '--entry with it');
  return { way: 'fields', entry, fields: fields.map(givenField) };
}

function listOf(flag: Given['flags'][string]): readonly string[] {
  return Array.isArray(flag) ? (flag as readonly string[]) : [];
}

function givenField(text: string): GivenField {
  const at = text.indexOf('=');
  if (at <= 0) throw wrong(`--field "${text}"`, 'a label, = and the text');
  return { label: text.slice(0, at), value: text.slice(at + 1) };
}

function wrong(found: string, expected: string): PacketError {
  return new PacketError('E_USAGE', `Unexpected ${found}, expected ${expected}`, { hint: 'packet edit --help' });
}
