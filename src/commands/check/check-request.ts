import type { Given } from '../../app/commands.ts';
import { namedRule, type NamedRule } from '../../core/checks/named-rule.ts';
import { PacketError } from '../../core/errors.ts';
import { wantedFormat } from '../../core/output-format.ts';

const FORMATS = ['text', 'json', 'github'] as const;

/** What `packet check` is asked for: a rule explained, or problems of the files that are named; of all where none is. */
export type CheckRequest =
  | { readonly kind: 'rule'; readonly rule: NamedRule; readonly format: 'text' | 'json' }
  | { readonly kind: 'problems'; readonly files: readonly string[]; readonly format: (typeof FORMATS)[number] };

/** Throws `E_USAGE` for flags and files that do not go together. */
export function checkRequest(given: Given): CheckRequest {
  const { flags } = given;
  const files = given.arguments.filter((file) => file !== undefined);
  const format = wantedFormat(flags['format'], flags['json'] === true, FORMATS, 'packet check --format github');
  const explained = flags['explain'];
  if (files.length > 0 && flags['packet'] !== undefined) {
    throw new PacketError('E_USAGE', 'Unexpected --packet beside files, expected one of both', {
      hint: `packet check --packet ${String(flags['packet'])}`,
    });
  }
  if (typeof explained !== 'string') return { kind: 'problems', files, format };
  const rule = namedRule(explained);
  if (files.length > 0 || format === 'github') {
    const unexpected = files.length > 0 ? 'file' : '--format github';
    throw new PacketError('E_USAGE', `Unexpected ${unexpected} beside --explain, expected the rule alone`, {
      hint: `packet check --explain ${rule.name}`,
    });
  }
  return { kind: 'rule', rule, format };
}
