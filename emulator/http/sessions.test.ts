import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const ref = someRef('Some-Session');

describe('a session by its path', () => {
  const clock = manualClock();
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock });
  });
  afterEach(() => emulator.close());

  const constants = { system: { inactiveRemovalTimeout: 60_000 } };
  const create = (properties = {}) =>
    caller(emulator, Ada).put(ref, { ...joinBody(Ada), constants, properties });
  const open = { system: { joinRestriction: 'none', readRestriction: 'none' } };

  it('is created with 201, the headers of the service, and no Content-Location', async () => {
    const { status, headers, document } = await create();
    expect(status).toBe(201);
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    expect(headers.get('cache-control')).toBe('max-age=0, must-revalidate');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-xblcorrelationid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('date')).toBe('Fri, 20 Nov 2026 12:00:00 GMT');
    expect(headers.has('content-location')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(document()).toMatchObject({
      membersInfo: { first: 0, next: 1, count: 1, accepted: 1, active: 1 },
      properties: { system: { turn: [] } },
      servers: {},
      contractVersion: 107,
      changeNumber: 1,
      startTime: '2026-11-20T12:00:00Z',
      members: {
        0: {
          next: 1,
          joinTime: '2026-11-20T12:00:00Z',
          gamertag: 'Ada',
          activeTitleId: DEMO_TITLE.titleId,
          deviceToken: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      },
    });
  });

  it('is read whatever the case of its path, and keeps the case it was made with', async () => {
    await create();
    const { status } = await caller(emulator, Ada).get(sessionPath(ref).toUpperCase());
    expect(status).toBe(200);
  });

  it('is 204 while it does not exist, and 304 while it is what it was', async () => {
    const ada = caller(emulator, Ada);
    expect((await ada.get(ref)).status).toBe(204);
    const etag = (await create()).headers.get('etag') ?? '';
    const same = await ada.get(ref, { headers: { 'If-None-Match': etag } });
    expect(same).toMatchObject({ status: 304, text: '' });
    expect(same.headers.get('etag')).toBe(etag);
  });

  it('answers a failed condition with 412, the document and its tag, and applies nothing', async () => {
    const etag = (await create()).headers.get('etag');
    const ada = caller(emulator, Ada);
    const failed = await ada.put(
      ref,
      { properties: { custom: { a: 1 } } },
      { headers: { 'If-Match': '"00000000000000000000000000000000"' } },
    );
    expect(failed.status).toBe(412);
    expect(failed.headers.get('etag')).toBe(etag);
    expect(failed.headers.get('cache-control')).toBe('no-cache, no-store');
    expect(failed.document()).toMatchObject({ changeNumber: 1, properties: { custom: {} } });
    expect((await ada.get(ref)).headers.get('etag')).toBe(etag);
    const absent = await ada.put(someRef('absent'), {}, { headers: { 'If-Match': '*' } });
    expect(absent).toMatchObject({ status: 412, text: '' });
  });

  it('takes an empty body for `{}`: who may join is a member after it', async () => {
    await create(open);
    const answer = await caller(emulator, Bea).put(ref, undefined);
    expect(answer.status).toBe(200);
    expect(answer.document().membersInfo.count).toBe(2);
  });

  it('is left with `members.me: null`, and gone with its last member', async () => {
    await create(open);
    await caller(emulator, Bea).put(ref, joinBody(Bea));
    const left = await caller(emulator, Ada).put(ref, { members: { me: null } });
    expect(left.document()).toMatchObject({ membersInfo: { first: 1, next: 2, count: 1 } });
    const last = await caller(emulator, Bea).put(ref, { members: { me: null } });
    expect(last).toMatchObject({ status: 204, text: '' });
    const again = await create();
    expect(again.status).toBe(201);
    expect(again.document().branch).not.toBe(left.document().branch);
    expect(again.document().correlationId).toBe(left.document().correlationId);
  });

  it('is written and read at contract 105 by the header of each request', async () => {
    const old = caller(emulator, Ada, 105);
    const made = await old.put(ref, {
      ...joinBody(Ada),
      constants: { system: { timeouts: { inactive: 7_000 } } },
    });
    expect(made.document()).toMatchObject({
      contractVersion: 105,
      constants: {
        system: { timeouts: { inactive: 7_000, reserved: 30_000, ready: 180_000, sessionEmpty: 0 } },
      },
      properties: { system: { matchmaking: {} } },
    });
    const now = (await caller(emulator, Ada).get(ref)).document();
    expect(now).toMatchObject({
      contractVersion: 107,
      constants: { system: { inactiveRemovalTimeout: 7_000 } },
    });
    expect(now.constants.system).not.toHaveProperty('timeouts');
    expect(now.properties.system).not.toHaveProperty('matchmaking');
  });

  it('answers a write that may not be with the document where that may be read, else with a text', async () => {
    await create({ system: { joinRestriction: 'local', readRestriction: 'none' } });
    const readable = await caller(emulator, Bea).put(ref, joinBody(Bea));
    expect(readable.status).toBe(403);
    expect(readable.document().changeNumber).toBe(1);
    const { sessionRef } = await lobby(emulator, { visibility: 'private' });
    const secret = await caller(emulator, Bea).put(sessionRef, joinBody(Bea));
    expect(secret.status).toBe(403);
    expect(secret.headers.get('content-type')).toMatch('text/plain');
    expect(secret.text).toMatch(/cannot be accessed/);
  });

  it('tries a write without keeping it, with nocommit', async () => {
    await create();
    const ada = caller(emulator, Ada);
    const tried = await ada.put(`${sessionPath(ref)}?nocommit=true`, { properties: { custom: { a: 1 } } });
    expect(tried.document().properties.custom).toEqual({ a: 1 });
    expect((await ada.get(ref)).document().changeNumber).toBe(1);
  });

  it('runs its timers when it is read', async () => {
    const { sessionRef } = await lobby(emulator);
    await caller(emulator, Cyd).put(sessionRef, {
      members: { me: { properties: { system: { active: false } } } },
    });
    const inactive = (await caller(emulator, Ada).get(sessionRef)).document();
    const { headers } = await caller(emulator, Ada).get(sessionRef);
    expect(headers.get('expires')).toBe('Fri, 20 Nov 2026 12:05:00 GMT');
    expect(inactive).toMatchObject({
      membersInfo: { count: 3, active: 2 },
      nextTimer: '2026-11-20T12:05:00Z',
    });
    clock.advance(300_000);
    expect((await caller(emulator, Ada).get(sessionRef)).document()).toMatchObject({
      membersInfo: { count: 2 },
      changeNumber: Number(inactive.changeNumber) + 1,
    });
  });
});
