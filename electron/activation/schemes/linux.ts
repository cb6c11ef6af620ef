import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { desktopEntry, type LaunchCommand, startsProgram } from './desktop-entry.ts';
import { type SchemeSystem, SchemeTrouble } from './scheme-row.ts';

const run = promisify(execFile);
const LIMIT = { timeout: 15_000, maxBuffer: 1_000_000 };

/** Where programs of this user keep their entries, by the XDG Base Directory specification. */
const dataHome = (environment: NodeJS.ProcessEnv): string =>
  environment.XDG_DATA_HOME || join(environment.HOME || homedir(), '.local', 'share');

/** The folders that hold desktop entries, the user's first. */
const entryFolders = (environment: NodeJS.ProcessEnv): string[] =>
  [dataHome(environment), ...(environment.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':')].map(
    (folder) => join(folder, 'applications'),
  );

const PREFIX = 'beckon-ms-xbl-';
/** What an installed package brings along, named after `executableName` in electron-builder.yml. */
const PACKAGED = 'beckon.desktop';
const entryId = (scheme: string): string => `beckon-${scheme}.desktop`;
const handlerType = (scheme: string): string => `x-scheme-handler/${scheme}`;

const troubleOf = (error: unknown, tool: string, command: string): SchemeTrouble => {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (missing)
    return new SchemeTrouble(
      `${tool} is not installed`,
      'sudo apt-get install xdg-utils desktop-file-utils',
      error,
    );
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return new SchemeTrouble(`${tool} failed: ${said || String(error)}`, command, error);
};

/**
 * Schemes on Linux: a desktop entry of our own in the user's data folder, made the default by xdg-mime,
 * which `gio open` and `xdg-open` both follow. Tools are started without a shell.
 */
export const linuxSchemes = (
  command: LaunchCommand,
  environment: NodeJS.ProcessEnv = process.env,
): SchemeSystem => {
  const folder = join(dataHome(environment), 'applications');

  const tool = async (name: string, args: string[]): Promise<string> => {
    try {
      return (await run(name, args, { ...LIMIT, env: environment })).stdout.trim();
    } catch (error) {
      throw troubleOf(error, name, [name, ...args].join(' '));
    }
  };

  const readEntry = async (id: string): Promise<string | null> => {
    for (const place of entryFolders(environment)) {
      try {
        return await readFile(join(place, id), 'utf8');
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
    return null;
  };

  const makeDefault = (id: string, scheme: string) => tool('xdg-mime', ['default', id, handlerType(scheme)]);

  return {
    async isBeckon(ownerId) {
      if (ownerId === PACKAGED || ownerId.startsWith(PREFIX)) return true;
      // Whatever integrates AppImages gives their entries names of its own.
      return startsProgram((await readEntry(ownerId)) ?? '', command);
    },

    async owner(scheme) {
      const id = await tool('xdg-mime', ['query', 'default', handlerType(scheme)]);
      const entry = id === '' ? null : await readEntry(id);
      // What xdg-mime names may have been uninstalled since; then nobody is started.
      if (entry === null) return { owner: null, ours: false };
      const name = /^Name=(.*)$/m.exec(entry)?.[1] ?? id;
      return { owner: { id, name }, ours: entry === desktopEntry(scheme, command) };
    },

    async register(scheme) {
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, entryId(scheme)), desktopEntry(scheme, command));
      } catch (error) {
        throw new SchemeTrouble(`The desktop entry can't be written: ${String(error)}`, null, error);
      }
      await tool('update-desktop-database', [folder]);
      await makeDefault(entryId(scheme), scheme);
    },

    async giveBack(scheme, before) {
      if (before !== null) await makeDefault(before, scheme);
      await rm(join(folder, entryId(scheme)), { force: true });
      await tool('update-desktop-database', [folder]);
    },
  };
};
