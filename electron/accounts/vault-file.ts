import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeWhole } from '../user-files.ts';

/** Sealed bytes on disk. Rejects with what the system says. */
export type VaultFile = {
  isThere(): Promise<boolean>;
  /** Null where there is none. */
  read(): Promise<Buffer | null>;
  /** Whole or not at all; only the user may read it. */
  write(sealed: Buffer): Promise<void>;
  /** Gives it another name, which is resolved with. */
  setAside(): Promise<string>;
  remove(): Promise<void>;
  /** Those that were set aside, too. */
  removeAll(): Promise<void>;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file `vault` in the user-data folder. */
export const vaultFile = (path: string, now: () => Date = () => new Date()): VaultFile => {
  const asideMark = `${basename(path)}.unreadable-`;
  const remove = () => rm(path, { force: true });
  return {
    isThere: async () => {
      try {
        return (await stat(path)).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    read: async () => {
      try {
        return await readFile(path);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    write: (sealed) => writeWhole(path, sealed),
    setAside: async () => {
      const aside = join(dirname(path), `${asideMark}${now().toISOString().replaceAll(/[:.]/g, '')}`);
      await rename(path, aside);
      return aside;
    },
    remove,
    removeAll: async () => {
      await remove();
      const names = await readdir(dirname(path));
      const aside = names.filter((name) => name.startsWith(asideMark));
      await Promise.all(aside.map((name) => rm(join(dirname(path), name), { force: true })));
    },
  };
};
