import { pressingIn, type Pressing } from '../core/workflow/pressing.ts';
import { hintWords } from './step-lines.ts';
import type { ReadStanding } from './standings-text.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What is overdue, a few lines each; empty where nothing is. With several packets each line says which. */
export function overdueText(all: readonly ReadStanding[], columns: number, style: Styler): string {
  return overdueIn(all)
    .map(({ shown, id, reason, command }) => {
      const where = all.length > 1 ? `${style.path(shown)}  ` : '';
      const text = wrappedText(style.text(reason), columns, '  ');
      const hint = command === undefined ? '' : `${wrappedText(hintWords(command, '', style), columns, '  ')}\n`;
      return `${where}${style.error('overdue')}  ${style.text(nameOfStep(id))}\n${text}\n${hint}`;
    })
    .join('');
}

export function overdueObject(all: readonly ReadStanding[]): object {
  return {
    overdue: overdueIn(all).map(({ folder, id, reason, date, command }) => ({
      packet: { name: nameOf(folder), folder },
      id,
      reason,
      date: date ?? null,
      command: command ?? null,
    })),
  };
}

/** What is overdue or due, on one line; empty where nothing is. */
export function shortText(all: readonly ReadStanding[], style: Styler): string {
  const found = all.flatMap((each) =>
    'standing' in each ? pressingIn(each.standing).map((one) => ({ ...one, name: nameOf(each.folder) })) : [],
  );
  const [first, ...others] = found.toSorted(
    (one, other) => Number(other.state === 'overdue') - Number(one.state === 'overdue'),
  );
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` (${String(others.length)} more)`;
  const line = `${first.name}: ${nameOfStep(first.id)} ${first.state}, ${first.reason}${more}`;
  return `${style.text(line.replace(/\s+/g, ' '))}\n`;
}

/** What is due, as one would call it. */
function nameOfStep(id: string): string {
  if (id.startsWith('own-')) return 'own step';
  return id === 'document-due' ? 'document' : id;
}

function overdueIn(all: readonly ReadStanding[]): readonly (Pressing & Pick<ReadStanding, 'folder' | 'shown'>)[] {
  return all.flatMap((each) =>
    'standing' in each
      ? pressingIn(each.standing)
          .filter(({ state }) => state === 'overdue')
          .map((one) => ({ ...one, folder: each.folder, shown: each.shown }))
      : [],
  );
}

function nameOf(folder: string): string {
  return folder.split('/').at(-1) ?? '';
}
