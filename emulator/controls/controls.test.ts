import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, caller, control, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('the controls', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ key: 'the-key' });
  });
  afterEach(() => emulator.close());

  it('ask for the key, and are not there for web pages', async () => {
    const status = async (headers: Record<string, string>) =>
      (await call(emulator, 'GET', '/_emulator/players', undefined, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ 'x-emulator-key': 'another' })).toBe(401);
    expect(await status({ 'x-emulator-key': 'the-key' })).toBe(200);
    expect(await status({ 'x-emulator-key': 'the-key', origin: 'https://example.com' })).toBe(403);
    expect(await status({ 'x-emulator-key': 'the-key', origin: 'null' })).toBe(403);
    expect(await status({ 'x-emulator-key': 'the-key', origin: emulator.url })).toBe(200);
  });

  it('list the players, whom a call or `POST players` adds to', async () => {
    await caller(emulator, '42').get('/handles/x');
    expect((await control(emulator, 'POST', 'players', { gamertag: 'Eve' })).json()).toMatchObject({
      gamertag: 'Eve',
      xuid: '18000000000000105',
    });
    expect((await control(emulator, 'GET', 'players')).json()).toMatchObject({
      players: [
        { gamertag: 'Ada', xuid: Ada },
        { gamertag: 'Bea', xuid: Bea },
        { gamertag: 'Cyd' },
        { gamertag: 'Dan' },
        { gamertag: 'Player 42', xuid: '42' },
        { gamertag: 'Eve' },
      ],
    });
  });

  it('answer bad input with what is wrong, and what they do not know with 404', async () => {
    expect(await control(emulator, 'POST', 'players', {})).toMatchObject({
      status: 400,
      text: expect.stringContaining('gamertag'),
    });
    expect((await control(emulator, 'POST', 'scenarios/lobby', { members: 101 })).text).toContain('members');
    expect((await control(emulator, 'POST', 'faults', { fault: { kind: 'delay' } })).text).toContain(
      'fault.ms',
    );
    const pattern = { match: { path: '(' }, fault: { kind: 'refuse' } };
    expect((await control(emulator, 'POST', 'faults', pattern)).text).toContain('regular expression');
    const long = { gamertag: 'x'.repeat(1_048_576) };
    expect((await control(emulator, 'POST', 'players', long)).status).toBe(413);
    expect((await control(emulator, 'GET', 'nothing')).status).toBe(404);
    expect((await control(emulator, 'POST', 'scenarios/nothing')).status).toBe(404);
  });

  it.each([
    ['POST', 'players', { gamertag: 'Eve', peopel: [] }, 'peopel'],
    ['PATCH', `players/${Ada}`, { xErr: 2_148_916_233 }, 'xErr'],
    ['POST', 'scenarios/lobby', { memberz: 4 }, 'memberz'],
    ['POST', 'scenarios/busy', { sede: 1 }, 'sede'],
    ['POST', 'faults', { path: '/handles', fault: { kind: 'refuse' } }, 'path'],
    ['PUT', 'limits', { on: true, rate: 1 }, 'rate'],
  ])('pass over nothing that is misspelt: %s %s', async (method, path, body, word) => {
    const refused = await control(emulator, method, path, body);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(`\\"${word}\\"`)]);
  });

  it('give a gamertag to one player alone', async () => {
    const named = (xuid: string, gamertag: string) =>
      control(emulator, 'PATCH', `players/${xuid}`, { gamertag });
    const second = await control(emulator, 'POST', 'players', { gamertag: 'ada' });
    expect([second.status, second.text]).toEqual([409, expect.stringContaining(Ada)]);
    expect((await named(Bea, 'Ada')).status).toBe(409);
    expect((await named(Ada, 'ADA')).status).toBe(200);
  });

  it('reset everything', async () => {
    const { sessionRef } = await lobby(emulator);
    await control(emulator, 'POST', 'players', { gamertag: 'Eve' });
    expect((await control(emulator, 'POST', 'reset')).status).toBe(204);
    const branches = await caller(emulator, Ada).get(`${sessionPath(sessionRef)}/branches`);
    expect(branches.json()).toEqual({ results: [] });
    await control(emulator, 'DELETE', 'requests');
    expect((await caller(emulator, Ada).get(sessionRef)).status).toBe(204);
    expect((await control(emulator, 'GET', 'requests')).json()).toMatchObject({
      requests: [{ status: 204 }],
    });
  });

  it('list the calls with the rule that refused them', async () => {
    const { sessionRef } = await lobby(emulator, { visibility: 'private' });
    await caller(emulator, Bea).get(sessionRef);
    expect((await control(emulator, 'GET', 'requests')).json()).toMatchObject({
      requests: [{ method: 'GET', xuid: Bea, status: 403, because: expect.stringContaining('private') }],
    });
  });

  describe('start the lobby', () => {
    it('with Ada as host, two more members, and a link for Bea', async () => {
      const { sessionRef, handleId, links } = await lobby(emulator);
      const link = `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${Bea}&handle=${handleId}&senderXuid=${Ada}`;
      expect(links).toEqual([{ for: Bea, link }]);
      const document = (await caller(emulator, Ada).get(sessionRef)).document();
      expect(Object.values(document.members ?? {}).map(({ gamertag }) => gamertag)).toEqual([
        'Ada',
        'Cyd',
        'Dan',
      ]);
      expect(document.properties.system.host).toBe(document.members?.['0']?.deviceToken);
    });

    it.each([
      ['private', { visibility: 'private' }, 403],
      ['full', { full: true }, 403],
      ['closed', { closed: true }, 403],
      ['with 99 members', { members: 99 }, 200],
      ['with 100 members', { members: 100 }, 403],
      ['of another template', { template: 'GameSession' }, 200],
    ])('%s', async (_, options, status) => {
      const { handleId, sessionRef } = await lobby(emulator, options);
      const joined = await caller(emulator, Bea).put(`/handles/${handleId}/session`, joinBody(Bea));
      expect(joined.status).toBe(status);
      if ('template' in options) expect(sessionRef.templateName).toBe('GameSession');
    });
  });
});

