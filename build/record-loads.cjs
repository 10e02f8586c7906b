// Runs the program that was built into the folder of the first word with the other words, and adds a line to `loads.jsonl` there: the
// ids of the chunks that it loaded, as JSON.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');

const [dist = ''] = process.argv.splice(2, 1);
const { chunks, load } = /** @type {typeof import('./start.cjs')} */ (require(join(dist, 'start.cjs')));

process.on('exit', () => {
  appendFileSync(join(dist, 'loads.jsonl'), `${JSON.stringify([...chunks.keys()])}\n`);
});
load('main.cjs');
