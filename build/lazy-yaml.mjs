import { join } from 'node:path';

/** What the program uses of the YAML parser. */
const names = ['isMap', 'isScalar', 'isSeq', 'Lexer', 'parseDocument', 'stringify', 'visit'];

/** The chunk with the parser. */
export const yamlChunk = 'yaml-parts';

/**
 * Loads the YAML parser, 3 ms of a start, when it is called: most runs read nothing but plain lines
 * (docs/decisions/0008-plain-front-matter.md). `root`: the repository's folder, absolute.
 *
 * @param {string} root
 * @returns {import('esbuild').Plugin}
 */
export function lazyYaml(root) {
  // The same code as ES modules, which can be shaken and joined.
  const parser = join(root, 'node_modules/yaml/browser/index.js');
  return {
    name: 'lazy-yaml',
    setup(build) {
      build.onResolve({ filter: /^yaml$/ }, () => ({ path: 'yaml', namespace: 'lazy' }));
      build.onResolve({ filter: new RegExp(`^${yamlChunk}$`) }, () => ({ path: yamlChunk, namespace: 'lazy' }));
      build.onResolve({ filter: /\.cjs$/, namespace: 'lazy' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
        resolveDir: root,
        contents: path === yamlChunk ? `export { ${names.join(', ')} } from ${JSON.stringify(parser)};` : callers(),
      }));
    },
  };
}

/** Functions of the same names, each of which calls that of the parser, with `new` where it was called so. */
function callers() {
  const each = names.map(
    (name) => `export function ${name}(...given) {
  const { ${name} } = require('./${yamlChunk}.cjs');
  return new.target === undefined ? ${name}(...given) : new ${name}(...given);
}`,
  );
  return each.join('\n');
}
