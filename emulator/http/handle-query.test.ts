import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, joinBody, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const Results = z.object({
  results: z.array(z.looseObject({ sessionRef: z.looseObject({ name: z.string() }) })),
});

describe('a query of handles', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock() });
  });
  afterEach(() => emulator.close());

  const session = async (name: string, xuid: string = Ada, more: object = {}): Promise<SessionRef> => {
    const ref = someRef(name);
    await caller(emulator, xuid).put(ref, { ...joinBody(xuid), ...more });
    return ref;
  };
  const query = async (body: object, include = '') => {
    const { status, text, json } = await caller(emulator, Bea).post(`/handles/query${include}`, body);
    return { status, text, results: status === 200 ? Results.parse(json()).results : [] };
  };

  describe('of activities', () => {
    const activity = (xuid: string, sessionRef: SessionRef) =>
      caller(emulator, xuid).post('/handles', { type: 'activity', version: 1, sessionRef });

    it('finds those of the players who are named, with what is asked for about their sessions', async () => {
      const ref = await session('of-ada', Ada, {
        properties: { system: { joinRestriction: 'followed' }, custom: { map: 'Harbour' } },
      });
      const { json } = await activity(Ada, ref);
      const body = { type: 'activity', scid: DEMO_TITLE.scid, owners: { xuids: [Ada, Cyd] } };
      expect((await query(body)).results).toEqual([json()]);
      const { results } = await query(body, '?include=relatedInfo,customProperties');
      expect(results).toEqual([
        {
          ...Object(json()),
          relatedInfo: {
            visibility: 'open',
            joinRestriction: 'followed',
            closed: false,
            maxMembersCount: 100,
            membersCount: 1,
            postedTime: '2026-11-20T12:00:00Z',
          },
          customProperties: { map: 'Harbour' },
        },
      ]);
    });

    it('finds those of a people list, and none of another SCID', async () => {
      await activity(Ada, await session('of-ada'));
      const people = (monikerXuid: string) => ({ people: { moniker: 'People', monikerXuid } });
      expect((await query({ type: 'activity', owners: people(Bea) })).results).toHaveLength(1);
      expect((await query({ type: 'activity', owners: people('42') })).results).toEqual([]);
      const elsewhere = { type: 'activity', scid: 'elsewhere', owners: people(Bea) };
      expect((await query(elsewhere)).results).toEqual([]);
    });

    it('finds none whose owner has left, and the newer one alone', async () => {
      const [one, two] = [await session('one'), await session('two')];
      await activity(Ada, one);
      await activity(Ada, two);
      const owners = { xuids: [Ada] };
      expect((await query({ type: 'activity', owners })).results).toMatchObject([{ sessionRef: two }]);
      await caller(emulator, Ada).put(two, { members: { me: null } });
      expect((await query({ type: 'activity', owners })).results).toEqual([]);
    });

    it.each([
      [{ type: 'activity', owners: {} }, 'owners'],
      [
        { type: 'activity', owners: { xuids: [Ada], people: { moniker: 'People', monikerXuid: Ada } } },
        'either',
      ],
      [{ type: 'activity', owners: { xuids: ['Ada'] } }, 'owners.xuids.0'],
      [{ type: 'invite' }, 'type'],
      [{ type: 'search', scid: 7 }, 'scid'],
    ])('is refused with 400 and the place: %j', async (body, place) => {
      const { status, text } = await query(body);
      expect(status).toBe(400);
      expect(text).toContain(place);
    });
  });

  describe('of search handles', () => {
    const capabilities = { searchable: true, userAuthorizationStyle: true };
    const searchable = (name: string, system: object = {}) =>
      session(name, Ada, { constants: { system: { capabilities, ...system } } });
    const advertise = (sessionRef: SessionRef, searchAttributes: object) =>
      caller(emulator, Ada).post('/handles', { type: 'search', version: 1, sessionRef, searchAttributes });
    const search = (more: object = {}, include = '') =>
      query({ type: 'search', scid: DEMO_TITLE.scid, templateName: 'lobbysession', ...more }, include);
    const names = async (more: object) =>
      (await search(more)).results.map(({ sessionRef }) => sessionRef.name);

    it('filters by attributes and by the session, and orders', async () => {
      await advertise(await searchable('one'), { tags: ['Casual'], numbers: { skill: 1 } });
      await advertise(await searchable('two', { maxMembersCount: 4 }), { numbers: { skill: 2 } });
      expect(await names({})).toEqual(['one', 'two']);
      expect(await names({ filter: "tags/any(d:tolower(d) eq 'casual')" })).toEqual(['one']);
      expect(await names({ filter: 'numbers/skill ge 2' })).toEqual(['two']);
      expect(await names({ filter: 'session/maxMembersCount lt 5' })).toEqual(['two']);
      expect(await names({ filter: 'session/needs le 3' })).toEqual(['two']);
      expect(await names({ filter: `session/memberXuids/any(d:d eq '${Ada}')` })).toEqual(['one', 'two']);
      expect(await names({ orderBy: 'numbers/skill desc' })).toEqual(['two', 'one']);
      expect((await search({ filter: 'nothing like this' })).status).toBe(400);
    });

    it('answers the attributes, the owners and the roles as asked', async () => {
      const ref = await session('one', Ada, {
        constants: { system: { capabilities: { ...capabilities, hasOwners: true } } },
        roleTypes: { lfg: { roles: { tank: { max: 2, target: 1 } } } },
      });
      await caller(emulator, Ada).put(ref, { members: { me: { roles: { lfg: 'Tank' } } } });
      const made = await advertise(ref, { strings: { map: 'Harbour' } });
      expect(made.status).toBe(201);
      expect((await search({}, '?include=relatedInfo,roleInfo')).results).toMatchObject([
        {
          type: 'search',
          createTime: '2026-11-20T12:00:00Z',
          searchAttributes: { strings: { map: 'Harbour' } },
          relatedInfo: { sessionOwners: [Ada], membersCount: 1 },
          roleInfo: {
            roleTypes: { lfg: { roles: { tank: { max: 2, target: 1, count: 1, memberXuids: [Ada] } } } },
          },
        },
      ]);
    });

    it('finds one handle a session, and none once the session is gone', async () => {
      const ref = await searchable('one');
      await advertise(ref, {});
      await advertise(ref, { tags: ['second'] });
      expect((await search()).results).toMatchObject([{ searchAttributes: { tags: ['second'] } }]);
      await caller(emulator, Ada).put(ref, { members: { me: null } });
      expect((await search()).results).toEqual([]);
    });

    it('is of all service configurations where none is named, by title and template', async () => {
      await advertise(await searchable('one'), {});
      const other = {
        scid: '00000000-0000-0000-0000-00000000002a',
        templateName: 'global(lfg)',
        name: 'two',
      };
      await caller(emulator, Ada).put(other, { ...joinBody(Ada), constants: { system: { capabilities } } });
      await advertise(other, {});
      const names = async (more: object) =>
        (
          await query({ type: 'search', orderBy: 'suggestedLfg desc', includeScheduled: true, ...more })
        ).results.map(({ sessionRef }) => sessionRef.name);
      expect(await names({})).toEqual(['one', 'two']);
      expect(await names({ templateName: 'global(lfg)' })).toEqual(['two']);
      expect(await names({ filter: 'session/titleId eq 42' })).toEqual(['two']);
    });

    it('is of sessions alone that are searchable, and lets anybody join by what it finds', async () => {
      expect((await advertise(await session('closed'), {})).status).toBe(400);
      const made = await advertise(await searchable('one'), {});
      const path = `${made.headers.get('location')}/session`;
      expect((await caller(emulator, '42').put(path, joinBody('42'))).status).toBe(200);
    });
  });
});

