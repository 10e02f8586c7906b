import { readFileSync, writeSync } from 'node:fs';
import Handlebars from 'handlebars';

/** The program that renders one layout of a user's: source and model in by standard input, text out. */
const { source, model } = JSON.parse(readFileSync(0, 'utf8')) as { source: string; model: object };

function render(): { text: string } | { message: string } {
  try {
    const environment = Handlebars.create();
    // `log` would write to standard output, where the text goes.
    environment.registerHelper('log', () => {
      throw new Error('there is no helper "log" in a layout');
    });
    return { text: environment.compile(source, { noEscape: true, strict: true })(model, { data: { root: null } }) };
  } catch (error) {
    return { message: error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error) };
  }
}

const output = Buffer.from(JSON.stringify(render()));
for (let written = 0; written < output.length;) written += writeSync(1, output, written);
