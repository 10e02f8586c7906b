import type { SettingValue } from '../core/config/config.ts';
import type { Styler } from './styler.ts';

/** Every setting with its value, where that comes from, and what it does. */
export function configText(
  values: readonly SettingValue[],
  { shownPath }: { readonly shownPath: (path: string) => string },
  style: Styler,
): string {
  const width = Math.max(...values.map(({ setting, value }) => setting.key.length + value.length));
  return values
    .map(({ setting, value, from }) => {
      const gap = ' '.repeat(width - setting.key.length - value.length);
      const where = from === undefined ? 'the standard' : shownPath(from);
      return `${style.title(setting.key)} ${value}${gap}  ${style.path(where)}\n  ${style.quiet(setting.about)}\n`;
    })
    .join('');
}

export function configObject(values: readonly SettingValue[]): object[] {
  return values.map(({ setting, value, from }) => ({
    key: setting.key,
    value,
    from: from ?? null,
    about: setting.about,
  }));
}
