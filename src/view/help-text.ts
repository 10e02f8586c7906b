import type { Block, Topic } from './help-topics/topic.ts';
import { answersTopic } from './help-topics/answers.ts';
import { datesTopic } from './help-topics/dates.ts';
import { declinedTopic } from './help-topics/declined.ts';
import { environmentTopic } from './help-topics/environment.ts';
import { exitCodesTopic } from './help-topics/exit-codes.ts';
import { filesTopic } from './help-topics/files.ts';
import { privacyTopic } from './help-topics/privacy.ts';
import { remindersTopic } from './help-topics/reminders.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

export const topics: readonly Topic[] = [
  answersTopic,
  datesTopic,
  declinedTopic,
  environmentTopic,
  exitCodesTopic,
  filesTopic,
  privacyTopic,
  remindersTopic,
];

export function topicText(topic: Topic, columns: number, style: Styler): string {
  const blocks = topic.body.map((block) => blockText(block, columns, style));
  return `${[style.title(wrappedText(`${topic.name}: ${topic.summary}`, columns)), ...blocks].join('\n\n')}\n`;
}

function blockText(block: Block, columns: number, style: Styler): string {
  if (typeof block === 'string') return wrappedText(block, columns);
  if ('lines' in block) return block.lines.map((line) => `  ${line}`.trimEnd()).join('\n');
  return termsText(block.terms, columns, style);
}

/** Terms in a column with their meaning beside them, or below them where that would leave no room. */
function termsText(terms: readonly (readonly [string, string])[], columns: number, style: Styler): string {
  const width = Math.max(...terms.map(([term]) => term.length));
  const isBeside = width + 4 <= columns / 2;
  return terms
    .map(([term, meaning]) => {
      if (!isBeside) return `  ${style.command(term)}\n${wrappedText(meaning, columns, '      ')}`;
      const text = wrappedText(meaning, columns, ' '.repeat(width + 4));
      return `  ${style.command(term.padEnd(width))}  ${text.trimStart()}`;
    })
    .join('\n');
}

/** The list of commands and topics. */
export function overviewText(
  commands: readonly { readonly name: string; readonly summary: string }[],
  columns: number,
  style: Styler,
): string {
  const parts = [
    style.title('Commands'),
    termsText(
      commands.map(({ name, summary }) => [`packet ${name}`, summary]),
      columns,
      style,
    ),
    style.title('Topics'),
    termsText(
      topics.map(({ name, summary }) => [`packet help ${name}`, summary]),
      columns,
      style,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function overviewObject(commands: readonly { readonly name: string; readonly summary: string }[]): object {
  return {
    commands: commands.map(({ name, summary }) => ({ name, summary })),
    topics: topics.map(({ name, summary }) => ({ name, summary })),
  };
}

/** What there is to know of a command: flags and arguments as one types them. */
export function commandObject({
  name,
  summary,
  description,
  arguments: words,
  options,
  examples,
}: CommandHelp): object {
  const shown = options.map(({ flags, about }) => ({ flags, about }));
  return { command: { name, summary, description, arguments: words, options: shown, examples } };
}

interface CommandHelp {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly { readonly flags: string; readonly about: string }[];
  readonly examples: readonly { readonly line: string; readonly about: string }[];
}

export function topicObject(topic: Topic, columns: number, style: Styler): object {
  return { topic: { name: topic.name, summary: topic.summary, text: topicText(topic, columns, style) } };
}
