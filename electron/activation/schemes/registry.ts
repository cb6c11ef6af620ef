import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SchemeTrouble } from './scheme-row.ts';

/** Runs `reg.exe` with these arguments and gives its stdout; rejects as `execFile` does. */
export type RunReg = (args: string[]) => Promise<string>;

export const runReg: RunReg = async (args) =>
  (await promisify(execFile)('reg.exe', args, { timeout: 15_000, windowsHide: true })).stdout;

/** Command lines of schemes that this user alone has, under HKEY_CURRENT_USER. */
export type Registry = {
  /** What the system runs for the scheme; null where this user has no key of his own for it. */
  command(scheme: string): Promise<string | null>;
  setCommand(scheme: string, line: string): Promise<void>;
};

const keyOf = (scheme: string): string => `HKCU\\Software\\Classes\\${scheme}`;
const commandKey = (scheme: string): string => `${keyOf(scheme)}\\shell\\open\\command`;

/** reg.exe's answer to a key that is not there. */
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 1;

const troubleOf = (error: unknown, args: string[]): SchemeTrouble => {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return new SchemeTrouble(`reg.exe ${args[0]} failed: ${said || String(error)}`, null, error);
};

/** By `reg.exe`, for Electron has no call that keeps another program's arguments. No shell is involved. */
export const userRegistry = (run: RunReg = runReg): Registry => {
  const add = async (args: string[]): Promise<void> => {
    try {
      await run(args);
    } catch (error) {
      throw troubleOf(error, args);
    }
  };
  return {
    async command(scheme) {
      const args = ['query', commandKey(scheme), '/ve'];
      try {
        // The value's name, "(Default)", is in the user's language; its type is not.
        const [, line = null] = /\sREG_(?:EXPAND_)?SZ\s+(.*\S)/.exec(await run(args)) ?? [];
        return line;
      } catch (error) {
        if (isMissing(error)) return null;
        throw troubleOf(error, args);
      }
    },
    async setCommand(scheme, line) {
      await add(['add', keyOf(scheme), '/v', 'URL Protocol', '/t', 'REG_SZ', '/d', '', '/f']);
      // %NAME% stands for a variable in this type alone; `"%1"` is the link in both.
      const type = /%[A-Za-z_][^%"]*%/.test(line) ? 'REG_EXPAND_SZ' : 'REG_SZ';
      await add(['add', commandKey(scheme), '/ve', '/t', type, '/d', line, '/f']);
    },
  };
};
