import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, lobby, someRef } from '../testing.ts';
import { type Call, createRequestLog } from './requests.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('the list of calls', () => {
  const call = (path: string, more: Partial<Call> = {}): Call => ({
    ...{ began: 0, method: 'GET', path, xuid: Ada, status: 200, ms: 1, contract: 107 },
    ...more,
  });

  it('keeps the last 10,000, with ids that go on', () => {
    const log = createRequestLog();
    for (let at = 1; at <= 10_005; at += 1) log.add(call(`/${at}`));
    const all = log.all();
    expect(all).toHaveLength(10_000);
    expect(all.at(0)).toMatchObject({ id: 6, path: '/6' });
    expect(all.at(-1)).toMatchObject({ id: 10_005, path: '/10005' });
    expect(log.one(5)).toBeUndefined();
    log.clear();
    log.add(call('/next'));
    expect(log.all()).toMatchObject([{ id: 10_006 }]);
  });

  it('lets the bodies of the oldest go when they are too many, and cuts a long one', () => {
    const log = createRequestLog();
    for (let at = 0; at < 400; at += 1) log.add(call('/', { body: 'x'.repeat(100_000) }));
    expect(log.one(1)).toMatchObject({ bodiesGone: true });
    expect(log.one(1)).not.toHaveProperty('body');
    expect(log.one(400)?.body).toHaveLength(65_537);
  });

  it('is filtered by what a caller wants to know', () => {
    const log = createRequestLog();
    log.add(call('/handles/a', { status: 404, because: 'unknown' }));
    log.add(call('/handles/b', { method: 'PUT', xuid: Bea }));
    log.add(call('/other', { status: null, fault: 'cut-answer' }));
    const paths = (filter: object) => log.all(filter).map(({ path }) => path);
    expect(paths({ path: '^/HANDLES' })).toEqual(['/handles/a', '/handles/b']);
    expect(paths({ method: 'put' })).toEqual(['/handles/b']);
    expect(paths({ xuid: Bea })).toEqual(['/handles/b']);
    expect(paths({ status: '4xx' })).toEqual(['/handles/a']);
    expect(paths({ status: '200' })).toEqual(['/handles/b']);
    expect(paths({ refused: true })).toEqual(['/handles/a']);
    expect(paths({ faulty: true })).toEqual(['/other']);
    expect(paths({ after: 1, limit: 1 })).toEqual(['/other']);
  });
});

describe('the controls', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  it('show what was sent and answered, at the contract of the call', async () => {
    await caller(emulator, Ada, 105).put(someRef(), joinBody(Ada));
    const { requests } = JSON.parse((await control(emulator, 'GET', 'requests?bodies=true')).text);
    expect(requests).toMatchObject([{ id: 1, method: 'PUT', status: 201, contract: 105 }]);
    expect(JSON.parse(requests[0].body)).toEqual(joinBody(Ada));
    expect(JSON.parse(requests[0].answer).constants.system.timeouts).toBeDefined();
    expect((await control(emulator, 'GET', 'requests/1')).json()).toEqual(requests[0]);
    expect((await control(emulator, 'GET', 'requests')).text).not.toContain('"body"');
    expect((await control(emulator, 'GET', 'requests/7')).status).toBe(404);
  });

  it('filter them, and say what is wrong with a filter', async () => {
    const { handleId } = await lobby(emulator, { visibility: 'private' });
    await caller(emulator, Bea).put(`/handles/${handleId}/session`, joinBody(Bea));
    await caller(emulator, Ada).get(`/handles/${handleId}`);
    const refused = await control(emulator, 'GET', `requests?refused=true&xuid=${Bea}&status=4xx`);
    expect(refused.json()).toMatchObject({
      requests: [{ status: 403, because: expect.stringContaining('private') }],
    });
    for (const query of ['status=banana', 'path=(', 'limit=-1', 'unknown=1'])
      expect((await control(emulator, 'GET', `requests?${query}`)).status).toBe(400);
    await control(emulator, 'DELETE', 'requests');
    expect((await control(emulator, 'GET', 'requests')).json()).toEqual({ requests: [], first: 3 });
  });
});
