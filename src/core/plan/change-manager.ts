import { addDays } from '../calendar-date.ts';
import { appendItem, setPageKey } from '../document/page-edits.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { isSamePerson, personKey } from '../people/person-name.ts';
import { parsePlan, type Plan } from './plan.ts';
import { planHeadings } from './plan-headings.ts';

/** What becomes of a plan when somebody says who the manager is. */
export interface ManagerChange {
  /**
   * `new`: another person than before; `named`: the first one that the plan has; `corrected`: the same one, written or dated in
   * another way; `none`: the plan says so already.
   */
  readonly kind: 'new' | 'named' | 'corrected' | 'none';
  /** The plan's text after it. */
  readonly text: string;
  /** Who it was before, as the plan had it; undefined where it had nobody. */
  readonly before: string | undefined;
}

/** How long a name may be. */
const LONGEST = 100;

/** A name as files can hold it. Throws `E_USAGE` for a text that is none. */
export function managerName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/\p{L}/u.test(name) && name.length <= LONGEST && !/[\p{Cc}\p{Cs}:：()]/u.test(name)) return name;
  throw new PacketError('E_USAGE', `Unexpected name "${name}", expected the manager's, without colons and brackets`, {
    hint: 'packet manager "Sam Lee"',
  });
}

/**
 * The plan with this manager. The one before stands among the earlier ones from then on, with dates. `since` is an ISO date, undefined
 * where nobody said one: then a new one is the manager from `today` on, and a first name alone is the same person.
 * @throws PacketError `E_DATE` for a day that cannot be, `E_EDIT` where a hand has to do it, and what makes the plan unreadable.
 */
export function withManager(
  plan: Plan,
  name: string,
  since: string | undefined,
  today: string,
  read: FrontMatterReader,
): ManagerChange {
  if (plan.error !== undefined) throw plan.error;
  const { manager: before, managerSince } = plan;
  if (since !== undefined) refuseFuture(since, today, before);
  if (before === undefined) return { kind: 'named', before, text: withKeys(plan, name, since, read) };
  const isShorter = since === undefined && personKey(before).startsWith(`${personKey(name)} `);
  if (isShorter) return { kind: 'none', before, text: plan.page.source.text };
  const isSame = personKey(before) === personKey(name) || (since === undefined && isSamePerson(before, name));
  if (isSame) {
    const text = withKeys(plan, name, since, read);
    return { kind: text === plan.page.source.text ? 'none' : 'corrected', before, text };
  }
  const from = since ?? today;
  if (managerSince !== undefined && from < managerSince) {
    throw new PacketError(
      'E_DATE',
      `Unexpected day ${from} before ${before} began on ${managerSince}, expected a later one`,
      {
        hint: 'packet manager     shows who it was, and since when',
      },
    );
  }
  const dayBefore = addDays(from, -1);
  const last = managerSince !== undefined && dayBefore < managerSince ? managerSince : dayBefore;
  const when = managerSince === undefined ? `until ${last}` : `${managerSince} to ${last}`;
  const item = { headings: planHeadings.managers, text: `${before}: ${when}`, isDone: undefined };
  const kept = reread(plan, appendItem(plan.page, item, read), read);
  return { kind: 'new', before, text: withKeys(kept, name, from, read) };
}

function refuseFuture(since: string, today: string, before: string | undefined): void {
  if (since <= today) return;
  const until = before === undefined ? '' : `; until then it is ${before}`;
  throw new PacketError('E_DATE', `Unexpected day ${since} in the future, expected one until today${until}`, {
    hint: 'packet manager --brief     is there now already, for a last 1:1; say the name again on that day',
  });
}

function withKeys(plan: Plan, name: string, since: string | undefined, read: FrontMatterReader): string {
  const named = plan.manager === name ? plan : reread(plan, setPageKey(plan.page, 'manager', name, read), read);
  if (since === undefined || named.managerSince === since) return named.page.source.text;
  return setPageKey(named.page, 'manager-since', since, read);
}

function reread({ page }: Plan, text: string, read: FrontMatterReader): Plan {
  return parsePlan(page.source.file, text, read);
}
