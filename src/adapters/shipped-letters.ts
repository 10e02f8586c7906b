import Handlebars from 'handlebars/runtime';
import manager from '../../templates/round/letter-manager.md.hbs';
import peers from '../../templates/round/letter-peers.md.hbs';
import sponsor from '../../templates/round/letter-sponsor.md.hbs';
import reminder from '../../templates/round/reminder.md.hbs';
import type { LetterKind, LetterModel } from '../core/rounds/letter.ts';

const letters = { peers, manager, sponsor, reminder } as const satisfies Record<LetterKind, unknown>;

/** A letter as it is shipped, compiled when the program was built. */
export function renderShippedLetter(kind: LetterKind, model: LetterModel): string {
  return Handlebars.template(letters[kind])(model);
}
