import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { specs } from '../../app/specs.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { nearest } from '../../core/nearest.ts';
import { jsonText } from '../../view/json-text.ts';
import { commandObject, overviewObject, overviewText, topicObject, topics, topicText } from '../../view/help-text.ts';

/** `packet help`: commands and topics, or one topic; a command is one only as JSON, its text comes from the command line's parser. */
export function runHelp(context: Context, given: Given): Promise<ExitCode> {
  const [name, second] = given.arguments;
  const { columns, style } = context.screen;
  const isJson = given.flags['json'] === true;
  if (name === undefined) {
    context.screen.out(isJson ? jsonText(overviewObject(specs)) : overviewText(specs, columns, style));
    return Promise.resolve(ExitCode.done);
  }
  const command = specs.find((spec) => spec.name === name.toLowerCase());
  const sub = command?.subcommands?.find((spec) => spec.name === second?.toLowerCase());
  if (second !== undefined && sub === undefined) {
    const expected = command?.subcommands?.map((spec) => spec.name).join(', ') ?? 'nothing';
    throw new PacketError('E_USAGE', `Unexpected "${second}" after ${name}, expected ${expected}`, {
      hint: `packet help ${name}`,
    });
  }
  if (command !== undefined) {
    context.screen.out(jsonText(commandObject(sub ?? command)));
    return Promise.resolve(ExitCode.done);
  }
  const topic = topics.find((each) => each.name === name.toLowerCase());
  if (topic === undefined) {
    const names = [...topics.map((each) => each.name), ...specs.map((spec) => spec.name)];
    const meant = nearest(name, names);
    throw new PacketError('E_USAGE', `Unexpected topic "${name}", expected one of ${names.join(', ')}`, {
      hint: meant === undefined ? 'packet help     lists all' : `packet help ${meant}`,
    });
  }
  context.screen.out(isJson ? jsonText(topicObject(topic, columns, style)) : topicText(topic, columns, style));
  return Promise.resolve(ExitCode.done);
}
