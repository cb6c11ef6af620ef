import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchValue } from './command-line.ts';
import { lifecycle, mustBeReady } from './lifecycle.ts';
import { strict } from './missing.ts';
import { getPath } from './paths.ts';

/** Loaded when something is sealed or opened: every start of the program would wait for it. */
const crypto = () => process.getBuiltinModule('node:crypto');

/*
 * Nothing here keeps a secret from anybody: the "secret store" is a file in the profile, beside what is encrypted with
 * its key. It is for tests, which need a program that behaves as with a store, with a fixed password, and with none.
 */
type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

const BACKENDS: readonly Backend[] = ['basic_text', 'gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

/**
 * As documented: what `--password-store` names (`basic`, `gnome-libsecret`, `kwallet`, …), and `basic_text` where the
 * desktop environment is not recognised, as which the stand-in takes every one.
 */
const selectedBackend = (): Backend => {
  if (!lifecycle.ready) return 'unknown';
  const wanted = switchValue('password-store')?.replace('-', '_');
  return BACKENDS.find((backend) => backend === wanted) ?? 'basic_text';
};

/** No switch of Electron's takes the encryption away altogether, as a locked keychain does. */
const isThere = (): boolean => lifecycle.ready && process.env.STANDIN_SECRET_STORE !== 'none';

/** Chromium's marks on Linux: a password that everybody knows, and one from the secret store. */
const KNOWN_PASSWORD = 'v10';
const FROM_STORE = 'v11';

const keyFile = (): string => join(getPath('userData'), 'standin-secret-store');

/** Made when it is first needed, as the real ones are. */
const storeKey = (): Buffer => {
  if (!existsSync(keyFile())) {
    mkdirSync(getPath('userData'), { recursive: true });
    writeFileSync(keyFile(), crypto().randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(keyFile());
};

const keyFor = (mark: string): Buffer =>
  mark === KNOWN_PASSWORD ? crypto().createHash('sha256').update('peanuts').digest() : storeKey();

const presentMark = (): string => (selectedBackend() === 'basic_text' ? KNOWN_PASSWORD : FROM_STORE);

const mustBeThere = (method: string): void => {
  mustBeReady('safeStorage cannot be used before app is ready');
  if (!isThere()) throw new Error(`Error in safeStorage.${method}: Encryption is not available.`);
};

export const safeStorage = strict(
  {
    getSelectedStorageBackend: selectedBackend,

    isAsyncEncryptionAvailable: async () => isThere(),

    async encryptStringAsync(plainText: string): Promise<Buffer> {
      mustBeThere('encryptStringAsync');
      const mark = presentMark();
      const nonce = crypto().randomBytes(12);
      const cipher = crypto().createCipheriv('aes-256-gcm', keyFor(mark), nonce);
      const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from(mark), nonce, cipher.getAuthTag(), sealed]);
    },

    async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
      mustBeThere('decryptStringAsync');
      const mark = encrypted.subarray(0, 3).toString('latin1');
      if (mark !== KNOWN_PASSWORD && mark !== FROM_STORE)
        throw new Error('safeStorage.decryptStringAsync: Ciphertext does not appear to be encrypted.');
      const cipher = crypto().createDecipheriv('aes-256-gcm', keyFor(mark), encrypted.subarray(3, 15));
      cipher.setAuthTag(encrypted.subarray(15, 31));
      const opened = Buffer.concat([cipher.update(encrypted.subarray(31)), cipher.final()]);
      return { result: opened.toString('utf8'), shouldReEncrypt: mark !== presentMark() };
    },
  } satisfies Pick<
    Electron.SafeStorage,
    'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
  >,
  'safeStorage',
);
