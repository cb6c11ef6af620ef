import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller } from '../testing.ts';

const PATH = '/users/me/profile/settings?settings=Gamertag,Bio';

describe('the profile of a caller', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  it('says who he is, in the settings that are asked for', async () => {
    const { Bea } = DEMO_PLAYERS;
    const settings = [{ id: 'Gamertag', value: 'Bea' }];
    expect((await caller(emulator, Bea, 2).get(PATH)).json()).toEqual({
      profileUsers: [{ id: Bea, hostId: Bea, settings, isSponsoredUser: false }],
    });
    expect((await caller(emulator, Bea, 3).get('/users/me/profile/settings')).json()).toMatchObject({
      profileUsers: [{ id: Bea, settings: [] }],
    });
  });

  it('is told of several, as the documented batch asks for them; whom nobody knows is left out', async () => {
    const { Ada, Bea } = DEMO_PLAYERS;
    const batch = '/users/batch/profile/settings';
    const asked = { userIds: [Ada, '2533274800000009', Bea], settings: ['Gamertag'] };
    const bea = caller(emulator, Bea, 2);
    const { profileUsers } = (await bea.post(batch, asked)).json() as { profileUsers: object[] };
    expect(profileUsers).toEqual([
      { id: Ada, hostId: Ada, settings: [{ id: 'Gamertag', value: 'Ada' }], isSponsoredUser: false },
      { id: Bea, hostId: Bea, settings: [{ id: 'Gamertag', value: 'Bea' }], isSponsoredUser: false },
    ]);
    expect((await bea.get(batch)).status).toBe(405);
    for (const wrong of [{}, { userIds: [], settings: [] }, { ...asked, userIds: ['Ada'] }])
      expect((await bea.post(batch, wrong)).status).toBe(400);
  });

  it('is not told without a token, in another contract, by another method, or to a server', async () => {
    const ada = caller(emulator, DEMO_PLAYERS.Ada, 2);
    expect((await ada.get(PATH, { headers: { Authorization: 'XBL3.0 x=1;other' } })).status).toBe(401);
    expect((await caller(emulator, DEMO_PLAYERS.Ada).get(PATH)).status).toBe(400);
    expect((await ada.post(PATH, {})).status).toBe(405);
    expect((await ada.get(PATH, { headers: { Authorization: 'XBL3.0 x=-;beckon' } })).status).toBe(403);
  });
});
