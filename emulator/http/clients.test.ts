import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, caller } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const ref: SessionRef = {
  scid: '4fc10100-5f7a-4470-899b-280835760c07',
  templateName: 'MinecraftLobby',
  name: '1D7DCD77-8D4F-49C9-BE26-5717F382A5A1',
};

/** The calls of public clients, as their sources spell them: bridges, companions and libraries. */
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

it('a bridge publishes a world, tells friends of it, keeps it alive and takes it back', async () => {
  const headers = { authorization: `XBL3.0 x=${Ada};beckon` };
  const socket = new WebSocket(emulator.rta, 'echo-protocol', { headers });
  await once(socket, 'open');
  const ask = async (frame: string): Promise<unknown[]> => {
    socket.send(frame);
    const [answer] = await once(socket, 'message');
    return JSON.parse(String(answer));
  };
  const subscribed = await ask('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]');
  const { ConnectionId: connection } = Object(subscribed[4]);
  expect(await ask(`[1,2,"https://social.xboxlive.com/users/xuid(${Ada})/friends"]`)).toEqual([
    1,
    2,
    0,
    1,
    null,
  ]);

  const ada = caller(emulator, Ada);
  const world = {
    properties: {
      system: { joinRestriction: 'followed', readRestriction: 'followed', closed: false },
      custom: { hostName: 'Ada', MaxMemberCount: 8, SupportedConnections: [{ ConnectionType: 3 }] },
    },
    members: {
      me: {
        constants: { system: { xuid: Ada, initialize: true } },
        properties: {
          system: { active: true, connection, subscription: { id: '845CC784', changeTypes: ['everything'] } },
        },
      },
    },
  };
  expect((await ada.put(ref, world)).status).toBe(201);
  expect((await ada.put(ref, { properties: { custom: { hostName: 'Ada B.' } } })).status).toBe(200);
  const activity = { version: 1, type: 'activity', sessionRef: ref };
  expect((await ada.post('/handles', activity)).status).toBe(201);
  const inviteAttributes = { titleId: 896_928_775 };
  const invite = { version: 1, type: 'invite', sessionRef: ref, invitedXuid: Bea, inviteAttributes };
  expect((await ada.post('/handles', invite)).status).toBe(201);

  const json = { headers: { 'Content-Type': 'application/json' } };
  expect((await ada.get(ref, json)).status).toBe(200);
  expect((await ada.delete(`${sessionPath(ref)}/members/7`, json)).status).toBe(403);
  expect((await ada.put(ref, { members: { me: null } })).status).toBe(204);
  socket.close(1000);
  await once(socket, 'close');
});

it('a companion finds the worlds of friends, and joins by handle', async () => {
  const members = { me: { properties: { system: { active: true, connection: 'c' } } } };
  const properties = { system: { joinRestriction: 'followed', readRestriction: 'followed' } };
  await caller(emulator, Ada).put(ref, { properties, members });
  await caller(emulator, Ada).post('/handles', { version: 1, type: 'activity', sessionRef: ref });
  const bea = caller(emulator, Bea);
  const owners = { people: { moniker: 'people', monikerXuid: Bea } };
  const query = { type: 'activity', scid: ref.scid, owners };
  const found = await bea.post('/handles/query?include=relatedInfo,customProperties', query);
  const { results } = Object(found.json());
  expect(results).toMatchObject([{ sessionRef: ref, ownerXuid: Ada, relatedInfo: { closed: false } }]);
  const joined = await bea.put(
    `/handles/${results[0].id}/session`,
    { members },
    { headers: { 'If-Match': '*' } },
  );
  expect(joined.status).toBe(200);
  expect(joined.headers.get('content-location')).toBe(sessionPath(ref));
});

it('a base URL with a slash at its end, names of queries in any case, and a body without a type do', async () => {
  const headers = {
    authorization: `XBL3.0 x=${Ada};beckon`,
    'X-XBL-Contract-Version': '107',
    'Content-Type': '',
  };
  const body = '{"members":{"me":{"properties":{"system":{"active":true,"connection":"c"}}}}}';
  const put = (path: string) => call(emulator, 'PUT', path, undefined, { raw: body, headers });
  expect((await put(`/${sessionPath(ref)}?NoCommit=True`)).status).toBe(201);
  expect((await caller(emulator, Ada).get(ref)).status).toBe(204);
  expect((await put(`/${sessionPath(ref)}`)).status).toBe(201);
  const list = `//serviceconfigs/${ref.scid}/sessions?XUID=${Ada}&Inactive=true&Private=TRUE&take=10`;
  expect(Object((await caller(emulator, Ada).get(list)).json()).results).toHaveLength(1);
});
