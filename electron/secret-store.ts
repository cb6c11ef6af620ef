import { app, safeStorage } from 'electron';
import type { SecretStore, Strength } from './accounts/vault.ts';

/** On Linux, how data begins that was sealed with a password that stands in Chromium's source (its OSCrypt). */
const KNOWN_PASSWORD = 'v10';

/** Linux: which store was chosen, which nobody is asked for. */
const chosen = (): Strength => {
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'weak' : 'secure';
};

/** Electron's safeStorage, in its asynchronous form: nothing here holds up the program while the user is asked. */
export const secretStore: SecretStore = {
  glance: () => (process.platform === 'linux' ? chosen() : 'secure'),
  strength: async () => {
    await app.whenReady();
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
    if (process.platform !== 'linux' || chosen() === 'weak') return secretStore.glance();
    // A desktop that has a keyring is recognised by its name, also where the keyring does not run: then the known
    // password is taken all the same.
    const sealed = await safeStorage.encryptStringAsync('Beckon');
    return sealed.subarray(0, KNOWN_PASSWORD.length).toString('latin1') === KNOWN_PASSWORD
      ? 'weak'
      : 'secure';
  },
  seal: async (text) => {
    await app.whenReady();
    return safeStorage.encryptStringAsync(text);
  },
  open: async (sealed) => {
    await app.whenReady();
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { text: result, isOld: shouldReEncrypt };
  },
};
