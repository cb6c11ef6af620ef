import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { ConnectionData } from '../../protocol/rta.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { memoryStore } from '../store.ts';
import { caller, control, joinBody, lobby, someRef } from '../testing.ts';
import { SessionState } from './state.ts';
import { emulatorsOfTest, stateOf } from './testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const HOUR = 3_600_000;
const Branches = z.object({ results: z.array(z.object({ branch: z.string() })) });

const { path, start, stop } = emulatorsOfTest();

describe('a save file', () => {
  const file = () => path('saved.db');

  it('holds sessions, handles, players, snapshots and the clock over a restart', async () => {
    const one = await start({ save: file() });
    const { sessionRef, handleId } = await lobby(one);
    await caller(one, Ada).post('/handles', { type: 'activity', version: 1, sessionRef });
    await control(one, 'PATCH', `players/${Bea}`, { gamertag: 'Beatrix' });
    await control(one, 'PUT', `sandboxes/${sessionRef.scid}`, { sandbox: 'XDKS.1' });
    await control(one, 'POST', 'snapshots', { name: 'kept' });
    await control(one, 'POST', 'clock', { step: HOUR });
    const before = z.looseObject({ sessions: z.array(z.unknown()) }).parse(await stateOf(one));
    await stop(one);

    const other = await start({ save: file() });
    const after = await stateOf(other);
    expect(after).toEqual({ ...before, now: expect.any(Number) });
    expect((await control(other, 'GET', 'clock')).json()).toMatchObject({ ahead: expect.closeTo(HOUR, -4) });
    expect((await control(other, 'GET', 'snapshots')).json()).toMatchObject({
      snapshots: [{ name: 'kept' }],
    });
    await control(other, 'PUT', `sandboxes/${sessionRef.scid}`, { sandbox: null });
    const joined = await caller(other, Bea).put(`/handles/${handleId}/session`, joinBody(Bea));
    expect(joined.document().members?.['3']).toMatchObject({ gamertag: 'Beatrix' });
  });

  it('does not bring back what was deleted, replaced or reset', async () => {
    const one = await start({ save: file() });
    const ada = caller(one, Ada);
    const activity = { type: 'activity', version: 1, sessionRef: someRef() };
    await ada.put(someRef(), joinBody(Ada));
    const first = await ada.post('/handles', activity);
    const second = await ada.post('/handles', activity);
    await ada.delete(String(second.headers.get('location')));
    await ada.put(someRef('gone'), joinBody(Ada));
    await ada.put(someRef('gone'), { members: { me: null } });
    await stop(one);
    const other = await start({ save: file() });
    expect(await stateOf(other)).toMatchObject({ sessions: [{ ref: { name: 'a-session' } }], handles: [] });
    expect((await caller(other, Ada).get(String(first.headers.get('location')))).status).toBe(404);
    await control(other, 'POST', 'reset');
    await stop(other);
    expect(await stateOf(await start({ save: file() }))).toMatchObject({ sessions: [], handles: [] });
  });

  it('takes several states at once, one after the other', async () => {
    const one = await start({ save: file() });
    await caller(one, Ada).put(someRef(), joinBody(Ada));
    const state = await stateOf(one);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => control(one, 'PUT', 'state', state)),
      control(one, 'POST', 'reset'),
      ...Array.from({ length: 5 }, () => control(one, 'PUT', 'state', state)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(11).fill(204));
    const last = await stateOf(one);
    await stop(one);
    expect(await stateOf(await start({ save: file() }))).toEqual({
      ...Object(last),
      now: expect.any(Number),
    });
  });

  it('that can not take a change leaves the session as it was', async () => {
    const one = await start({ save: file() });
    const ref = someRef();
    await caller(one, Ada).put(ref, joinBody(Ada));
    const [session] = z.object({ sessions: z.tuple([SessionState]) }).parse(await stateOf(one)).sessions;
    let isFull = false;
    const store = memoryStore(() => {
      if (isFull) throw new Error('the disk is full');
    });
    await store.writeSession('key', undefined, session);
    isFull = true;
    expect(() => store.writeSession('key', session, { ...session, changeNumber: 2 })).toThrow('full');
    expect(await store.readSession('key')).toBe(session);
  });

  it('takes a whole state or nothing of it, when it fails in the middle', async () => {
    await stop(await start({ save: file() }));
    const database = new DatabaseSync(file());
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON handle WHEN NEW.body LIKE '%the last straw%'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
    database.close();

    const last = someRef('zz'); // a file gives sessions by name, memory by age
    const one = await start({ save: file() });
    const { sessionRef, handleId } = await lobby(one);
    await caller(one, Ada).put(last, joinBody(Ada));
    const before = z.looseObject({ handles: z.array(z.looseObject({})) }).parse(await stateOf(one));
    const document = (await caller(one, Ada).get(last)).text;
    const wanted = {
      ...before,
      now: Date.now() + HOUR,
      players: [],
      sandboxes: { [sessionRef.scid]: 'XDKS.1' },
      sessions: [],
      handles: before.handles.map((handle) => ({ ...handle, body: { note: 'the last straw' } })),
    };
    expect((await control(one, 'PUT', 'state', wanted)).status).toBe(500);
    expect(await stateOf(one)).toEqual({ ...before, now: expect.any(Number) });
    expect((await caller(one, Ada).get(last)).text).toBe(document);
    expect((await control(one, 'GET', 'clock')).json()).toMatchObject({ ahead: expect.closeTo(0, -3) });
    await caller(one, Bea).put(`/handles/${handleId}/session`, joinBody(Bea));
    const after = Object(await stateOf(one));
    await stop(one);
    expect(await stateOf(await start({ save: file() }))).toEqual({ ...after, now: expect.any(Number) });
  });

  it('keeps the history of sessions over a restart, and forgets it with them', async () => {
    const changes = async (emulator: Emulator): Promise<unknown> => {
      const ada = caller(emulator, Ada);
      const under = `${sessionPath(someRef())}/branches`;
      const { results } = Branches.parse((await ada.get(under)).json());
      return Promise.all(
        results.map(async ({ branch }) => (await ada.get(`${under}/${branch}/changes`)).json()),
      );
    };
    const one = await start({ save: file() });
    await caller(one, Ada).put(someRef(), joinBody(Ada));
    for (const step of [1, 2]) await caller(one, Ada).put(someRef(), { properties: { custom: { step } } });
    await caller(one, Ada).put(someRef(), { members: { me: null } });
    await caller(one, Ada).put(someRef(), joinBody(Ada));
    const before = await changes(one);
    expect(before).toMatchObject([
      { results: [{ changeNumber: 1 }, { changeNumber: 2 }, { changeNumber: 3, changedBy: [Ada] }] },
      { results: [{ changeNumber: 1, details: ['created'] }] },
    ]);
    await stop(one);
    const other = await start({ save: file() });
    expect(await changes(other)).toEqual(before);
    await control(other, 'PUT', 'state', await stateOf(other));
    expect(await changes(other)).toEqual([]);
  });

  it('takes a state to begin with in the place of what it holds', async () => {
    const empty = path('empty.json');
    const one = await start({ save: file() });
    writeFileSync(empty, JSON.stringify(await stateOf(one)));
    await caller(one, Ada).put(someRef(), joinBody(Ada));
    await stop(one);
    await stop(await start({ save: file(), load: empty }));
    expect(await stateOf(await start({ save: file() }))).toMatchObject({ sessions: [] });
  });

  it('is one emulator’s alone, and is told from other files', async () => {
    await start({ save: file() });
    await expect(startEmulator({ save: file() })).rejects.toThrow('another emulator has it open');
    const text = path('notes.txt');
    writeFileSync(
      text,
      'this is a text of more than a hundred bytes, which no database begins with. '.repeat(3),
    );
    await expect(startEmulator({ save: text })).rejects.toThrow(`The save file ${text} can't be used: `);
    await expect(startEmulator({ save: path('no/folder.db') })).rejects.toThrow("can't be used");
  });

  it('lets a member go whose connection ended with the process, and keeps who came back in time', async () => {
    const open = async (emulator: Emulator, xuid: string): Promise<string> => {
      const headers = { authorization: `XBL3.0 x=${xuid};beckon` };
      const socket = new WebSocket(emulator.rta, 'rta.xboxlive.com.V2', { headers });
      await once(socket, 'open');
      socket.send('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]');
      const [frame] = await once(socket, 'message');
      return z
        .tuple([z.literal(1), z.literal(1), z.literal(0), z.number(), ConnectionData])
        .parse(JSON.parse(String(frame)))[4].ConnectionId;
    };
    const one = await start({ save: file() });
    const template = {
      constants: { system: { inactiveRemovalTimeout: HOUR } },
      properties: { system: { joinRestriction: 'none' } },
    };
    await caller(one, Ada).put(someRef(), { ...template, ...joinBody(Ada, await open(one, Ada)) });
    await caller(one, Bea).put(someRef(), joinBody(Bea, await open(one, Bea)));
    await caller(one, '42').put(someRef(), joinBody('42', 'made-up'));
    await stop(one);

    const other = await start({ save: file() });
    await caller(other, Bea).put(someRef(), joinBody(Bea, await open(other, Bea)));
    await control(other, 'POST', 'clock', { step: 30_000 });
    const { members } = (await caller(other, Bea).get(someRef())).document();
    expect(Object.values(members ?? {}).map(({ properties }) => properties.system.active)).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  it('keeps the tokens of a sign-in good', async () => {
    const signIn = async (emulator: Emulator) => {
      const Token = z.object({ Token: z.string() });
      const post = async (path: string, Properties: object, rp = 'http://auth.xboxlive.com') =>
        Token.parse(
          (await caller(emulator, Ada).post(path, { RelyingParty: rp, TokenType: 'JWT', Properties })).json(),
        ).Token;
      const user = await post('/user/authenticate', { RpsTicket: 'd=Ada' });
      return post('/xsts/authorize', { UserTokens: [user] }, 'http://xboxlive.com');
    };
    const statusWith = async (emulator: Emulator, token: string) => {
      const { userHash } = await import('../sign-in/identity.ts');
      const headers = { Authorization: `XBL3.0 x=${userHash(Ada)};${token}` };
      return (await caller(emulator, Ada).get(someRef(), { headers })).status;
    };
    const one = await start({ save: file() });
    const token = await signIn(one);
    expect(await statusWith(one, token)).toBe(204);
    await stop(one);
    expect(await statusWith(await start({ save: file() }), token)).toBe(204);
    expect(await statusWith(await start(), token)).toBe(401);
  });
});