describe('a transfer handle', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock() });
  });
  afterEach(() => emulator.close());
  const [lobbyRef, gameRef] = [someRef('lobby'), { ...someRef('game'), templateName: 'GameSession' }];
  const open = { properties: { system: { joinRestriction: 'none', readRestriction: 'none' } } };
  const transfer = (xuid: string) =>
    caller(emulator, xuid).post('/handles', {
      type: 'transfer',
      version: 1,
      sessionRef: gameRef,
      originSessionRef: lobbyRef,
    });

  it('is the request and an id, bumps the session that it leads to alone, and lets members of the origin in', async () => {
    const ada = caller(emulator, Ada);
    await ada.put(lobbyRef, { ...joinBody(Ada), ...open });
    await caller(emulator, Bea).put(lobbyRef, joinBody(Bea));
    await ada.put(gameRef, joinBody(Ada));
    const made = await transfer(Ada);
    expect(made.status).toBe(201);
    expect(made.json()).toEqual({
      type: 'transfer',
      version: 1,
      id: expect.any(String),
      sessionRef: gameRef,
      originSessionRef: lobbyRef,
    });
    expect((await ada.get(gameRef)).document().changeNumber).toBe(2);
    expect((await ada.get(lobbyRef)).document().changeNumber).toBe(2);
    const path = `${made.headers.get('location')}/session`;
    expect((await caller(emulator, Cyd).put(path, joinBody(Cyd))).status).toBe(403);
    const joined = await caller(emulator, Bea).put(path, joinBody(Bea));
    expect(joined.status).toBe(200);
    expect(joined.headers.get('content-location')).toMatch(/GameSession\/sessions\/game$/);
  });

  it('is refused where there is no such session, or its maker is in none', async () => {
    await caller(emulator, Ada).put(lobbyRef, { ...joinBody(Ada), ...open });
    expect((await transfer(Ada)).status).toBe(403);
    await caller(emulator, Bea).put(gameRef, joinBody(Bea));
    expect((await transfer(Bea)).status).toBe(403);
  });
});
