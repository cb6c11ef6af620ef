import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

it('a player who is removed is in no session, no people list and no list of players', async () => {
  const ada = caller(emulator, Ada);
  await ada.put(someRef('joined'), joinBody(Ada));
  await caller(emulator, Bea).put(someRef('joined'), joinBody(Bea));
  const reserve = { members: { reserve_0: { constants: { system: { xuid: Bea } } } } };
  await ada.put(someRef('reserved'), {
    ...joinBody(Ada),
    members: { ...joinBody(Ada).members, ...reserve.members },
  });
  expect((await control(emulator, 'DELETE', `players/${Bea}`)).status).toBe(204);

  for (const name of ['joined', 'reserved'])
    expect((await ada.get(someRef(name))).document().membersInfo.count).toBe(1);
  const players = (await control(emulator, 'GET', 'players')).text;
  expect(players).not.toContain(Bea);
  expect(players).toContain(Cyd);
  expect((await control(emulator, 'DELETE', `players/${Bea}`)).status).toBe(404);
});

it('a player who was removed and calls again is a new one, whom nobody follows', async () => {
  await control(emulator, 'DELETE', `players/${Bea}`);
  await caller(emulator, Bea).get(someRef());
  const { players } = (await control(emulator, 'GET', 'players')).json() as {
    players: { xuid: string; gamertag: string; people: string[] }[];
  };
  expect(players.find(({ xuid }) => xuid === Bea)).toMatchObject({ people: [] });
  expect(players.flatMap(({ people }) => people)).not.toContain(Bea);
});
