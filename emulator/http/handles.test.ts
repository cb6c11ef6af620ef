import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { Handle } from '../../protocol/handle.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea, Cyd, Dan } = DEMO_PLAYERS;

describe('handles', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  beforeEach(async () => {
    clock = manualClock();
    emulator = await startEmulator({ clock });
  });
  afterEach(() => emulator.close());

  const activity = async (xuid: string, sessionRef = someRef()) =>
    caller(emulator, xuid).post('/handles', { type: 'activity', version: 1, sessionRef });

  it('of an activity echo the request with the fields of the service, and bump the session', async () => {
    const { sessionRef } = await lobby(emulator);
    const ada = caller(emulator, Ada);
    const before = (await ada.get(sessionRef)).document();
    const { status, headers, json } = await activity(Ada, sessionRef);
    const { id } = Handle.parse(json());
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/handles/${id}`);
    expect(headers.get('content-location')).toBe(`/handles/${id}`);
    expect(headers.get('cache-control')).toBe('no-cache, no-store');
    expect(json()).toEqual({
      id,
      type: 'activity',
      version: 1,
      sessionRef,
      titleId: DEMO_TITLE.titleId,
      ownerXuid: Ada,
      inviteProtocol: 'game',
      createTime: '2026-11-20T12:00:00Z',
      gameTypes: {
        'uwp-desktop': { titleId: DEMO_TITLE.titleId, pfn: expect.any(String) },
        era: { titleId: DEMO_TITLE.titleId },
      },
    });
    const after = (await ada.get(sessionRef)).document();
    expect(after).toEqual({ ...before, changeNumber: Number(before.changeNumber) + 1 });
  });

  it('of an activity may point at a session that does not exist, and make none', async () => {
    const { status, headers } = await activity(Ada);
    expect(status).toBe(201);
    const session = await caller(emulator, Ada).get(`${headers.get('location')}/session`);
    expect(session).toMatchObject({ status: 204, text: '' });
  });

  it('of an activity take the place of the older one, and end when the owner turns inactive', async () => {
    const { sessionRef } = await lobby(emulator);
    const ada = caller(emulator, Ada);
    const [first, second] = [await activity(Ada, sessionRef), await activity(Ada, sessionRef)];
    expect((await ada.get(first.headers.get('location') ?? '')).status).toBe(404);
    expect((await ada.get(second.headers.get('location') ?? '')).status).toBe(200);
    await ada.put(sessionRef, { members: { me: { properties: { system: { active: false } } } } });
    expect((await ada.get(second.headers.get('location') ?? '')).status).toBe(404);
  });

  it('of an invite name both ends and an expiration, and end with it', async () => {
    const { handleId } = await lobby(emulator);
    const bea = caller(emulator, Bea);
    const { status, json } = await bea.get(`/handles/${handleId.toUpperCase()}`);
    expect(status).toBe(200);
    expect(json()).toMatchObject({
      type: 'invite',
      invitedXuid: Bea,
      senderXuid: Ada,
      inviteAttributes: { titleId: DEMO_TITLE.titleId },
      expiration: '2026-11-21T12:00:00Z',
    });
    clock.advance(24 * 60 * 60 * 1_000);
    const gone = await bea.put(`/handles/${handleId}/session`, joinBody(Bea));
    expect(gone).toMatchObject({ status: 404, text: `The requested handle '${handleId}' was not found.` });
  });

  it('take a title id in a number, as the documentation has it', async () => {
    const { sessionRef } = await lobby(emulator);
    const { json } = await caller(emulator, Ada).post('/handles', {
      type: 'invite',
      sessionRef,
      invitedXuid: Bea,
      inviteAttributes: { titleId: 42, context: 'abc' },
    });
    expect(json()).toMatchObject({ version: 1, inviteAttributes: { titleId: '42', context: 'abc' } });
  });

  it('lead the invited into the session despite its restriction, and name it by a relative path', async () => {
    const { handleId, sessionRef } = await lobby(emulator);
    const joined = await caller(emulator, Bea).put(`/handles/${handleId}/session`, joinBody(Bea), {
      headers: { 'If-Match': '*' },
    });
    expect(joined.status).toBe(200);
    expect(joined.headers.get('content-location')).toBe(sessionPath(sessionRef));
    expect(joined.document().membersInfo).toEqual({ first: 0, next: 4, count: 4, accepted: 4, active: 4 });
    const read = await caller(emulator, Bea).get(`/handles/${handleId}/session`);
    expect(read.headers.get('content-location')).toBe(sessionPath(sessionRef));
  });

  it('lead nobody else past the restriction', async () => {
    const { handleId } = await lobby(emulator);
    const stranger = await caller(emulator, '42').put(`/handles/${handleId}/session`, joinBody('42'));
    expect(stranger.status).toBe(403);
  });

  it('make the session that they name when a write by them is not bound to one that exists', async () => {
    const { headers } = await activity(Ada);
    const path = `${headers.get('location')}/session`;
    const bound = await caller(emulator, Ada).put(path, joinBody(Ada), { headers: { 'If-Match': '*' } });
    expect(bound).toMatchObject({ status: 412, text: '' });
    expect((await caller(emulator, Ada).put(path, joinBody(Ada))).status).toBe(201);
  });

  it('are made by members alone', async () => {
    const { sessionRef } = await lobby(emulator);
    expect((await activity('42', sessionRef)).status).toBe(403);
  });

  it('are deleted by either end, and by nobody else', async () => {
    const { handleId } = await lobby(emulator);
    expect((await caller(emulator, Cyd).delete(`/handles/${handleId}`)).status).toBe(403);
    expect((await caller(emulator, Bea).delete(`/handles/${handleId}`)).status).toBe(204);
    expect((await caller(emulator, Ada).delete(`/handles/${handleId}`)).status).toBe(404);
  });

  it.each([
    [{ type: 'activity' }, "'sessionRef'"],
    [{ type: 'invite', sessionRef: someRef() }, "'invitedXuid'"],
    [{ type: 'invite', sessionRef: someRef(), invitedXuid: 'Bea' }, "'invitedXuid': is not an unsigned"],
    [{ type: 'toast', sessionRef: someRef() }, "'type'"],
    [{ type: 'transfer', sessionRef: someRef() }, "'originSessionRef'"],
    [[], 'not valid'],
  ])('are refused with the path of the field: %#', async (body, text) => {
    const answer = await caller(emulator, Dan).post('/handles', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('text/plain');
    expect(answer.text).toContain(text);
  });
});
