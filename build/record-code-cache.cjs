// Runs the program that was built into the folder of the first word with the other words, and keeps what V8 compiled on the
// way, functions that were called included.
const { statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');
const v8 = require('node:v8');

const [dist = ''] = process.argv.splice(2, 1);
const { cacheOf, chunks, load, scripts } = /** @type {typeof import('./start.cjs')} */ (
  require(join(dist, 'start.cjs'))
);

// V8 takes a cache only with the flags that it was made with, and the interview sets one once all is loaded.
v8.setFlagsFromString = () => undefined;

process.on('exit', () => {
  for (const [id, { live, exports }] of chunks) {
    if (!isDeepStrictEqual({ ...live }, exports)) {
      // The program has set its own by then.
      process.exitCode = 1;
      throw new Error(`${id} changes what it exports after it was loaded`);
    }
  }
  for (const [file, { script }] of scripts) {
    const data = script.createCachedData();
    const known = statSync(cacheOf(file), { throwIfNoEntry: false })?.size ?? 0;
    if (data.length > known) writeFileSync(cacheOf(file), data);
  }
});
load('main.cjs');
