import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { startEmulator } from '../serve.ts';
import { call, caller, control, joinBody, lobby, someRef } from '../testing.ts';
import { documentOf, emulatorsOfTest, stateOf } from './testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const HOUR = 3_600_000;

const { path, start, stop } = emulatorsOfTest();

describe('a state as JSON', () => {
  it('goes out of one emulator and into another, which tells the same story', async () => {
    const one = await start();
    const { sessionRef, handleId } = await lobby(one);
    await control(one, 'PATCH', `players/${Bea}`, { people: ['42'], sandbox: 'XDKS.1', xerr: 2148916238 });
    const state = await stateOf(one);
    const other = await start();
    expect((await control(other, 'PUT', 'state', state)).status).toBe(204);
    expect(await documentOf(other, sessionRef)).toEqual(await documentOf(one, sessionRef));
    expect((await caller(other, Bea).put(`/handles/${handleId}/session`, joinBody(Bea))).status).toBe(200);
    expect((await control(other, 'GET', 'players')).json()).toEqual(
      (await control(one, 'GET', 'players')).json(),
    );
  });

  it('has every digit of a long number, as the document, a save file and snapshots have', async () => {
    const raw = `{"properties":{"custom":{"id":17000000000000000001,"__proto__":{"a":1}}},${JSON.stringify(joinBody(Ada)).slice(1)}`;
    const digits = '"custom":{"id":17000000000000000001,"__proto__":{"a":1}}';
    const save = path('saved.db');
    const one = await start({ save });
    expect((await caller(one, Ada).put(someRef(), undefined, { raw })).text).toContain(digits);
    await control(one, 'POST', 'snapshots', { name: 'kept' });
    const { text } = await control(one, 'GET', 'state');
    expect(text).toContain(digits);
    await stop(one);
    const other = await start({ save });
    const shown = async () => (await caller(other, Ada).get(someRef())).text;
    expect(await shown()).toContain(digits);
    await control(other, 'POST', 'snapshots/kept/restore');
    expect(await shown()).toContain(digits);
    const headers = { 'x-emulator-key': other.key };
    expect((await call(other, 'PUT', '/_emulator/state', undefined, { raw: text, headers })).status).toBe(
      204,
    );
    expect(await shown()).toContain(digits);
    expect((await caller(other, Ada).get(`${sessionPath(someRef())}/properties`)).text).toContain(digits);
  });

  it.each([
    ['nextTimer', { nextTimer: 1e300 }],
    [
      'constants.system.readyRemovalTimeout',
      { constants: { system: { readyRemovalTimeout: 1e300 }, custom: {} } },
    ],
  ])('is refused with a time that no date has: %s', async (field, more) => {
    const emulator = await start();
    await caller(emulator, Ada).put(someRef(), joinBody(Ada));
    const state = Object(await stateOf(emulator));
    const answer = await control(emulator, 'PUT', 'state', {
      ...state,
      sessions: [{ ...state.sessions[0], ...more }],
    });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(`sessions.0.${field}`) });
    expect((await documentOf(emulator)).membersInfo.count).toBe(1);
  });

  it('is taken from a file at the start, with the time that it was taken at', async () => {
    const file = path('state.json');
    const one = await start({ clock: manualClock(HOUR) });
    await caller(one, Ada).put(someRef(), joinBody(Ada));
    writeFileSync(file, JSON.stringify(await stateOf(one)));
    const other = await start({ load: file, clock: manualClock(0) });
    expect(await documentOf(other)).toEqual(await documentOf(one));
    expect((await control(other, 'GET', 'clock')).json()).toMatchObject({ now: '1970-01-01T01:00:00.000Z' });
  });

  it.each([
    ['not JSON', '{', 'JSON'],
    ['of another kind', '{"version":2}', "'version'"],
    [
      'with a session that lacks its members',
      '{"version":1,"now":0,"players":[],"sandboxes":{},"handles":[],"sessions":[{}]}',
      "'sessions.0.",
    ],
  ])('is refused, with nothing changed, when it is %s', async (_, text, words) => {
    const file = path('bad.json');
    writeFileSync(file, text);
    await expect(startEmulator({ load: file })).rejects.toThrow(`The state file ${file} can't be used: `);
    await expect(startEmulator({ load: file })).rejects.toThrow(words);
    const emulator = await start();
    await caller(emulator, Ada).put(someRef(), joinBody(Ada));
    if (words !== 'JSON') {
      const answer = await control(emulator, 'PUT', 'state', JSON.parse(text));
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(words) });
    }
    expect((await documentOf(emulator)).membersInfo.count).toBe(1);
  });
});

describe('snapshots', () => {
  it('bring a state back by its name, as often as wanted', async () => {
    const emulator = await start();
    await caller(emulator, Ada).put(someRef(), joinBody(Ada));
    expect((await control(emulator, 'POST', 'snapshots', { name: 'one in' })).status).toBe(201);
    for (const xuid of [Bea, '42']) {
      await control(emulator, 'POST', 'reset');
      expect((await caller(emulator, Ada).get(someRef())).status).toBe(204);
      await caller(emulator, xuid).put(someRef(), joinBody(xuid));
      expect((await control(emulator, 'POST', 'snapshots/one%20in/restore')).status).toBe(204);
      expect((await documentOf(emulator)).members?.['0']?.gamertag).toBe('Ada');
    }
    expect((await control(emulator, 'GET', 'snapshots')).json()).toMatchObject({
      snapshots: [{ name: 'one in', sessions: 1 }],
    });
    expect((await control(emulator, 'DELETE', 'snapshots/one%20in')).status).toBe(204);
    expect((await control(emulator, 'POST', 'snapshots/one%20in/restore')).status).toBe(404);
  });
});
