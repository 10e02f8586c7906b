// Bundles the program in two steps: first as ES modules, which esbuild can split into chunks that are loaded on use; then
// each chunk as CommonJS, so that Node does not start its module loader. Reasons and figures: docs/decisions/0002-bundling.md
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { assets } from './assets.mjs';
import { commanderWithoutChildren } from './commander-without-children.mjs';
import { lazyYaml, yamlChunk } from './lazy-yaml.mjs';
import { notices } from './notices.mjs';
import { packChunks } from './pack-chunks.mjs';
import { recordStarts } from './recorded-starts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
// Built beside it and then moved, so that a program or a test that runs meanwhile finds the old chunks or the new ones.
const fresh = `${dist}-${process.pid}`;
const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const target = 'node20.17';
/** Every Node since 10 has the properties that the program names; a literal is compiled once, the constructor's at each call. */
const supported = { 'regexp-unicode-property-escapes': true };

/** Node runs it by itself, without `start.cjs`. */
const layoutChild = 'dist/layout-child.cjs';

const bundle = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'src/main.ts', out: 'main' },
    { in: 'src/adapters/layout-child.ts', out: 'layout-child' },
    { in: yamlChunk, out: yamlChunk },
  ],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  outbase: 'src',
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target,
  supported,
  minify: true,
  metafile: true,
  write: false,
  plugins: [assets, commanderWithoutChildren, lazyYaml(root)],
  alias: {
    'js-yaml': join(root, 'build/no-js-yaml.cjs'),
    'linkify-it': join(root, 'build/no-linkify.mjs'),
  },
  define: { PACKET_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});

mkdirSync(fresh);
try {
  for (const file of bundle.outputFiles) {
    const { code } = await transform(file.text, {
      format: 'cjs',
      platform: 'node',
      target,
      minify: true,
      supported: { ...supported, 'dynamic-import': false },
    });
    writeFileSync(join(fresh, basename(file.path)), code);
  }
  writeFileSync(join(fresh, 'meta.json'), JSON.stringify(bundle.metafile));
  writeFileSync(join(fresh, 'THIRD-PARTY-NOTICES.txt'), notices(root, bundle.metafile));
  copyFileSync(join(root, 'build/start.cjs'), join(fresh, 'start.cjs'));
  await packChunks(root, fresh, new Set(['start.cjs', 'main.cjs', ...chunksOf(layoutChild)]));
  await recordStarts(root, fresh, 'record-code-cache.cjs');
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

/**
 * The names of the files that are loaded with one of them.
 *
 * @param {string} output
 * @returns {string[]}
 */
function chunksOf(output) {
  const found = new Set([output]);
  for (const path of found) {
    for (const each of bundle.metafile.outputs[path]?.imports ?? []) if (each.external !== true) found.add(each.path);
  }
  return [...found].map((path) => basename(path));
}
