import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, joinBody, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const Results = z.object({ results: z.array(z.looseObject({})) });
const SCID = `/serviceconfigs/${DEMO_TITLE.scid}`;
const open = { system: { joinRestriction: 'none', readRestriction: 'none' } };

describe('lists of sessions', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock() });
  });
  afterEach(() => emulator.close());

  const make = (name: string, more: object = {}, xuid: string = Ada) =>
    caller(emulator, xuid).put(someRef(name), { ...joinBody(xuid), properties: open, ...more });
  const list = async (path: string, xuid: string = Ada) => {
    const { status, json, text } = await caller(emulator, xuid).get(path);
    return { status, text, results: status === 200 ? Results.parse(json()).results : [] };
  };
  const names = async (query: string, xuid?: string) =>
    (await list(`${SCID}/sessions?${query}`, xuid)).results.map(
      ({ sessionRef }) => z.looseObject({ name: z.string() }).parse(sessionRef).name,
    );

  it('answer what each session is, and what the player is in it', async () => {
    await make('one', {
      properties: { system: { joinRestriction: 'followed', keywords: ['Chess'], turn: [0] } },
    });
    expect((await list(`${SCID}/Sessions?xuid=${Ada}`)).results).toEqual([
      {
        xuid: Ada,
        startTime: '2026-11-20T12:00:00Z',
        sessionRef: someRef('one'),
        accepted: 1,
        status: 'active',
        visibility: 'open',
        joinRestriction: 'followed',
        myTurn: true,
        keywords: ['Chess'],
      },
    ]);
    expect((await list(`${SCID}/sessions?keyword=chess`, Bea)).results).toEqual([
      expect.not.objectContaining({ status: expect.anything() }),
    ]);
  });

  it('have private, reserved and inactive ones where they are asked for alone', async () => {
    await make('open');
    await make('private', { constants: { system: { visibility: 'private' } } });
    await make('inactive', { constants: { system: { inactiveRemovalTimeout: 1_000 } } });
    await caller(emulator, Ada).put(someRef('inactive'), {
      members: { me: { properties: { system: { active: false } } } },
    });
    const reserve_0 = { constants: { system: { xuid: Ada } } };
    await make('reserved', { members: { ...joinBody(Bea).members, reserve_0 } }, Bea);
    expect(await names(`xuid=${Ada}`)).toEqual(['open']);
    expect(await names(`xuid=${Ada}&private=true`)).toEqual(['open', 'private']);
    expect(await names(`xuid=${Ada}&inactive=true&reservations=true`)).toEqual([
      'open',
      'inactive',
      'reserved',
    ]);
    expect(await names(`xuid=${Ada}&inactive=true&take=1`)).toEqual(['open']);
    expect(await names(`xuid=${Ada}&visibility=private&private=true`)).toEqual(['private']);
    expect((await list(`${SCID}/sessions?xuid=${Ada}&private=true`, Bea)).status).toBe(403);
    expect(await names(`xuid=${Ada}`, Bea)).toEqual(['open']);
  });

  it('show what is hidden to the player himself and to a server alone', async () => {
    await make('private', { constants: { system: { visibility: 'private' } } });
    const hidden = `xuid=${Ada}&private=true`;
    expect((await list(`${SCID}/sessions?${hidden}`, Bea)).status).toBe(403);
    expect(await names(hidden, '-')).toEqual(['private']);
    for (const flag of ['private', 'reservations', 'inactive']) {
      const byKeyword = `${SCID}/sessions?keyword=chess&${flag}=true`;
      expect([flag, (await list(byKeyword)).status]).toEqual([flag, 403]);
      expect([flag, (await list(byKeyword, '-')).status]).toEqual([flag, 200]);
    }
  });

  it('are of a version, and of every older one', async () => {
    await make('first', { constants: { system: { version: 1 } } });
    await make('second', { constants: { system: { version: 2 } } });
    expect(await names(`xuid=${Ada}&version=1`)).toEqual(['first']);
    expect(await names(`xuid=${Ada}&version=2`)).toEqual(['first', 'second']);
  });

  it('show a session without room as full, and forget those that a player has left', async () => {
    await make('one', { constants: { system: { maxMembersCount: 1 } } });
    expect((await list(`${SCID}/sessions?xuid=${Ada}`)).results).toMatchObject([{ visibility: 'full' }]);
    await caller(emulator, Ada).put(someRef('one'), { members: { me: null } });
    expect((await list(`${SCID}/sessions?xuid=${Ada}`)).results).toEqual([]);
  });

  it('are of one template by its path, and of many players in a batch', async () => {
    await make('one');
    await make('two', {}, Bea);
    expect((await list(`${SCID}/sessiontemplates/Lobbysession/sessions?xuid=${Ada}`)).results).toHaveLength(
      1,
    );
    expect((await list(`${SCID}/sessiontemplates/other/sessions?xuid=${Ada}`)).results).toEqual([]);
    const batch = await caller(emulator, Ada).post(`${SCID}/batch`, { xuids: [Ada, Bea, '42'] });
    expect(batch.json()).toMatchObject({ results: [{ xuid: Ada }, { xuid: Bea }] });
    const ofTemplate = await caller(emulator, Ada).post(`${SCID}/sessionTemplates/other/batch`, {
      xuids: [Ada],
    });
    expect(ofTemplate.json()).toEqual({ results: [] });
  });

  it.each(['', 'xuid=Ada', 'xuid=1&take=none', 'keyword=a&private=maybe'])(
    'need a query that can be read: %s',
    async (query) => {
      expect((await list(`${SCID}/sessions?${query}`)).status).toBe(400);
    },
  );

  it('are told the templates, described or not', async () => {
    const shown = await caller(emulator, Ada).get(`${SCID}/sessionTemplates/Any`);
    expect(shown.json()).toMatchObject({ constants: { system: { maxMembersCount: 100 } } });
    expect((await caller(emulator, Ada).get(`${SCID}/sessionTemplates`)).json()).toEqual({ results: [] });
  });
});

