// Runs the program that was built into the folder of the first word with the other words, and keeps what V8 compiled on the
// way, functions that were called included.
const { statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [dist = ''] = process.argv.splice(2, 1);
const { cacheOf, load, scripts } = /** @type {typeof import('./start.cjs')} */ (require(join(dist, 'start.cjs')));

process.on('exit', () => {
  for (const [filename, script] of scripts) {
    const data = script.createCachedData();
    const known = statSync(cacheOf(filename), { throwIfNoEntry: false })?.size ?? 0;
    if (data.length > known) writeFileSync(cacheOf(filename), data);
  }
});
load('main.cjs');
