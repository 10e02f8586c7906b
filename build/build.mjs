// Bundles the program in two steps: first as ES modules, which esbuild can split into chunks that are loaded on use; then
// each chunk as CommonJS, so that Node does not start its module loader. Reasons and figures: docs/decisions/0002-bundling.md
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { assets } from './assets.mjs';
import { recordCodeCache } from './code-cache.mjs';
import { commanderWithoutChildren } from './commander-without-children.mjs';
import { notices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
// Built beside it and then moved, so that a program or a test that runs meanwhile finds the old chunks or the new ones.
const fresh = `${dist}-${process.pid}`;
const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const target = 'node20.17';

const bundle = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/adapters/layout-child.ts'],
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
  minify: true,
  metafile: true,
  write: false,
  plugins: [assets, commanderWithoutChildren],
  alias: {
    'js-yaml': join(root, 'build/no-js-yaml.cjs'),
    'linkify-it': join(root, 'build/no-linkify.mjs'),
    // The same code as ES modules, which can be shaken and joined.
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
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
      supported: { 'dynamic-import': false },
    });
    writeFileSync(join(fresh, basename(file.path)), code);
  }
  writeFileSync(join(fresh, 'meta.json'), JSON.stringify(bundle.metafile));
  writeFileSync(join(fresh, 'THIRD-PARTY-NOTICES.txt'), notices(root, bundle.metafile));
  copyFileSync(join(root, 'build/start.cjs'), join(fresh, 'start.cjs'));
  await recordCodeCache(root, fresh);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