describe('parts of a session', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock() });
    await caller(emulator, Ada).put(someRef(), { ...joinBody(Ada), properties: open });
    await caller(emulator, Bea).put(someRef(), joinBody(Bea));
  });
  afterEach(() => emulator.close());
  const at = (part: string, name = 'a-session') => `${sessionPath(someRef(name))}/${part}`;
  const count = async () => (await caller(emulator, Ada).get(someRef())).document().membersInfo.count;

  it.each(['members/me', 'Members/1'])('are deleted by who may: DELETE %s is leaving', async (part) => {
    const left = await caller(emulator, Bea).delete(at(part));
    expect(left).toMatchObject({ status: 204, text: '' });
    expect(await count()).toBe(1);
  });

  it.each(['members/0', 'servers/cloud'])(
    'are not deleted by a player who is no server: %s',
    async (part) => {
      expect((await caller(emulator, Bea).delete(at(part))).status).toBe(403);
      expect(await count()).toBe(2);
    },
  );

  it('can be read and written by their path, and are 404 without a session', async () => {
    const bea = caller(emulator, Bea);
    expect((await bea.get(at('members/me/constants/system'))).json()).toEqual({ xuid: Bea, index: 1 });
    const written = await bea.put(at('properties'), { custom: { a: 1 } });
    expect(written.document().properties.custom).toEqual({ a: 1 });
    expect((await bea.get(at('members/7'))).status).toBe(404);
    expect((await bea.delete(at('members/me', 'absent'))).status).toBe(404);
    expect((await bea.delete(at('properties'))).status).toBe(405);
  });

  it('tell their history: branches, changes, and each document', async () => {
    const ada = caller(emulator, Ada);
    const { branch } = (await ada.get(someRef())).document();
    expect((await ada.get(at('branches'))).json()).toMatchObject({
      results: [{ branch, changes: 2, isExpired: false }],
    });
    expect((await ada.get(at(`branches/${branch}/changes`))).json()).toMatchObject({
      results: [
        { changeNumber: 1, changedBy: [Ada], details: ['created'] },
        { changeNumber: 2, changedBy: [Bea], details: ['members'] },
      ],
    });
    expect((await ada.get(at(`branches/${branch}/changes/1`))).document().membersInfo.count).toBe(1);
    expect((await ada.get(at(`branches/${branch}/changes/9`))).status).toBe(404);
    expect((await ada.get(at('branches/none/changes'))).status).toBe(404);
  });
});
