import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordStarts } from './recorded-starts.mjs';

/**
 * Joins the chunks of `dist` that every recorded start loads together or not at all into one file each: opening and reading a file
 * with its compiled code costs more than running most of them. `kept` stay files of their own.
 *
 * @param {string} root the repository's folder, absolute
 * @param {string} dist absolute
 * @param {ReadonlySet<string>} kept names of files
 */
export async function packChunks(root, dist, kept) {
  const loads = await loadsOf(root, dist);
  /** @type {Map<string, string[]>} */
  const packs = new Map();
  for (const name of readdirSync(dist).filter((each) => each.endsWith('.cjs') && !kept.has(each))) {
    const starts = loads.flatMap((names, index) => (names.has(name) ? [index] : [])).join(' ');
    if (starts !== '') packs.set(starts, [...(packs.get(starts) ?? []), name]);
  }
  const several = [...packs.values()].filter((names) => names.length > 1);
  const packOf = new Map(several.flatMap((names, index) => names.map((name) => [name, `pack-${index + 1}.cjs`])));
  for (const name of readdirSync(dist).filter((each) => each.endsWith('.cjs') && each !== 'start.cjs')) {
    const code = readFileSync(join(dist, name), 'utf8').replaceAll(
      /"\.\/([\w.-]+\.cjs)"/g,
      (/** @type {string} */ all, /** @type {string} */ other) => {
        const pack = packOf.get(other);
        return pack === undefined ? all : `"./${pack}/${other}"`;
      },
    );
    writeFileSync(join(dist, name), code);
  }
  for (const [index, names] of several.entries()) {
    const chunks = names.map((name) => `${JSON.stringify(name)}:${functionOf(readFileSync(join(dist, name), 'utf8'))}`);
    writeFileSync(join(dist, `pack-${index + 1}.cjs`), `({${chunks.join(',\n')}})`);
    for (const name of names) rmSync(join(dist, name));
  }
}

/**
 * In brackets, so that V8 compiles at once what is called at once.
 *
 * @param {string} code
 */
function functionOf(code) {
  return `(function(exports,require,module,__filename,__dirname){${code}\n})`;
}

/**
 * The chunks that each recorded start loads.
 *
 * @param {string} root
 * @param {string} dist
 * @returns {Promise<ReadonlySet<string>[]>}
 */
async function loadsOf(root, dist) {
  const file = join(dist, 'loads.jsonl');
  await recordStarts(root, dist, 'record-loads.cjs');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  rmSync(file);
  return lines.map((line) => {
    const names = /** @type {string[]} */ (JSON.parse(line));
    return new Set(names);
  });
}
