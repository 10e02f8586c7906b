import { Chalk } from 'chalk';
import { stylerOf, type Meaning, type Style, type Styler } from '../view/styler.ts';

/** Sixteen colours: every terminal has them, and the user's theme decides what they are. */
const chalk = new Chalk({ level: 1 });

const looks: Readonly<Record<Meaning, Style>> = {
  text: (text) => text,
  title: chalk.bold,
  quiet: chalk.dim,
  done: chalk.green,
  next: chalk.cyan,
  warning: chalk.yellow,
  error: chalk.red,
  command: chalk.cyan,
  path: chalk.bold,
};

export function chalkStyler(safe: Style): Styler {
  return stylerOf(safe, (meaning, text) => looks[meaning](text));
}
