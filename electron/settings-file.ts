import { readFileSync } from 'node:fs';
import { whereAside } from './set-aside.ts';
import { type KnownChange, Settings, type SettingsChange } from './settings.ts';
import { writeWhole } from './user-files.ts';

export type SettingsFile = {
  get(): Settings;
  /** Resolves when the change is on disk; it counts at once. Rejects with `FileTrouble`. */
  change(change: KnownChange): Promise<Settings>;
};

const read = (path: string, notice: (text: string) => void): Settings => {
  const text = textOf(path, notice);
  if (text === null) return Settings.parse({});
  try {
    return Settings.parse(JSON.parse(text));
  } catch {
    notice(`${path} does not hold settings; the defaults are used, and ${whereAside(path, new Date())}`);
    return Settings.parse({});
  }
};

/** Null where there is no file, or none that can be read. */
const textOf = (path: string, notice: (text: string) => void): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) notice(`${path} can't be read; the defaults are used: ${String(error)}`);
    return null;
  }
};

/** The same emulator is asked with the same key: the window can't give it back, for it never had it. */
const withKey = (
  wanted: NonNullable<SettingsChange['emulator']>,
  present: Settings['emulator'],
): Settings['emulator'] => {
  if (wanted.use === 'own') return wanted;
  const known = present.use === 'running' && present.url === wanted.url ? present.key : '';
  return { ...wanted, key: wanted.key ?? known };
};

/**
 * `settings.json`. Each value that is missing or bad is its default; the others are kept. A file that holds no settings
 * at all is moved aside.
 */
export const openSettings = (path: string, notice: (text: string) => void): SettingsFile => {
  let settings = read(path, notice);
  let writing: Promise<void> = Promise.resolve();

  /** For the user alone: it holds the emulator's key. */
  const write = (): Promise<void> => writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`);

  return {
    get: () => settings,
    async change(change) {
      const emulator = change.emulator && withKey(change.emulator, settings.emulator);
      settings = Settings.parse({ ...settings, ...change, ...(emulator && { emulator }) });
      writing = writing.then(write, write);
      await writing;
      return settings;
    },
  };
};
