import { expect, test } from 'vitest';
import { isEmulatorAddress } from './emulator-address.ts';

test('an address on this machine is taken', () => {
  for (const url of ['http://127.0.0.1:4000', 'http://localhost:4000/', 'http://127.0.0.1']) {
    expect(isEmulatorAddress(url)).toBe(true);
  }
});

test('other machines, other protocols, paths and user names are not', () => {
  for (const url of [
    'https://127.0.0.1:4000',
    'http://example.org:4000',
    'http://127.0.0.1.example.org',
    'http://user@127.0.0.1:4000',
    'http://127.0.0.1:4000/handles',
    '127.0.0.1:4000',
    '',
  ]) {
    expect(isEmulatorAddress(url)).toBe(false);
  }
});
