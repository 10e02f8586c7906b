import { parseDocument, type PacketDocument } from './document.ts';
import { setFrontMatterKey } from './front-matter-edit.ts';
import { splice } from './source-text.ts';
import { tryVerified, type Editing } from './verified-edit.ts';

/**
 * The text with one key of its front matter set, and its title line, where it is `title.before` to the letter, as `title.after` says.
 * @throws PacketError `E_EDIT` with a place where a hand has to do it.
 */
export function setHeader(
  document: PacketDocument,
  key: string,
  value: string,
  title: { readonly before: string | undefined; readonly after: string | undefined },
  editing: Editing,
): string {
  const { source, frontMatter } = document;
  const text = setFrontMatterKey(source, frontMatter, key, value, editing.readFrontMatter);
  if (title.before === undefined || title.after === undefined) return text;
  const changed = parseDocument(source.file, text, document.template, editing.readFrontMatter);
  const sections = changed.sections[0]?.headingRange.start ?? text.length;
  const line = changed.source.lines.find((each) => each.text === title.before && each.start < sections);
  if (line === undefined) return text;
  const retitled = splice(changed.source, line, title.after);
  return tryVerified(changed, retitled, editing, { range: line }) ?? text;
}
