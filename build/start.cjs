// Where the program starts. Loads its chunks with the code that V8 compiled when it was built: compiling is the larger half of
// a start. Another Node than that of the build does not find the cache and compiles anew; nothing else changes. Figures and
// reasons: docs/decisions/0002-bundling.md
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

// A command is over before optimized code pays for itself; fifteen times the usual budget leaves it to what really runs long.
// Later V8s wait by themselves, and complain of a flag that they do not know.
if (process.versions.node.startsWith('20.')) require('node:v8').setFlagsFromString('--interrupt-budget=1000000');

// V8 tells caches apart by its own version only, and crashes over one that another build of that version left: Node 20.17 over
// one of 20.20. So a cache belongs to one Node, told by what it says of itself and by the size of its program.
const { version, platform, arch, execPath } = process;
const size = statSync(execPath, { throwIfNoEntry: false })?.size ?? 0;
const madeBy = `${version}-${platform}-${arch}-${size}.cache`;

/**
 * The chunks by their ids; `exports` are the values of `live`, which holds getters, at the moment when it was loaded.
 *
 * @type {Map<string, { live: object, exports: object }>}
 */
const chunks = new Map();

/**
 * The files that were read, and the functions of their chunks by name; of a file that is one chunk by the file's own.
 *
 * @type {Map<string, { script: InstanceType<typeof Script>, functions: Record<string, Function> }>}
 */
const scripts = new Map();

/**
 * A chunk by its id, as `require` would load it: the name of its file, or `PACK/NAME` (build/pack-chunks.mjs).
 *
 * @param {string} id
 * @returns {object}
 */
function load(id) {
  const known = chunks.get(id);
  if (known !== undefined) return known.exports;
  const [file = '', name = file] = id.split('/');
  const chunk = { live: {}, exports: {} };
  chunks.set(id, chunk);
  functionsOf(file, name !== file)[name]?.(chunk.exports, requireFrom, chunk, join(__dirname, file), __dirname);
  // Plain values instead of getters, through which every call of a function in another chunk would go. That none of them
  // changes later is looked after where the compiled code is recorded.
  chunk.live = chunk.exports;
  chunk.exports = { ...chunk.live };
  return chunk.exports;
}

/**
 * The functions of a file's chunks, which is read once.
 *
 * @param {string} file
 * @param {boolean} isPack
 * @returns {Record<string, Function>}
 */
function functionsOf(file, isPack) {
  const known = scripts.get(file);
  if (known !== undefined) return known.functions;
  const text = readFileSync(join(__dirname, file), 'utf8');
  const source = isPack ? text : `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const cache = cacheOf(file);
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  // The bare name: V8 keeps it in the cache, and shows in a stack where the builder's folder was.
  const script = new Script(source, { filename: file, cachedData });
  /** @type {unknown} */
  const value = script.runInThisContext();
  const functions = /** @type {Record<string, Function>} */ (isPack ? value : { [file]: value });
  scripts.set(file, { script, functions });
  return functions;
}

/**
 * Where the compiled code of a file is, if this Node made one.
 *
 * @param {string} file
 * @returns {string} absolute path
 */
function cacheOf(file) {
  return join(__dirname, `${file}.${madeBy}`);
}

/**
 * @param {string} id
 * @returns {unknown}
 */
function requireFrom(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}

exports.cacheOf = cacheOf;
exports.chunks = chunks;
exports.load = load;
exports.scripts = scripts;
