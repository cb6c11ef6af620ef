import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { parseActivationLink } from '../../protocol/link.ts';
import { SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody } from '../testing.ts';
import { BUILT_IN } from './built-in.ts';
import { deedsOf } from './bustle.ts';
import { Scenario } from './scenario.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const Started = z.looseObject({
  sessionRef: SessionRef,
  handleId: z.string(),
  links: z.array(z.object({ label: z.string(), link: z.string(), for: z.string() })),
  sessions: z.record(z.string(), SessionRef),
  players: z.record(z.string(), z.string()),
  goesOn: z.boolean(),
});

describe('scenarios', () => {
  let clock: ReturnType<typeof manualClock>;
  let log: string[];
  let emulator: Emulator;
  beforeEach(async () => {
    clock = manualClock();
    log = [];
    emulator = await startEmulator({ clock, log: (line) => log.push(line) });
  });
  afterEach(() => emulator.close());

  const start = async (name: string, options?: object) => {
    const answer = await control(emulator, 'POST', `scenarios/${name}`, options);
    expect(answer.text).not.toContain('error');
    return Started.parse(answer.json());
  };
  const join = (handleId: string, xuid: string) =>
    caller(emulator, xuid).put(`/handles/${handleId}/session`, joinBody(xuid));
  const read = (ref: SessionRef, xuid: string = Cyd) => caller(emulator, xuid).get(ref);

  it('are listed, and every one starts and answers with links that can be read', async () => {
    const { scenarios } = z
      .object({ scenarios: z.array(z.object({ name: z.string() })) })
      .parse((await control(emulator, 'GET', 'scenarios')).json());
    expect(scenarios.map(({ name }) => name)).toEqual(BUILT_IN.map(({ name }) => name));
    for (const { name } of scenarios) {
      const { links } = await start(name);
      expect(links.length).toBeGreaterThan(0);
      for (const { link } of links) expect(parseActivationLink(link)).toMatchObject({ ok: true });
    }
    expect(log.filter((line) => line.startsWith('scenario'))).toEqual([]);
  });

  it.each([
    ['full', 403],
    ['private', 403],
    ['closed', 403],
    ['lobby', 200],
    ['large', 200],
    ['friends-only', 200],
  ])('%s: the join of Bea is %i', async (name, status) => {
    const { handleId } = await start(name);
    expect((await join(handleId, Bea)).status).toBe(status);
  });

  it('friends-only: a stranger is refused', async () => {
    const { links } = await start('friends-only');
    const eve = links[1]?.for ?? '';
    const handle = /handle=([^&]+)/.exec(links[1]?.link ?? '')?.[1] ?? '';
    expect((await join(handle, eve)).status).toBe(403);
  });

  it('large: has 1,000 members and lists its reader', async () => {
    const { sessionRef } = await start('large');
    const document = (await read(sessionRef)).document();
    expect(document.membersInfo.count).toBe(1_000);
    expect(Object.keys(document.members ?? {})).toEqual(['me']);
    // Those without names come in one change: a save file would have to take all of them again with each.
    const changes = `${sessionPath(sessionRef)}/branches/${document.branch}/changes`;
    const { results } = Object((await caller(emulator, Cyd).get(changes)).json());
    expect(results.map(Object).map((change: { changeNumber?: number }) => change.changeNumber)).toEqual([
      1, 2, 3, 1_000,
    ]);
  });

  it('of members who do not all find room: refused, with none of those without names in', async () => {
    const system = { maxMembersCount: 3, capabilities: { large: true, userAuthorizationStyle: true } };
    const room = { members: ['Ada'], extraMembers: 5, constants: { system } };
    const crowded = { name: 'crowded', what: 'Too many.', sessions: { room } };
    await control(emulator, 'POST', 'scenarios', crowded);
    expect((await control(emulator, 'POST', 'scenarios/crowded')).status).toBe(400);
    const list = await control(emulator, 'GET', 'sessions');
    expect(list.json()).toMatchObject({ sessions: [{ members: 1 }] });
  });

  it('host-leaves: there is no host, until Cyd is', async () => {
    const { sessionRef, goesOn } = await start('host-leaves');
    expect(goesOn).toBe(true);
    const host = async () => (await read(sessionRef)).document().properties.system.host;
    const before = await host();
    clock.advance(10_000);
    await expect.poll(host).toBeUndefined();
    clock.advance(2_000);
    await expect.poll(host).toMatch(/^[0-9a-f]{32}$/);
    expect(await host()).not.toBe(before);
  });

  it('session-expires: it is gone, and the invite leads nowhere', async () => {
    const { sessionRef, handleId } = await start('session-expires');
    clock.advance(5_000);
    await expect.poll(async () => (await read(sessionRef)).document().membersInfo.active).toBe(0);
    clock.advance(10_000);
    expect((await read(sessionRef)).status).toBe(204);
    expect((await caller(emulator, Bea).get(`/handles/${handleId}/session`)).status).toBe(204);
  });

  it('transfer: the members of the lobby join the game, and nobody else', async () => {
    const { handleId, sessions, links } = await start('transfer');
    expect(links.map((each) => each.for)).toEqual([Bea, Cyd]);
    expect((await join(handleId, Bea)).headers.get('content-location')).toContain(sessions.game?.name);
    expect((await join(handleId, DEMO_PLAYERS.Dan)).status).toBe(403);
  });

  it('busy: changes again and again, until it is stopped', async () => {
    const { sessionRef } = await start('busy', { seed: 7 });
    const number = async () => (await read(sessionRef, Ada)).document().changeNumber ?? 0;
    let before = await number();
    for (let tick = 0; tick < 5; tick += 1) {
      clock.advance(500);
      await expect.poll(number).toBeGreaterThan(before);
      before = await number();
    }
    expect((await control(emulator, 'DELETE', 'scenarios/running')).status).toBe(204);
    clock.advance(5_000);
    expect(await number()).toBe(before);
  });

  it('invite-storm: five invites at once, and the others later', async () => {
    const { links, goesOn } = await start('invite-storm');
    expect([links.length, goesOn]).toEqual([5, true]);
    expect(links[0]?.link).toContain('context=invite%201');
  });

  it('of a user are added by their JSON, and refused with the place where it is wrong', async () => {
    const mine = {
      name: 'mine',
      what: 'Bea alone.',
      sessions: { room: { members: ['Bea'] } },
      steps: [{ do: 'invite', session: 'room', from: 'Bea', to: 'Eve' }],
    };
    expect((await control(emulator, 'POST', 'scenarios', mine)).status).toBe(201);
    const { sessionRef, players, links } = await start('mine');
    expect(players).toMatchObject({ Bea, Eve: links[0]?.for });
    expect((await read(sessionRef, Bea)).document().membersInfo.count).toBe(1);
    const wrong = async (more: object) =>
      (await control(emulator, 'POST', 'scenarios', { ...mine, ...more })).text;
    expect(await wrong({ name: 'A B' })).toContain("'name'");
    expect(await wrong({ steps: [{ do: 'leave', session: 'none', as: 'Bea' }] })).toContain(
      'names no session',
    );
    expect(await wrong({ steps: [{ do: 'dance' }] })).toContain('steps.0.do');
    const step = { do: 'write', session: 'room', as: 'Bea', body: { properties: { system: { closed: 7 } } } };
    await control(emulator, 'POST', 'scenarios', { ...mine, steps: [step] });
    const failed = await control(emulator, 'POST', 'scenarios/mine');
    expect(failed.status).toBe(400);
    expect(failed.text).toMatch(/step 1 \(write\).*closed/);
  });
});

describe('a crowd', () => {
  const first = (seed: number) => {
    const deeds = deedsOf(seed, 6);
    return Array.from({ length: 200 }, () => deeds.next().value);
  };
  it('does the same for the same seed, and another thing for another', () => {
    expect(first(3)).toEqual(first(3));
    expect(first(3)).not.toEqual(first(4));
  });

  it('comes before it does anything else, and does everything', () => {
    const inside = new Set<number>();
    const done = new Set<string>();
    for (const { who, does } of first(1)) {
      expect(inside.has(who)).toBe(does !== 'join');
      if (does === 'join') inside.add(who);
      if (does === 'leave') inside.delete(who);
      done.add(does);
    }
    expect([...done].sort()).toEqual(['change', 'join', 'leave', 'rest', 'wake']);
  });
});

describe('the built-in scenarios', () => {
  it.each(BUILT_IN.map((file) => [file.name, file] as const))('are valid files: %s', (_, file) => {
    expect(Scenario.parse(JSON.parse(JSON.stringify(file)))).toMatchObject({ name: file.name });
  });
});
