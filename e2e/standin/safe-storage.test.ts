import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { here, launch } from './fixture/start.ts';

const started = (...switches: string[]) =>
  launch({ args: [here('main.cjs'), ...switches], env: { FIXTURE_WINDOW: 'none' } });

let real: Awaited<ReturnType<typeof launch>>;
let weak: Awaited<ReturnType<typeof launch>>;
beforeAll(async () => {
  [real, weak] = await Promise.all([started('--password-store=gnome-libsecret'), started()]);
});
afterAll(() => Promise.all([real.end(), weak.end()]));

const keyFile = ({ folder }: { folder: string }) => join(folder, 'profile', 'standin-secret-store');

/** What is asked of safeStorage in main; bytes go as base64. */
const seal = (app: ElectronApplication, text: string) =>
  app.evaluate(async ({ safeStorage }, plain) => {
    return (await safeStorage.encryptStringAsync(plain)).toString('base64');
  }, text);
const open = (app: ElectronApplication, sealed: string) =>
  app.evaluate(
    ({ safeStorage }, text) =>
      safeStorage.decryptStringAsync(Buffer.from(text, 'base64')).catch((error: Error) => error.message),
    sealed,
  );
const kept = (app: ElectronApplication) =>
  app.evaluate(async ({ safeStorage }) => [
    safeStorage.getSelectedStorageBackend(),
    await safeStorage.isAsyncEncryptionAvailable(),
  ]);

const mark = (sealed: string) => Buffer.from(sealed, 'base64').subarray(0, 3).toString();

test('encryptStringAsync resolves with bytes that decryptStringAsync turns back, and that do not hold the text', async () => {
  const { app } = real;
  expect(await kept(app)).toEqual(['gnome_libsecret', true]);
  const text = `{"token":"${'secret ÄÖ '.repeat(1_000)}"}`;
  const sealed = await seal(app, text);
  expect(Buffer.from(sealed, 'base64').includes('secret')).toBe(false);
  expect(await seal(app, text)).not.toBe(sealed);
  expect(await open(app, sealed)).toEqual({ result: text, shouldReEncrypt: false });
  expect(statSync(keyFile(real)).mode & 0o777).toBe(0o600);
});

test('without a store the password is one that everybody knows; data of it is to be encrypted again with one', async () => {
  const { app } = weak;
  expect(await kept(app)).toEqual(['basic_text', true]);
  const sealed = await seal(app, 'text');
  expect(mark(sealed)).toBe('v10');
  expect(existsSync(keyFile(weak))).toBe(false);
  expect(await open(app, sealed)).toEqual({ result: 'text', shouldReEncrypt: false });
  expect(await open(real.app, sealed)).toEqual({ result: 'text', shouldReEncrypt: true });
  expect(mark(await seal(real.app, 'text'))).toBe('v11');
});

test('what another user encrypted, or was damaged, is rejected', async () => {
  const { app } = real;
  const sealed = await seal(app, 'text');
  const damaged = Buffer.from(sealed, 'base64');
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  expect(await open(app, damaged.toString('base64'))).toEqual(expect.any(String));
  const plain = Buffer.from('plain text').toString('base64');
  expect(await open(app, plain)).toMatch(/does not appear to be encrypted/);
  rmSync(keyFile(real));
  expect(await open(app, sealed)).toEqual(expect.any(String));
});

test('without encryption isAsyncEncryptionAvailable says so, and the others reject', async () => {
  const { app } = weak;
  await app.evaluate(() => {
    process.env.STANDIN_SECRET_STORE = 'none';
  });
  expect(await kept(app)).toEqual(['basic_text', false]);
  await expect(seal(app, 'text')).rejects.toThrow('Encryption is not available');
  expect(await open(app, 'djEx')).toMatch('Encryption is not available');
});

test('the deprecated functions are not covered', async () => {
  const failure = await real.app.evaluate(({ safeStorage }) => {
    try {
      return safeStorage.encryptString('x').toString('base64');
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  });
  expect(failure).toBe('not in the stand-in: safeStorage.encryptString');
});
