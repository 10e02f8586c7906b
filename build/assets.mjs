import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { parse } from 'yaml';

/** How our own layouts are compiled: user text is Markdown, not HTML, and a name that the model lacks is a defect. */
export const layoutOptions = { noEscape: true, strict: true };

/**
 * A layout or a template as a module, so that no compiler and no YAML parser is needed at start.
 *
 * @param {string} path
 * @returns {string} JavaScript with one default export
 */
export function assetModule(path) {
  const source = readFileSync(path, 'utf8');
  // Handlebars' types say an object; it is the text of one, with functions in it.
  const specification = () => /** @type {unknown} */ (Handlebars.precompile(source, layoutOptions));
  return `export default ${path.endsWith('.hbs') ? String(specification()) : JSON.stringify(parse(source))};`;
}

/**
 * For esbuild.
 *
 * @type {import('esbuild').Plugin}
 */
export const assets = {
  name: 'assets',
  setup(build) {
    build.onLoad({ filter: /\.(hbs|yaml)$/ }, ({ path }) => ({ contents: assetModule(path), loader: 'js' }));
  },
};

/**
 * For Vite, and so for the tests.
 *
 * @type {{ name: string, enforce: 'pre', load: (id: string) => string | undefined }}
 */
export const viteAssets = {
  name: 'assets',
  enforce: 'pre',
  load(id) {
    const [path = ''] = id.split('?');
    return /\.(hbs|yaml)$/.test(path) ? assetModule(path) : undefined;
  },
};
