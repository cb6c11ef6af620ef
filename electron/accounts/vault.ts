import { z } from 'zod';
import { whyNot } from '../file-trouble.ts';
import type { AccountsState } from './account.ts';
import type { VaultFile } from './vault-file.ts';

/** A real store of secrets, one that only obscures (Linux without a keyring), or none. */
export type Strength = AccountsState['vault'];

/** What the system has for keeping secrets. All but `glance` may have it ask the user, and take as long as he does. */
export type SecretStore = {
  /** As far as can be told without asking anybody. */
  glance(): Strength;
  strength(): Promise<Strength>;
  /** Rejects where the system can't, or may not. */
  seal(text: string): Promise<Buffer>;
  /** `isOld`: another key has taken the place of the one it was sealed with. Rejects for what was sealed elsewhere. */
  open(sealed: Buffer): Promise<{ text: string; isOld: boolean }>;
};

/** Secrets by name, such as `microsoft-2533274800000001`. What may not be kept on disk lives as long as the program. */
export type Vault = {
  /** What the system offers; `weak` keeps nothing unless the user allowed it. */
  store(): Strength;
  /** Where the file is now that could not be opened and was set aside, in this run; null when dismissed, or removed. */
  aside(): string | null;
  dismissAside(): void;
  /** `store` or `aside` is another now. */
  onStore(listener: () => void): void;
  /** Null: none of that name, or one that can't be read, now or ever. */
  read(name: string): Promise<string | null>;
  /** Resolves with whether it is on disk now; it can be read in this run either way. */
  write(name: string, secret: string): Promise<boolean>;
  /** The user has signed in anew: a file that can't be opened is set aside for what is written from now on. */
  beginAnew(): void;
  /** From memory and disk. Rejects with `VaultTrouble` where it can't be taken from the disk now; it is then still there. */
  remove(name: string): Promise<void>;
  /**
   * May a weak store be used? On yes, what is in memory goes to disk; on no, what is on disk is removed there. Resolves
   * with whether what `holds` knows is on disk now.
   */
  allowWeak(yes: boolean): Promise<boolean>;
  /** It was read or written in this run, and not removed. */
  holds(name: string): boolean;
};

/** What is on disk could not be changed; the message says why and what to do. */
export class VaultTrouble extends Error {
  override readonly name = 'VaultTrouble';
  readonly code = 'vault-failed';
}

const Content = z.object({ version: z.literal(1), secrets: z.record(z.string(), z.string()) });

const UNREAD = 'The file of secrets can’t be read';
const LOCKED =
  'The system’s store of secrets can’t be used now, so nothing can be changed in what is kept there. Unlock it and try again.';

const unopened = (error: unknown): VaultTrouble =>
  new VaultTrouble(
    `The file of secrets can’t be opened now, and stays as it is (${whyNot(error)}). Start or unlock the system’s store of secrets and try again, or sign in anew.`,
    { cause: error },
  );

/**
 * The vault on a file that the system's store seals. Neither is touched before a secret is asked for: on macOS the
 * first use may ask the user. A damaged file is moved aside and told of, and the vault begins anew; where the store
 * can't be used for now, or is not the secure one that may have sealed it, the file stays as it is.
 * @param weakAllowed the user's answer of an earlier run
 */
