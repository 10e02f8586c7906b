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
 * The chunks by their names; `exports` are the values of `live`, which holds getters, at the moment when it was loaded.
 *
 * @type {Map<string, { script: InstanceType<typeof Script>, live: object, exports: object }>}
 */
const chunks = new Map();

/**
 * A chunk by its name, as `require` would load it.
 *
 * @param {string} name
 * @returns {object}
 */
function load(name) {
  const known = chunks.get(name);
  if (known !== undefined) return known.exports;
  const filename = join(__dirname, name);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
  const cache = cacheOf(name);
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  // The bare name: V8 keeps it in the cache, and shows in a stack where the builder's folder was.
  const script = new Script(source, { filename: name, cachedData });
  const chunk = { script, live: {}, exports: {} };
  chunks.set(name, chunk);
  /** @type {Function} */ (script.runInThisContext())(chunk.exports, requireFrom, chunk, filename, __dirname);
  // Plain values instead of getters, through which every call of a function in another chunk would go. That none of them
  // changes later is looked after where the compiled code is recorded.
  chunk.live = chunk.exports;
  chunk.exports = { ...chunk.live };
  return chunk.exports;
}

/**
 * Where the compiled code of a chunk is, if this Node made one.
 *
 * @param {string} name
 * @returns {string} absolute path
 */
function cacheOf(name) {
  return join(__dirname, `${name}.${madeBy}`);
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
