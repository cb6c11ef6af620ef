import { type Registry, userRegistry } from './registry.ts';
import { type SchemeSystem, SchemeTrouble } from './scheme-row.ts';

/** Electron's calls for schemes, as its `app` has them on Windows and macOS. */
export type ProtocolClient = {
  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  removeAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  isDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  /** Rejects when nobody is registered. */
  getApplicationInfoForProtocol(url: string): Promise<{ name: string; path: string }>;
};

const ownerOf = async (app: ProtocolClient, scheme: string) => {
  try {
    const { name, path } = await app.getApplicationInfoForProtocol(`${scheme}://`);
    return { id: path, name };
  } catch {
    return null; // Electron rejects where the scheme has no owner
  }
};

/**
 * Schemes on Windows: a key under HKEY_CURRENT_USER that names the program and its arguments. It hides the
 * key of an owner for all users, and overwrites that of an owner for this user: its line is kept and put back.
 * @param program where the program is; Electron adds the link after the arguments
 */
export const windowsSchemes = (
  app: ProtocolClient,
  program: { path: string; args: string[] },
  registry: Registry = userRegistry(),
): SchemeSystem => {
  const { path, args } = program;
  const withLine = [...args, '--'];
  return {
    isBeckon: (ownerId) => Promise.resolve(ownerId.toLowerCase() === path.toLowerCase()),
    commandOf: registry.command,
    owner: async (scheme) => ({
      owner: await ownerOf(app, scheme),
      ours: app.isDefaultProtocolClient(scheme, path, withLine),
    }),
    async register(scheme) {
      if (!app.setAsDefaultProtocolClient(scheme, path, withLine)) {
        throw new SchemeTrouble('Windows did not take the registration', 'start ms-settings:defaultapps');
      }
    },
    async giveBack(scheme, before, command) {
      app.removeAsDefaultProtocolClient(scheme, path, withLine);
      // An owner installed for all users is back now; one of this user alone has to be written again.
      if (command !== null) await registry.setCommand(scheme, command);
      if (before !== null && (await ownerOf(app, scheme))?.id !== before) {
        throw new SchemeTrouble(
          `Windows did not give the scheme back to ${before}`,
          'start ms-settings:defaultapps',
        );
      }
    },
  };
};

/** Schemes on macOS: Launch Services, which knows only what the program's Info.plist declares. */
export const macSchemes = (app: ProtocolClient, bundlePath: string): SchemeSystem => ({
  isBeckon: (ownerId) => Promise.resolve(ownerId === bundlePath),
  owner: async (scheme) => ({ owner: await ownerOf(app, scheme), ours: app.isDefaultProtocolClient(scheme) }),
  async register(scheme) {
    if (!app.setAsDefaultProtocolClient(scheme)) {
      throw new SchemeTrouble(
        'macOS did not take the registration: it takes only schemes that the installed program declares',
        null,
      );
    }
  },
  async giveBack(scheme, before) {
    app.removeAsDefaultProtocolClient(scheme);
    if (before !== null && (await ownerOf(app, scheme))?.id !== before) {
      throw new SchemeTrouble(
        `macOS chose another program than ${before}; start that once to have it back`,
        null,
      );
    }
  },
});