export const createVault = (options: {
  store: SecretStore;
  file: VaultFile;
  weakAllowed: boolean;
  notice: (text: string) => void;
}): Vault => {
  const { store, file, notice } = options;
  const listeners: (() => void)[] = [];
  let { weakAllowed } = options;
  let known: Strength | null = null;
  let isLoaded = false;
  let isAnew = false;
  let aside: string | null = null;
  let secrets = new Map<string, string>();
  let work: Promise<unknown> = Promise.resolve();

  /** One after the other: each sees what the one before has left in memory and on disk. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = work.then(task, task);
    work = run;
    return run;
  };

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const tellAside = (path: string | null): void => {
    if (path === aside) return;
    aside = path;
    changed();
  };

  const told = (): Strength => known ?? store.glance();

  /** May the disk be used now? */
  const mayKeep = async (): Promise<boolean> => {
    const before = told();
    known = await store.strength();
    if (known !== before) changed();
    return known === 'secure' || (known === 'weak' && weakAllowed);
  };

  const save = async (): Promise<void> => {
    if (secrets.size === 0) return file.remove();
    const content: z.infer<typeof Content> = { version: 1, secrets: Object.fromEntries(secrets) };
    await file.write(await store.seal(JSON.stringify(content)));
  };

  const setAside = async (why: string): Promise<void> => {
    const path = await file.setAside();
    notice(`vault  ${why}; it is now ${path}. Its accounts are still listed: sign in to them again.`);
    tellAside(path);
  };

  /** Whatever the disk or the store has against it, the program goes on: a secret in memory is as good until it ends. */
  const orElse = async <T>(otherwise: T, trouble: string, task: () => Promise<T>): Promise<T> => {
    try {
      return await task();
    } catch (error) {
      notice(`vault  ${trouble}: ${whyNot(error)}`);
      return otherwise;
    }
  };

  /** A store that is secure and can be used says of what it doesn't open that it is no good. */
  const isDamage = async (): Promise<boolean> => {
    if (known !== 'secure') return false;
    try {
      await store.open(await store.seal('Beckon'));
      return true;
    } catch {
      return false; // a keyring that stopped, or that the user did not unlock: what it says of the file is told
    }
  };

  /** Null: it was set aside. Rejects with `VaultTrouble` where that may pass. */
  const open = async (sealed: Buffer): Promise<Awaited<ReturnType<SecretStore['open']>> | null> => {
    try {
      return await store.open(sealed);
    } catch (error) {
      if (await isDamage())
        await setAside('The file of secrets is damaged, or was sealed by another user or on another machine');
      else if (isAnew && known === 'weak')
        await setAside('The file of secrets can’t be opened without the store that sealed it');
      else throw unopened(error);
      return null;
    }
  };

  /** What is on disk comes into memory, once, and where it may; what this run has written already counts for more. */
  const load = async (): Promise<void> => {
    if (isLoaded || !(await mayKeep())) return;
    const sealed = await file.read();
    const opened = sealed && (await open(sealed));
    const found = opened && contentOf(opened.text);
    if (opened && !found) await setAside('The file of secrets does not hold what it should');
    if (found) secrets = new Map([...Object.entries(found.secrets), ...secrets]);
    isLoaded = true;
    if (opened?.isOld) await orElse(undefined, 'Secrets can’t be sealed with the new key', save);
  };
  /** What was removed in memory is removed on disk; with the last one goes what was set aside. */
  const forget = async (): Promise<void> => {
    const isThere = await file.isThere();
    if (isThere && !isLoaded) throw new VaultTrouble(LOCKED);
    if (secrets.size === 0) {
      await file.removeAll();
      return tellAside(null);
    }
    if (!isThere) return;
    if (!(await mayKeep())) throw new VaultTrouble(LOCKED);
    await save();
  };
  const keep = (): Promise<boolean> =>
    orElse(false, 'Secrets can’t be kept', async () => {
      if (!(await mayKeep())) return false;
      await load();
      await save();
      return true;
    });

  return {
    store: told,
    aside: () => aside,
    dismissAside: () => tellAside(null),
    onStore: (listener) => listeners.push(listener),
    read: (name) =>
      inTurn(async () => {
        if (!secrets.has(name)) await orElse(undefined, UNREAD, load);
        return secrets.get(name) ?? null;
      }),
    write: (name, secret) =>
      inTurn(() => {
        secrets.set(name, secret);
        return keep();
      }),
    beginAnew: () => {
      isAnew = true;
    },
    remove: (name) =>
      inTurn(async () => {
        let secret: string | undefined;
        try {
          await load();
          secret = secrets.get(name);
          secrets.delete(name);
          await forget();
        } catch (error) {
          if (secret !== undefined) secrets.set(name, secret);
          throw error instanceof VaultTrouble
            ? error
            : new VaultTrouble(`A secret could not be taken from the disk: ${whyNot(error)}.`, {
                cause: error,
              });
        }
      }),
    allowWeak: (yes) =>
      inTurn(async () => {
        // What was kept has to be in memory before it is taken from the disk.
        await orElse(undefined, UNREAD, load);
        weakAllowed = yes;
        const isKept = await keep();
        if (!isKept && known === 'weak' && isLoaded) await file.remove();
        return isKept;
      }),
    holds: (name) => secrets.has(name),
  };
};

const contentOf = (text: string): z.infer<typeof Content> | null => {
  try {
    return Content.parse(JSON.parse(text));
  } catch {
    return null;
  }
};
