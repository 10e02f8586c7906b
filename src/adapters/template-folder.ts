import { dirname, join, resolve } from 'node:path';
import type { LoadedTemplate, OwnLayout } from '../app/context.ts';
import { PacketError } from '../core/errors.ts';
import { makeKeepFolder } from '../core/store/keep-folder.ts';
import { isTemplatePath } from '../core/packet/template-name.ts';
import type { Files, Layouts } from '../core/ports.ts';
import type { LetterKind, LetterModel } from '../core/rounds/letter.ts';
import { keepFolder } from './packet-folder.ts';
import { shippedTemplate } from './shipped-template.ts';

const LAYOUTS = ['packet', 'plan', 'entry'] as const;
const LETTERS = {
  peers: 'letter-peers',
  manager: 'letter-manager',
  sponsor: 'letter-sponsor',
  reminder: 'reminder',
} as const satisfies Record<LetterKind, string>;

/**
 * The template of this name: `staff` as shipped, else the folder `.packet/templates/NAME` upwards, else the folder that the name
 * is the path of. Throws `E_TEMPLATE`.
 */
export async function loadTemplate(
  files: Files,
  name: string,
  near: string,
  cwd: string,
  shownPath: (path: string) => string,
): Promise<LoadedTemplate> {
  const folder = isTemplatePath(name) ? resolve(cwd, name) : ownFolder(files, name, near);
  if (folder === undefined) {
    if (name === shippedTemplate.name) {
      return {
        template: shippedTemplate,
        layouts: async () => (await import('./shipped-layouts.ts')).shippedLayouts(),
        letter: async (kind, own) => letterOf(kind, own),
      };
    }
    throw new PacketError(
      'E_TEMPLATE',
      `Unexpected template "${name}", expected staff, or a folder .packet/templates/${name}`,
      {
        hint: 'packet init --template ./my-template     takes one by its path',
      },
    );
  }
  const path = join(folder, 'template.yaml');
  const snapshot = files.read(path);
  if (snapshot === undefined) {
    throw new PacketError('E_TEMPLATE', `Unexpected folder ${shownPath(folder)}, expected a template.yaml in it`, {
      hint: `ls ${shownPath(folder)}`,
    });
  }
  const { readTemplate } = await import('../core/packet/read-template.ts');
  const template = readTemplate(shownPath(path), snapshot.text);
  const sources: Partial<Record<(typeof LAYOUTS)[number], OwnLayout>> = {};
  const sourceOf = (name: string): OwnLayout | undefined => {
    const file = join(folder, `${name}.md.hbs`);
    const source = files.read(file)?.text;
    return source === undefined ? undefined : { file: shownPath(file), source };
  };
  for (const layout of LAYOUTS) {
    const source = sourceOf(layout);
    if (source !== undefined) sources[layout] = source;
  }
  return {
    template,
    layouts: () => layoutsOf(sources),
    letter: async (kind, own) => letterOf(kind, own ?? sourceOf(LETTERS[kind])),
  };
}

/** A letter by a layout of the user's, else the shipped one. */
async function letterOf(kind: LetterKind, own: OwnLayout | undefined): Promise<(model: LetterModel) => string> {
  if (own === undefined) {
    const { renderShippedLetter } = await import('./shipped-letters.ts');
    return (model) => renderShippedLetter(kind, model);
  }
  const { renderUserLayout } = await import('./user-layout.ts');
  return (model) => renderUserLayout(own, model);
}

/** A user's own layouts, and the shipped ones for those that it has not. */
async function layoutsOf(sources: Partial<Record<(typeof LAYOUTS)[number], OwnLayout>>): Promise<Layouts> {
  const [{ shippedLayouts }, { renderUserLayout }] = await Promise.all([
    import('./shipped-layouts.ts'),
    import('./user-layout.ts'),
  ]);
  const shipped = shippedLayouts();
  const { packet, plan, entry } = sources;
  return {
    packet: packet === undefined ? (model) => shipped.packet(model) : (model) => renderUserLayout(packet, model),
    plan: plan === undefined ? (model) => shipped.plan(model) : (model) => renderUserLayout(plan, model),
    entry:
      entry === undefined
        ? (model) => shipped.entry(model)
        : (model) => renderUserLayout(entry, model).replace(/\n$/, ''),
  };
}

/** Copies a template to `.packet/templates/NAME` of the repository, or else of the packet folder; the same name twice is kept. */
export function copyTemplate(files: Files, from: string, name: string, near: string): void {
  const target = join(keepFolder(files, near), 'templates', name);
  if (target === from) return;
  makeKeepFolder(files, keepFolder(files, near));
  files.makeFolder(target);
  for (const part of ['template.yaml', ...[...LAYOUTS, ...Object.values(LETTERS)].map((name) => `${name}.md.hbs`)]) {
    const source = files.read(join(from, part));
    const existing = files.read(join(target, part));
    if (source === undefined || source.version === existing?.version) continue;
    if (existing !== undefined) {
      throw new PacketError('E_EXISTS', `Unexpected other template in ${target}, expected the same or none`, {
        hint: 'rename the folder of yours',
      });
    }
    files.write(join(target, part), source.text, { expected: undefined, isPrivate: false });
  }
}

/** The folder of a user's template: the nearest `.packet` upwards counts (docs/file-format.md). */
function ownFolder(files: Files, name: string, near: string): string | undefined {
  for (let folder = near; ; folder = dirname(folder)) {
    const keep = join(folder, '.packet');
    if (files.kind(keep) === 'folder') {
      const candidate = join(keep, 'templates', name);
      return files.kind(candidate) === 'folder' ? candidate : undefined;
    }
    if (folder === dirname(folder)) return undefined;
  }
}
