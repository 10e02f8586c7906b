// The import law of docs/layout.md.
/** @type {(name: string, from: object, to: object, comment: string) => object} */
const law = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const pure = '^node_modules/(yaml|markdown-it|diff|@types/markdown-it|fast-string-width|fast-wrap-ansi)/';

module.exports = {
  forbidden: [
    law(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one.',
    ),
    law(
      'core-is-pure',
      { path: '^src/core' },
      { pathNot: ['^src/core', pure] },
      'Core imports core and packages that do no I/O.',
    ),
    law(
      'view-shows-core',
      { path: '^src/view' },
      { pathNot: ['^src/(core|view)', pure] },
      'Views turn models into text.',
    ),
    law(
      'adapters-know-core',
      { path: '^src/adapters' },
      { path: '^src/(app|commands)', dependencyTypesNot: ['type-only'] },
      'Adapters know ports, not who uses them.',
    ),
    law(
      'specs-are-data',
      { path: '^src/commands/.+/spec' },
      { pathNot: '^src/(?:app/command-spec|commands/(?:review|round)/[^/]+/spec)' },
      'Help and wrong use load nothing else.',
    ),
    law(
      'commands-are-told',
      { path: '^src/commands/.+/(?!spec)[^/]+$' },
      { path: '^(src/adapters|node:)|^(fs|path|child_process|os)$' },
      'A command gets what it may touch.',
    ),
    law(
      'runs-are-loaded-on-use',
      { path: '^src/app' },
      { path: '^src/commands/.+/(?!spec)[^/]+$', dependencyTypesNot: ['dynamic-import'] },
      'A command is loaded when it is called.',
    ),
    law('app-knows-no-adapter', { path: '^src/app' }, { path: '^src/adapters' }, 'Only the composition root does.'),
    law(
      'commands-stand-alone',
      { path: '^src/commands/([^/]+)/' },
      { path: '^src/commands/', pathNot: '^src/commands/$1/' },
      'What two commands need belongs to core or view.',
    ),
    law(
      'commander-reads-the-line',
      { path: '^src', pathNot: '^src/app/' },
      { path: '^node_modules/commander/' },
      'Commands are data; one room gives them to a parser.',
    ),
    law(
      'libraries-behind-adapters',
      { path: '^src', pathNot: '^src/adapters/' },
      { path: '^node_modules/', pathNot: [pure, '^node_modules/commander/'] },
      'A library that can be exchanged has an adapter.',
    ),
    law(
      'no-orphans',
      { orphan: true, path: '^src', pathNot: ['\\.d\\.ts$', '^src/adapters/layout-child\\.ts$'] },
      {},
      'What nobody imports is not there.',
    ),
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(hbs|yaml)$' },
  },
};
