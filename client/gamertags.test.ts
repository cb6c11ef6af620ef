import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../emulator/serve.ts';
import { control } from '../emulator/testing.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { Call } from '../protocol/exchange.ts';
import { getGamertags } from './gamertags.ts';
import { createHttpTransport } from './transport.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const NOBODY = '2533274800000009';

describe('who players are', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  const calls: Call[] = [];
  const ask = () =>
    getGamertags(
      {
        profileUrl: emulator.url,
        signer: {
          xuid: Bea,
          headers: () => Promise.resolve({ Authorization: `XBL3.0 x=${Bea};beckon` }),
          renew: () => Promise.resolve(),
        },
        transport: createHttpTransport(),
      },
      [Ada, NOBODY],
      { record: (call) => calls.push(call) },
    );

  it('is said by one call, of those whom the service knows', async () => {
    expect(await ask()).toEqual({ outcome: 'gamertags', gamertags: new Map([[Ada, 'Ada']]) });
    expect(calls).toMatchObject([
      {
        method: 'POST',
        call: 'getUserProfiles',
        status: 200,
        url: `${emulator.url}/users/batch/profile/settings`,
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain(`${Bea};beckon`);
  });

  it.each([
    ['it refuses', { kind: 'status', status: 403 }],
    ['something else answers', { kind: 'status', status: 200, body: '<html>' }],
  ])('is not said where %s', async (_what, fault) => {
    await control(emulator, 'POST', 'faults', { fault });
    expect(await ask()).toMatchObject({ outcome: 'failed', exchange: { status: fault.status } });
  });
});
