// Runs the built program once with the given words and keeps what V8 compiled on the way, functions that were called included.
const { statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load, scripts } = require(join(__dirname, '../dist/start.cjs'));

process.on('exit', () => {
  for (const [filename, script] of scripts) {
    const data = script.createCachedData();
    const known = statSync(`${filename}.cache`, { throwIfNoEntry: false })?.size ?? 0;
    if (data.length > known) writeFileSync(`${filename}.cache`, data);
  }
});
load('main.cjs');
