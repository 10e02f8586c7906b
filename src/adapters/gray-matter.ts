import matter from 'gray-matter';
import { parseYamlBlock, type FrontMatterReader, type YamlBlock } from '../core/document/front-matter.ts';

/** Code in front matter is never run, whatever language it claims to be. */
function refuse(): never {
  throw new Error('front matter in another language than YAML');
}

/**
 * Reads front matter through gray-matter, which is handed the block between our own two fences and a YAML engine that keeps
 * places. Options are always given: without them its cache returns `{}` for a broken block the second time.
 */
export const readFrontMatter: FrontMatterReader = (block) => {
  let read: YamlBlock = { keys: [], isFlow: false };
  // What it hands over begins with the line end of the fence, which would move every place by one.
  const parse = (): object => {
    read = parseYamlBlock(block);
    return {};
  };
  if (block.trim() === '') return read;
  matter(`---\n${block}---\n`, {
    language: 'yaml',
    engines: { yaml: parse, js: refuse, javascript: refuse, json: refuse, coffee: refuse },
  });
  return read;
};
