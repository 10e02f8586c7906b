import type { Field, Question, Template } from '../../src/core/packet/template.ts';
import { audiences } from '../../src/core/packet/template.ts';
import type { EntryLayoutModel } from '../../src/core/ports.ts';

function field(label: string): Field {
  return {
    id: label.toLowerCase(),
    label,
    aliases: [],
    meaning: 'none',
    type: 'text',
    ask: label,
    weak: '',
    isRequired: false,
    audiences,
  };
}

function question(id: string, heading: string, layout: 'heading' | 'item', labels: readonly string[]): Question {
  const example = { title: 'Example', text: '', fields: {} };
  return {
    id,
    heading,
    layout,
    meaning: 'none',
    aliases: [],
    ask: heading,
    why: '',
    think: [],
    audiences,
    example: { strong: example, weak: example },
    entry: { one: 'entry', many: 'entries' },
    fields: labels.map(field),
  };
}

/** Two questions, one of each layout, small enough to see all of it in a failing test. */
export const plainTemplate: Template = {
  name: 'plain',
  about: '',
  phrases: { noneYet: 'None yet', notAnswered: '_Not answered yet._', toManager: [] },
  questions: [
    question('work', 'What did you do?', 'heading', ['When', 'Outcome', 'Role']),
    question('impact', 'Quantifiable impact', 'item', ['For', 'Before', 'After']),
  ],
  steps: {} as Template['steps'],
};

/** Lays an entry out as the shipped template does, without Handlebars. */
export function renderPlainEntry({ isHeading, title, text, fields }: EntryLayoutModel): string {
  const items = fields.map(({ label, value }) => `${isHeading ? '' : '  '}- ${label}:${value}`).join('\n');
  if (isHeading) return [`### ${title}`, text, items].filter((part) => part !== '').join('\n\n');
  const prose = text === '' ? '' : `\n\n${text}`;
  return `- ${title}${prose}${items === '' ? '' : `${prose === '' ? '' : '\n'}\n${items}`}`;
}
