import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttpTransport } from '../../client/transport.ts';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { signInAt } from '../../emulator/sign-in/testing.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import { askWho } from './who.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ log: () => undefined });
});
afterEach(() => emulator.close());
const who = (authorization: string) =>
  askWho({ hosts: hostsAt(emulator.url), transport: createHttpTransport() })(authorization);

it('is told by the profiles, and whether they take the token at all', async () => {
  const { chain, authorization } = signInAt(() => emulator);
  const header = authorization(await chain(DEMO_PLAYERS.Bea));
  expect(await who(header)).toEqual({ xuid: DEMO_PLAYERS.Bea, gamertag: 'Bea' });
  expect(await who(`${header}x`)).toBe('refused');
});
