import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly path: string;
  readonly kind: string;
  readonly external?: boolean;
}

/** What the bundler says of each chunk: https://esbuild.github.io/api/#metafile */
interface Output {
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly Import[];
}

const { outputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as { outputs: Record<string, Output> };

const start = ['src/main.ts'];
const help = [...start, 'src/commands/help/run.ts'];
const status = [...start, 'src/open-context.ts', 'src/commands/status/run.ts'];
const init = [...start, 'src/open-context.ts', 'src/commands/init/run.ts', 'src/adapters/shipped-layouts.ts'];
const add = [...start, 'src/open-context.ts', 'src/commands/add/run.ts'];
const review = [...start, 'src/open-context.ts', 'src/commands/review/run.ts'];
const layoutChild = ['src/adapters/layout-child.ts'];

/** The chunks that are loaded with these modules, without those that wait for a dynamic import. */
function chunksOf(modules: readonly string[]): readonly Output[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const output = outputs[path];
    if (output === undefined || found.has(path)) return;
    found.add(path);
    output.imports
      .filter(({ kind }) => kind === 'import-statement')
      .forEach((each) => {
        visit(each.path);
      });
  };
  for (const module of modules) {
    const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === module);
    if (entry === undefined) throw new Error(`${module} is not an entry of a chunk`);
    visit(entry[0]);
  }
  return [...found].map((path) => outputs[path]!);
}

/** The source files of which something is in these chunks. */
function sourcesOf(modules: readonly string[]): readonly string[] {
  return chunksOf(modules).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
}

/** The names of packages, and of Node's built-ins with `node:` in front. */
function packagesOf(modules: readonly string[]): readonly string[] {
  const names = sourcesOf(modules).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const builtIns = chunksOf(modules).flatMap(({ imports }) =>
    imports.flatMap(({ external, path }) => (external === true ? [`node:${path.replace(/^node:/, '')}`] : [])),
  );
  return [...new Set([...names, ...builtIns])].sort();
}

function matching(modules: readonly string[], pattern: RegExp): readonly string[] {
  return sourcesOf(modules).filter((path) => pattern.test(path));
}

const prompts = /inquirer|prompter/;
const compiler = /handlebars\/.*compiler|source-map/;

describe('what a start loads', () => {
  it('is commander and the specs for --version, --help and wrong use', () => {
    expect(packagesOf(start).filter((name) => !name.startsWith('node:'))).toEqual(['commander']);
    expect(matching(start, /^src\/(adapters|core\/(document|packet|interview|store))\/|\/run\.ts$/)).toEqual([
      'src/app/run.ts',
    ]);
  });

  it('is no parser for packet help', () => {
    expect(packagesOf(help).filter((name) => !name.startsWith('node:'))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/yaml|markdown-it|handlebars/)]),
    );
  });

  it('is no prompt and no Handlebars for packet status', () => {
    expect(matching(status, prompts)).toEqual([]);
    expect(matching(status, /handlebars|\.hbs$/)).toEqual([]);
  });

  it('is no prompt, no Handlebars, and nothing that writes packet.md for packet review', () => {
    expect(matching(review, prompts)).toEqual([]);
    expect(matching(review, /handlebars|\.hbs$/)).toEqual([]);
    expect(
      matching(review, /^src\/core\/(reviews\/(talk|new-gap|review-record)|calendar-file\/calendar-events)/),
    ).toEqual([]);
    expect(matching(review, /^src\/adapters\/git-commits/)).toEqual([]);
  });

  it('is no prompt and no compiler for packet init --answers', () => {
    expect(matching(init, prompts)).toEqual([]);
    expect(matching(init, compiler)).toEqual([]);
  });

  it('is no prompt, no Handlebars and no Markdown parser for packet add', () => {
    expect(matching(add, prompts)).toEqual([]);
    expect(packagesOf(add)).not.toEqual(expect.arrayContaining([expect.stringMatching(/markdown-it|handlebars/)]));
  });

  it('is no prompt and no Handlebars for packet manager and packet review calendar', () => {
    for (const name of ['manager', 'review/calendar']) {
      const modules = [...start, 'src/open-context.ts', `src/commands/${name}/run.ts`];
      expect(matching(modules, prompts)).toEqual([]);
      expect(matching(modules, /handlebars|\.hbs$/)).toEqual([]);
    }
  });

  it('starts no other program', () => {
    for (const modules of [start, help, status, review, init, add])
      expect(packagesOf(modules)).not.toContain('node:child_process');
  });

  it('opens no connection, in any chunk', () => {
    const all = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external === true));
    expect(all.filter(({ path }) => /^(node:)?(net|tls|http|https|http2|dgram|dns)\b/.test(path))).toEqual([]);
  });

  it('leaves the compiler to the child that renders layouts', () => {
    expect(matching(layoutChild, compiler)).not.toEqual([]);
    const others = Object.values(outputs).filter(({ entryPoint }) => entryPoint !== layoutChild[0]);
    expect(others.flatMap(({ inputs }) => Object.keys(inputs)).filter((path) => compiler.test(path))).toEqual([]);
  });

  it('holds no YAML parser but one, and no recognizer of bare addresses', () => {
    const all = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
    expect(all.filter((path) => /node_modules\/(js-yaml|linkify-it)\//.test(path))).toEqual([]);
  });
});
