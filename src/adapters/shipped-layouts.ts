import Handlebars from 'handlebars/runtime';
import entry from '../../templates/staff/entry.md.hbs';
import packet from '../../templates/staff/packet.md.hbs';
import plan from '../../templates/staff/plan.md.hbs';
import type { Layouts } from '../core/ports.ts';

/** A block on a line of its own leaves its last line end behind: an entry ends with its last line. */
function withoutFinalLineEnd(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** The layouts of the template `staff`, compiled when the program was built. */
export function shippedLayouts(): Layouts {
  const [renderEntry, renderPacket, renderPlan] = [entry, packet, plan].map((each) => Handlebars.template(each));
  const render = (template: typeof renderEntry, model: object): string => template?.(model) ?? '';
  return {
    entry: (model) => withoutFinalLineEnd(render(renderEntry, model)),
    packet: (model) => render(renderPacket, model),
    plan: (model) => render(renderPlan, model),
  };
}
