import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const HOUR = 3_600_000;

let clock: ReturnType<typeof manualClock>;
let emulator: Emulator;
beforeEach(async () => {
  clock = manualClock();
  emulator = await startEmulator({ clock });
});
afterEach(() => emulator.close());

describe('the clock', () => {
  it('lets a timeout of two hours pass in one call', async () => {
    const ada = caller(emulator, Ada);
    await ada.put(someRef(), {
      constants: { system: { inactiveRemovalTimeout: 2 * HOUR } },
      members: { me: { properties: { system: { active: false } } } },
    });
    expect((await control(emulator, 'POST', 'clock', { step: 2 * HOUR - 60_001 })).status).toBe(200);
    expect((await ada.get(someRef())).status).toBe(200);
    await control(emulator, 'POST', 'clock', { step: 60_001 });
    expect((await ada.get(someRef())).status).toBe(204);
  });

  it('turns a member inactive whose connection was lost, and closes one that is two hours old', async () => {
    const socket = new WebSocket(emulator.rta, 'rta.xboxlive.com.V2', {
      headers: { authorization: `XBL3.0 x=${Ada};beckon` },
    });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    await control(emulator, 'POST', 'clock', { step: 2 * HOUR });
    expect((await closed)[0]).toBe(1000);
  });

  it('is read, set and stopped, and goes on', async () => {
    const set = await control(emulator, 'POST', 'clock', { run: false, now: '2027-01-02T03:04:05+00:00' });
    expect(set.json()).toMatchObject({ now: '2027-01-02T03:04:05.000Z', running: false });
    clock.advance(HOUR);
    expect((await control(emulator, 'GET', 'clock')).json()).toMatchObject({
      now: '2027-01-02T03:04:05.000Z',
    });
    const date = (await caller(emulator, Ada).get(someRef())).headers.get('date');
    expect(date).toBe('Sat, 02 Jan 2027 03:04:05 GMT');
    await control(emulator, 'POST', 'reset');
    expect((await control(emulator, 'GET', 'clock')).json()).toMatchObject({ ahead: 0, running: true });
  });

  it.each([[{}], [{ step: -1 }], [{ now: 'tomorrow' }], [{ now: '2099-01-01T00:00:00Z' }], [{ other: 1 }]])(
    'refuses %j',
    async (change) => {
      const answer = await control(emulator, 'POST', 'clock', change);
      expect(answer.status).toBe(400);
      expect(answer.json()).toMatchObject({ error: expect.stringContaining('not valid') });
    },
  );
});

describe('players', () => {
  it('have a people list, which decides who may join where a session is for the followed', async () => {
    const { handleId } = await lobby(emulator);
    const { sessionRef } = await lobby(emulator);
    const stranger = '42';
    await control(emulator, 'POST', 'players', { gamertag: 'Eve', xuid: stranger, people: [Ada] });
    expect((await caller(emulator, stranger).put(sessionRef, joinBody(stranger))).status).toBe(403);
    await control(emulator, 'PATCH', `players/${Cyd}`, { people: [stranger] });
    expect((await caller(emulator, stranger).put(sessionRef, joinBody(stranger))).status).toBe(200);
    await control(emulator, 'PATCH', `players/${Cyd}`, { people: [] });
    expect((await caller(emulator, stranger).get(`/handles/${handleId}/session`)).status).toBe(403);
  });

  it('are changed in what is named alone, and only when they are there', async () => {
    const changed = await control(emulator, 'PATCH', `players/${Bea}`, { sandbox: 'XDKS.1' });
    expect(changed.json()).toMatchObject({ gamertag: 'Bea', sandbox: 'XDKS.1', people: expect.any(Array) });
    expect((await control(emulator, 'PATCH', `players/${Bea}`, { sandbox: null })).json()).toMatchObject({
      sandbox: null,
    });
    expect((await control(emulator, 'PATCH', 'players/77', {})).status).toBe(404);
    expect((await control(emulator, 'PATCH', `players/${Bea}`, { people: ['x'] })).text).toContain(
      'people.0',
    );
  });
});

describe('templates', () => {
  it('give a session its constants from the next one on', async () => {
    const capabilities = { userAuthorizationStyle: true };
    const template = {
      constants: { system: { version: 1, maxMembersCount: 2, timeouts: { inactive: 9 }, capabilities } },
    };
    await control(emulator, 'PUT', 'templates', { [DEMO_TITLE.scid]: { LobbySession: template } });
    const made = (await caller(emulator, Ada).put(someRef(), joinBody(Ada))).document();
    expect(made.constants.system).toMatchObject({ maxMembersCount: 2, inactiveRemovalTimeout: 9 });
    expect((await control(emulator, 'GET', 'templates')).json()).toMatchObject({
      [DEMO_TITLE.scid]: { LobbySession: { constants: { system: { maxMembersCount: 2 } } } },
    });
    expect((await control(emulator, 'PUT', 'templates', { scid: { name: 1 } })).status).toBe(400);
  });
});

describe('faults', () => {
  it('answer a 403 with the document, as for a session that may be read', async () => {
    const { sessionRef } = await lobby(emulator);
    const fault = { kind: 'status', status: 403, document: true };
    await control(emulator, 'POST', 'faults', { times: 1, fault });
    const refused = await caller(emulator, Bea).put(sessionRef, joinBody(Bea));
    expect(refused.status).toBe(403);
    expect(refused.document().membersInfo.count).toBe(3);
  });

  it('are taken back one by one', async () => {
    const fault = { fault: { kind: 'status', status: 503 } };
    await control(emulator, 'POST', 'faults', fault);
    await control(emulator, 'POST', 'faults', fault);
    expect((await control(emulator, 'DELETE', 'faults/1')).status).toBe(204);
    expect((await control(emulator, 'DELETE', 'faults/1')).status).toBe(404);
    expect((await control(emulator, 'GET', 'faults')).json()).toMatchObject({ faults: [{ id: 2 }] });
  });
});

describe('the description', () => {
  const Operation = z.looseObject({
    summary: z.string().min(10),
    operationId: z.string().regex(/^[a-z][A-Za-z.]+$/),
    parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query']) })),
    responses: z.record(z.string(), z.looseObject({ description: z.string() })),
  });
  const OpenApi = z.looseObject({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), Operation)),
  });

  it('says of every control what it takes and answers', async () => {
    const { paths } = OpenApi.parse((await control(emulator, 'GET', 'openapi.json')).json());
    const names = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path.slice('/_emulator/'.length)}`),
    );
    for (const name of ['get clock', 'post clock', 'get state', 'put state', 'post reset', 'get requests'])
      expect(names).toContain(name);
    const ids = Object.values(paths).flatMap((each) => Object.values(each).map((one) => one.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(paths['/_emulator/requests']?.get?.parameters.map(({ name }) => name)).toContain('refused');
    expect(JSON.stringify(paths['/_emulator/faults'])).toContain('cut-answer');
  });

  it('knows nothing that is not answered', async () => {
    const { paths } = OpenApi.parse((await control(emulator, 'GET', 'openapi.json')).json());
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { responses }] of Object.entries(operations)) {
        // The stream of events has no end; its own test is in look.test.ts.
        if (JSON.stringify(responses).includes('text/event-stream')) continue;
        const target = path.slice('/_emulator/'.length).replace(/\{\w+\}/g, 'none');
        const answer = await control(
          emulator,
          method.toUpperCase(),
          target,
          method === 'get' ? undefined : {},
        );
        expect(answer.text).not.toContain('is no control');
        expect(answer.status).toBeLessThan(500);
      }
  });
});
