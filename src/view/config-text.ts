import type { SettingValue } from '../core/config/config.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Every setting with its value, where that comes from, and what it does. */
export function configText(
  values: readonly SettingValue[],
  { shownPath }: { readonly shownPath: (path: string) => string },
  columns: number,
  style: Styler,
): string {
  const width = Math.max(...values.map(({ setting, value }) => setting.key.length + value.length));
  return values
    .map(({ setting, value, from }) => {
      const gap = ' '.repeat(width - setting.key.length - value.length);
      const where = from === undefined ? 'the standard' : shownPath(from);
      const line = `${style.title(setting.key)} ${value}${gap}  ${style.path(where)}`;
      return `${wrappedText(line, columns, '', '  ')}\n${wrappedText(style.quiet(setting.about), columns, '  ')}\n`;
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
