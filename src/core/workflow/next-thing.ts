import type { Answer } from '../document/answer.ts';
import { missingFields } from '../interview/summary.ts';
import type { Template } from '../packet/template.ts';

/** The one thing to do next. `command` is what does it; undefined where it is done by hand. */
export interface NextThing {
  readonly command: string | undefined;
  readonly why: string;
}

/** What is open in the packet, the largest part first; undefined where nothing is plainly missing. `init` is the command to go on. */
export function nextThing(
  template: Template,
  answers: ReadonlyMap<string, Answer>,
  init: string,
): NextThing | undefined {
  const open = template.questions.filter(({ id }) => (answers.get(id)?.state ?? 'open') === 'open');
  const many = template.questions.length;
  if (open.length === many) return { command: init, why: `none of the ${String(many)} questions is answered yet` };
  if (open.length > 0) {
    const [first] = open;
    const others = open.length === 1 ? '' : ` and ${String(open.length - 1)} more`;
    return { command: init, why: `open: ${first?.heading ?? ''}${others}` };
  }
  const [missing] = missingFields(template, answers);
  return missing === undefined ? undefined : { command: init, why: missing };
}
