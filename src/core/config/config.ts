import { setFrontMatterKey } from '../document/front-matter-edit.ts';
import { parseFrontMatter, type FrontMatterReader } from '../document/front-matter.ts';
import { parseSourceText, splice } from '../document/source-text.ts';
import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';
import type { Place } from '../problem.ts';
import { allSettings, settingOf, type Setting } from './settings.ts';

/** Where settings are kept: the nearer one counts. Absolute paths. */
export interface ConfigFiles {
  /** `.packet/config.yaml` of the repository or the packet. */
  readonly repository: string;
  /** The user's own, for all packets. */
  readonly user: string;
}

/** A setting as it counts. */
export interface SettingValue {
  readonly setting: Setting;
  readonly value: string;
  /** Absolute path of the file that says so; undefined for the standard. */
  readonly from: string | undefined;
}

/** What configuration needs of the outside. */
export interface ConfigReading {
  readonly files: Files;
  readonly readFrontMatter: FrontMatterReader;
  shownPath(path: string): string;
}

/** Every setting as it counts. Throws `E_CONFIG` for an unknown key or a wrong value in a file, with its line. */
export function readConfig(places: ConfigFiles, reading: ConfigReading): readonly SettingValue[] {
  const read = [places.repository, places.user].map((path) => {
    const { values, problems } = valuesIn(path, reading);
    if (problems[0] !== undefined) throw problems[0];
    return [path, values] as const;
  });
  return allSettings.map((setting) => {
    const found = read.find(([, values]) => values.has(setting.key));
    return { setting, value: found?.[1].get(setting.key) ?? setting.standard, from: found?.[0] };
  });
}

/** All that is wrong in the files: what `readConfig` throws, each of it. */
export function configProblems(places: ConfigFiles, reading: ConfigReading): readonly PacketError[] {
  return [places.repository, places.user].flatMap((path) => {
    try {
      return valuesIn(path, reading).problems;
    } catch (error) {
      if (error instanceof PacketError) return [error];
      throw error;
    }
  });
}

/** The value of a setting as it counts. */
export function valueOf(config: readonly SettingValue[], { key }: Setting): string | undefined {
  return config.find(({ setting }) => setting.key === key)?.value;
}

/** Whether somebody has decided on this setting. */
export function isSet(config: readonly SettingValue[], { key }: Setting): boolean {
  return config.find(({ setting }) => setting.key === key)?.from !== undefined;
}

/** What a file says, and what is wrong in it. Throws where it cannot be read at all. */
function valuesIn(
  path: string,
  reading: ConfigReading,
): { readonly values: ReadonlyMap<string, string>; readonly problems: readonly PacketError[] } {
  const { files, readFrontMatter } = reading;
  const text = files.read(path)?.text ?? '';
  const file = reading.shownPath(path);
  const { keys, block } = parsedConfig(file, text, readFrontMatter);
  const lineOf = (offset: number): number => fenced(text).slice(block.start, offset).split('\n').length;
  const problems = keys.flatMap(({ key, value = '', keyRange }) => {
    const place = { file, line: lineOf(keyRange.start), column: 1 };
    return problemOf(key, value, place) ?? [];
  });
  return { values: new Map(keys.map(({ key, value = '' }) => [key, value])), problems };
}

function problemOf(key: string, value: string, place: Place): PacketError | undefined {
  const setting = settingOf(key);
  if (!('values' in setting)) {
    const known = allSettings.map((each) => each.key).join(', ');
    return new PacketError('E_CONFIG', `Unexpected setting "${key}", expected one of ${known}`, {
      place,
      hint: setting.meant === undefined ? 'packet config     lists all' : `did you mean ${setting.meant}?`,
    });
  }
  if (setting.values.includes(value)) return undefined;
  return new PacketError('E_CONFIG', `Unexpected ${key} "${value}", expected ${setting.values.join(' or ')}`, {
    place,
    hint: `packet config ${key} ${setting.standard}`,
  });
}

/** The text of a configuration with another value; every other byte stays. */
export function withSetting(
  text: string,
  { key }: Setting,
  value: string,
  { readFrontMatter }: Pick<ConfigReading, 'readFrontMatter'>,
): string {
  const file = 'config.yaml';
  const source = parseSourceText(file, fenced(text));
  const before = parseFrontMatter(source, readFrontMatter);
  if (before.keys.some((each) => each.key === key && each.value === value)) return text;
  const quoted = parseSourceText(file, setFrontMatterKey(source, before, key, value, readFrontMatter));
  const range = parseFrontMatter(quoted, readFrontMatter).keys.find((each) => each.key === key)?.valueRange;
  // Every scalar is read as text, so that nothing of these few words needs quotes.
  const { start, end } = range ?? { start: 0, end: 0 };
  const changed = quoted.text.slice(start, end) === `"${value}"` ? splice(quoted, { start, end }, value) : quoted.text;
  const fence = FENCE.length + source.eol.length;
  const inner = changed.slice(fence, -fence);
  return isEnded(text) ? inner : inner.slice(0, -source.eol.length);
}

const FENCE = '---';

/** A configuration is the map that front matter is, without its fences. */
function fenced(text: string): string {
  const { eol } = parseSourceText('config.yaml', text);
  return `${FENCE}${eol}${isEnded(text) ? text : `${text}${eol}`}${FENCE}${eol}`;
}

/** Whether a line may follow. */
function isEnded(text: string): boolean {
  return text === '' || /[\r\n]$/.test(text);
}

function parsedConfig(
  file: string,
  text: string,
  readFrontMatter: FrontMatterReader,
): ReturnType<typeof parseFrontMatter> {
  try {
    return parseFrontMatter(parseSourceText(file, fenced(text)), readFrontMatter);
  } catch (error) {
    if (!(error instanceof PacketError) || error.place === undefined) throw error;
    const { place } = error;
    const lines = text.trimEnd().split('\n');
    const line = Math.min(place.line - 1, lines.length);
    throw new PacketError('E_CONFIG', error.message.replace('the front matter', 'the configuration'), {
      hint: error.hint,
      excerpt: lines[line - 1],
      place: { ...place, line },
    });
  }
}
