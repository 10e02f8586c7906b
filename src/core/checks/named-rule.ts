import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { rules, type RuleFacts, type RuleId } from './rules.ts';

/** A rule with its name. */
export interface NamedRule extends RuleFacts {
  readonly name: RuleId;
}

/** The rule of a name, however it is capitalised. Throws `E_USAGE` where there is none, with the nearest one. */
export function namedRule(text: string): NamedRule {
  const names = Object.keys(rules) as RuleId[];
  const name = names.find((each) => each === text.trim().toLowerCase());
  if (name !== undefined) return { name, ...rules[name] };
  const meant = nearest(text.trim(), names);
  throw new PacketError('E_USAGE', `Unexpected rule "${text}", expected one of ${names.join(', ')}`, {
    hint: meant === undefined ? 'packet check     names the rule of each problem' : `packet check --explain ${meant}`,
  });
}
