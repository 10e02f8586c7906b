/**
 * commander loads `child_process`, 5 ms of every start, for subcommands that are programs of their own; we have none.
 *
 * @type {import('esbuild').Plugin}
 */
export const commanderWithoutChildren = {
  name: 'commander-without-children',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules\/commander\//.test(importer) ? { path: 'child-process', namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};
