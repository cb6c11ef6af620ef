import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('who calls', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock() });
    await caller(emulator, Ada).put(someRef(), joinBody(Ada));
  });
  afterEach(() => emulator.close());
  const server = () => caller(emulator, '-');
  const at = (part: string) => `${sessionPath(someRef())}/${part}`;

  it('may be a server: it writes its entry and removes it, and members by index, and is no player', async () => {
    const written = await server().put(someRef(), {
      servers: { cloud: { properties: { custom: { map: 1 } } } },
    });
    expect(written.document()).toMatchObject({
      servers: { cloud: { properties: { custom: { map: 1 } } } },
      membersInfo: { count: 1 },
    });
    expect((await server().delete(at('servers/cloud'))).status).toBe(204);
    expect((await server().get(someRef())).document().servers).toEqual({});
    expect((await server().delete(at('members/0'))).status).toBe(204);
    expect((await caller(emulator, Ada).get(someRef())).status).toBe(204);
    const { players } = z
      .object({ players: z.array(z.object({ xuid: z.string() })) })
      .parse((await control(emulator, 'GET', 'players')).json());
    expect(players.map(({ xuid }) => xuid)).toEqual(Object.values(DEMO_PLAYERS));
  });

  it('may be on the device of another: then he is local to him', async () => {
    expect((await caller(emulator, Bea).put(someRef(), joinBody(Bea))).status).toBe(403);
    const device = z.object({ deviceToken: z.string() });
    const { deviceToken } = device.parse((await control(emulator, 'PATCH', `players/${Ada}`, {})).json());
    await control(emulator, 'PATCH', `players/${Bea}`, { deviceToken });
    expect((await caller(emulator, Bea).put(someRef(), joinBody(Bea))).status).toBe(200);
  });

  it('may be on a console: he alone uses sessions without user authorization', async () => {
    const constants = { system: { capabilities: { userAuthorizationStyle: false } } };
    const make = () => caller(emulator, Bea).put(someRef('for-consoles'), { ...joinBody(Bea), constants });
    expect((await make()).status).toBe(403);
    await control(emulator, 'PATCH', `players/${Bea}`, { console: true });
    expect((await make()).status).toBe(201);
    expect((await caller(emulator, Ada).get(someRef('for-consoles'))).status).toBe(403);
  });
});
