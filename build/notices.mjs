import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const allowed = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0']);

/**
 * Name, version and licence text of every package of which something is in the bundle; throws for one that cannot be shipped.
 *
 * @param {string} root the repository's folder, absolute
 * @param {{ outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> }} metafile what esbuild says
 */
export function notices(root, metafile) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = /** @type {{ name: string, version: string, license: string }} */ (
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    );
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
    if (!allowed.has(license))
      throw new Error(`${name} ${version}: licence ${license} is not on the list in build/notices.mjs`);
    if (file === undefined) throw new Error(`${name} ${version}: no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
  });
  return `This program contains parts of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
