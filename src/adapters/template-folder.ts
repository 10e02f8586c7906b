import { dirname, join, resolve } from 'node:path';
import type { LoadedTemplate } from '../app/context.ts';
import { PacketError } from '../core/errors.ts';
import { makeKeepFolder } from '../core/store/keep-folder.ts';
import { isTemplatePath } from '../core/packet/template-name.ts';
import type { Files, Layouts } from '../core/ports.ts';
import { keepFolder } from './packet-folder.ts';
import { shippedTemplate } from './shipped-template.ts';

const LAYOUTS = ['packet', 'plan', 'entry'] as const;

/** A layout of a user's template: its Handlebars source, and what messages call its file. */
export interface LayoutSource {
  readonly file: string;
  readonly source: string;
}

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
  const sources: Partial<Record<(typeof LAYOUTS)[number], LayoutSource>> = {};
  for (const layout of LAYOUTS) {
    const file = join(folder, `${layout}.md.hbs`);
    const source = files.read(file)?.text;
    if (source !== undefined) sources[layout] = { file: shownPath(file), source };
  }
  return { template, layouts: () => layoutsOf(sources) };
}

/** A user's own layouts, and the shipped ones for those that it has not. */
async function layoutsOf(sources: Partial<Record<(typeof LAYOUTS)[number], LayoutSource>>): Promise<Layouts> {
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
  for (const part of ['template.yaml', ...LAYOUTS.map((layout) => `${layout}.md.hbs`)]) {
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