describe('faults', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  beforeEach(async () => {
    clock = manualClock();
    emulator = await startEmulator({ clock });
  });
  afterEach(() => emulator.close());

  const fault = (body: object) => control(emulator, 'POST', 'faults', body);
  const joinOf = async () => {
    const { handleId, sessionRef } = await lobby(emulator);
    const bea = caller(emulator, Bea);
    const join = () => bea.put(`/handles/${handleId}/session`, joinBody(Bea));
    const isIn = async () => (await caller(emulator, Ada).get(sessionRef)).document().membersInfo.count === 4;
    return { join, isIn };
  };

  it('that answer 404 name what the call was for', async () => {
    await fault({ fault: { kind: 'status', status: 404 } });
    const ada = caller(emulator, Ada);
    expect((await ada.get(someRef('lost'))).text).toBe("The session 'lost' was not found.");
    expect((await ada.get('/handles/h-1')).text).toBe("The requested handle 'h-1' was not found.");
  });

  it.each([
    [401, ''],
    [403, 'cannot be accessed'],
    [404, 'not found'],
    [409, 'conflict'],
    [503, ''],
  ])('answer %i as often as they are asked to, with nothing done', async (status, text) => {
    const { join, isIn } = await joinOf();
    await fault({ match: { method: 'PUT' }, times: 1, fault: { kind: 'status', status } });
    const failed = await join();
    expect(failed.status).toBe(status);
    expect(failed.text).toContain(text);
    expect(failed.headers.get('x-beckon-fault')).toBe('status');
    expect(await isIn()).toBe(false);
    const made = await join();
    expect(made.status).toBe(200);
    expect(made.headers.has('x-beckon-fault')).toBe(false);
  });

  it('answer 429 with its body and Retry-After, or the one that is given', async () => {
    const { join } = await joinOf();
    await fault({ times: 1, fault: { kind: 'status', status: 429 } });
    const throttled = await join();
    expect(throttled.headers.get('retry-after')).toBe('1');
    expect(throttled.json()).toMatchObject({ version: 1, maxRequests: 30, periodInSeconds: 15 });
    await fault({
      times: 1,
      fault: { kind: 'status', status: 503, headers: { 'retry-after': '7' }, body: 'busy' },
    });
    const busy = await join();
    expect(busy).toMatchObject({ status: 503, text: 'busy' });
    expect(busy.headers.get('retry-after')).toBe('7');
  });

  it('answer 412 with the session as it is', async () => {
    const { join } = await joinOf();
    await fault({ times: 1, fault: { kind: 'status', status: 412 } });
    const conflict = await join();
    expect(conflict.status).toBe(412);
    expect(conflict.document().membersInfo.count).toBe(3);
    expect(conflict.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('cut the answer after the change was made', async () => {
    const { join, isIn } = await joinOf();
    await fault({ times: 1, fault: { kind: 'cut-answer' } });
    await expect(join()).rejects.toThrow('fetch failed');
    expect(await isIn()).toBe(true);
    expect((await control(emulator, 'GET', 'requests')).json()).toMatchObject({
      requests: [{ status: null, fault: 'cut-answer' }, {}],
    });
  });

  it('refuse before anything is done', async () => {
    const { join, isIn } = await joinOf();
    await fault({ match: { xuid: Bea }, times: 1, fault: { kind: 'refuse' } });
    await expect(join()).rejects.toThrow('fetch failed');
    expect(await isIn()).toBe(false);
  });

  it('hold a call back for a time by the clock', async () => {
    const { join, isIn } = await joinOf();
    await fault({ match: { path: '^/handles/' }, times: 1, fault: { kind: 'delay', ms: 60_000 } });
    const joining = join();
    await expect.poll(async () => (await control(emulator, 'GET', 'faults')).json()).toEqual({ faults: [] });
    expect(await isIn()).toBe(false);
    clock.advance(60_000);
    expect((await joining).headers.get('x-beckon-fault')).toBe('delay');
    expect(await isIn()).toBe(true);
  });

  it('are for the calls that they match alone, and are listed and taken back', async () => {
    const { join } = await joinOf();
    const made = await fault({
      match: { xuid: Ada, path: 'handles' },
      fault: { kind: 'status', status: 503 },
    });
    expect(made.status).toBe(201);
    expect((await join()).status).toBe(200);
    expect((await caller(emulator, Ada).get('/handles/x')).status).toBe(503);
    expect((await caller(emulator, Ada).get('/handles/x')).status).toBe(503);
    expect((await control(emulator, 'GET', 'faults')).json()).toMatchObject({ faults: [{ id: 1 }] });
    expect((await control(emulator, 'DELETE', 'faults')).status).toBe(204);
    expect((await caller(emulator, Ada).get('/handles/x')).status).toBe(404);
  });
});
