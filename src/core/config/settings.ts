import { nearest } from '../nearest.ts';

/** A setting: code, `packet config` and its help read this table. */
export interface Setting {
  readonly key: string;
  readonly values: readonly [string, ...string[]];
  /** What counts where nobody has set it. */
  readonly standard: string;
  readonly about: string;
}

const yesNo = ['true', 'false'] as const;

export const settings = {
  commit: {
    key: 'commit',
    values: yesNo,
    standard: 'false',
    about: 'end a command that writes in one git commit of what it wrote',
  },
  privateInGit: {
    key: 'private-in-git',
    values: yesNo,
    standard: 'false',
    about: 'commit private files too where the repository has a remote',
  },
  skipWeekends: {
    key: 'skip-weekends',
    values: yesNo,
    standard: 'true',
    about: 'suggest no Saturday and no Sunday for the next 1:1',
  },
  keys: { key: 'keys', values: yesNo, standard: 'true', about: 'show the line of keys in the interview' },
} as const satisfies Record<string, Setting>;

export const allSettings: readonly Setting[] = Object.values(settings);

/** The setting of this name; else the name of the nearest one, undefined where none is near. */
export function settingOf(key: string): Setting | { readonly meant: string | undefined } {
  const setting = allSettings.find((each) => each.key === key);
  return (
    setting ?? {
      meant: nearest(
        key,
        allSettings.map((each) => each.key),
      ),
    }
  );
}
