import type { Vault } from '../vault.ts';

/** A vault whose secrets are there for a test to look at, and for the next run. */
export const testVault = (secrets = new Map<string, string>()): Vault => ({
  store: () => 'secure',
  aside: () => null,
  dismissAside: () => undefined,
  onStore: () => undefined,
  read: async (name) => secrets.get(name) ?? null,
  write: async (name, secret) => {
    secrets.set(name, secret);
    return true;
  },
  beginAnew: () => undefined,
  remove: async (name) => {
    secrets.delete(name);
  },
  allowWeak: async () => true,
  holds: (name) => secrets.has(name),
});
