import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../emulator/serve.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { SessionDocument } from '../protocol/document.ts';
import type { Call } from '../protocol/exchange.ts';
import { memberOf } from '../protocol/members.ts';
import type { SessionRef } from '../protocol/session-ref.ts';
import type { Signer } from './answers.ts';
import { createDirectory } from './directory.ts';
import { joinByHandle, leaveSession } from './join.ts';
import { createRta } from './rta.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { until } from './testing/until.ts';
import { watchSession } from './watch.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const signer = (xuid: string): Signer => ({
  xuid,
  headers: async () => ({ Authorization: `XBL3.0 x=${xuid};beckon` }),
  renew: async () => undefined,
});

const set = async () => {
  const emulator = await startEmulator();
  closers.push(emulator.close);
  const control = async (method: string, path: string, body: object = {}) => {
    const headers = { 'x-emulator-key': emulator.key, 'Content-Type': 'application/json' };
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      headers,
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return await response.json();
  };
  const address = { url: emulator.url, rtaUrl: emulator.rta };
  const player = (xuid: string) => {
    const rta = createRta({ address, signer: signer(xuid), random: () => 0 });
    closers.push(rta.close);
    return { directory: createDirectory({ address, signer: signer(xuid) }), rta, xuid };
  };
  const lobby = (await control('POST', 'scenarios/lobby')) as { sessionRef: SessionRef; handleId: string };
  return { emulator, control, player, lobby };
};

const joinedBy = async (player: ReturnType<Awaited<ReturnType<typeof set>>['player']>, handleId: string) => {
  const { answer, subscriptionId } = await joinByHandle({ ...player, handleId });
  if (answer.outcome !== 'session' || !answer.ref) throw new Error(`not joined: ${JSON.stringify(answer)}`);
  return { ...answer, ref: answer.ref, subscriptionId };
};

/** Follows the session and keeps what it is told. */
const follow = (
  player: ReturnType<Awaited<ReturnType<typeof set>>['player']>,
  joined: Awaited<ReturnType<typeof joinedBy>>,
) => {
  const told = {
    versions: [] as SessionDocument[],
    channel: [] as string[],
    end: [] as string[],
    calls: [] as Call[],
  };
  const watch = watchSession({
    ...player,
    ...joined,
    record: (call) => told.calls.push(call),
    onVersion: ({ document }) => told.versions.push(document),
    onChannel: (state) => told.channel.push(state),
    onEnd: (code) => told.end.push(code),
  });
  closers.push(watch.stop);
  return told;
};

describe('joining by handle, against the emulator', () => {
  it('costs one PUT, and makes our member active on our connection', async () => {
    const { control, player, lobby } = await set();
    const bea = player(Bea);
    const calls: Call[] = [];
    const { answer, subscriptionId } = await joinByHandle({
      ...bea,
      handleId: lobby.handleId,
      record: (call) => calls.push(call),
    });
    expect(answer).toMatchObject({ outcome: 'session', created: false, ref: lobby.sessionRef });
    if (answer.outcome !== 'session') return;
    expect(memberOf(answer.document, Bea)?.member.properties.system).toMatchObject({
      active: true,
      connection: bea.rta.connectionId,
      subscription: { id: subscriptionId, changeTypes: ['everything'] },
    });
    const { requests } = (await control('GET', 'requests')) as {
      requests: { xuid: string; method: string }[];
    };
    expect(requests.filter((each) => each.xuid === Bea && each.method === 'PUT')).toHaveLength(1);
    expect(calls).toHaveLength(1);
    expect(JSON.stringify(calls)).not.toContain(';beckon');
  });

  it('is refused with 404 for a handle that nobody knows', async () => {
    const { player } = await set();
    const { answer } = await joinByHandle({
      ...player(Bea),
      handleId: '00000000-0000-4000-8000-000000000000',
    });
    expect(answer).toMatchObject({ outcome: 'refused', status: 404 });
  });

  it('says so when the answer does not name the session', async () => {
    const { player, lobby } = await set();
    const bea = player(Bea);
    const nameless = {
      ...bea.directory,
      writeSessionByHandle: async (...all: Parameters<typeof bea.directory.writeSessionByHandle>) => {
        const answer = await bea.directory.writeSessionByHandle(...all);
        return answer.outcome === 'session' ? { ...answer, ref: null } : answer;
      },
    };
    const { answer } = await joinByHandle({ ...bea, directory: nameless, handleId: lobby.handleId });
    expect(answer).toMatchObject({ outcome: 'unreachable', error: { code: 'no-session-name' } });
  });

  it('gives up after 30 s without a change channel, and says what kept it', async () => {
    const { emulator, player, lobby } = await set();
    const bea = player(Bea);
    await emulator.close();
    const clock = createFakeClock();
    const joining = joinByHandle({ ...bea, handleId: lobby.handleId, clock });
    await until(() => bea.rta.trouble !== null);
    clock.advance(30_000);
    const { answer } = await joining;
    expect(answer).toMatchObject({ outcome: 'unreachable', error: { code: 'no-channel' } });
    expect(answer.outcome === 'unreachable' && answer.error.message).toContain('ECONNREFUSED');
  });

  it('can be called off while it waits for the channel', async () => {
    const { emulator, player, lobby } = await set();
    const bea = player(Bea);
    await emulator.close();
    const caller = new AbortController();
    const joining = joinByHandle({ ...bea, handleId: lobby.handleId, signal: caller.signal });
    caller.abort();
    expect((await joining).answer).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });
  });

  it('repeats a join whose answer was lost, and is in once', async () => {
    const { control, player, lobby } = await set();
    await control('POST', 'faults', {
      match: { path: '/handles/' },
      times: 1,
      fault: { kind: 'cut-answer' },
    });
    const attempts: string[] = [];
    const { answer } = await joinByHandle({
      ...player(Bea),
      handleId: lobby.handleId,
      onAttempt: (attempt, _, because) => attempts.push(`${attempt} ${because}`),
    });
    expect(answer.outcome).toBe('session');
    expect(attempts).toEqual(['1 first', '2 ECONNRESET']);
    if (answer.outcome === 'session') expect(answer.document.membersInfo.count).toBe(4);
  });
});

describe('following a joined session, against the emulator', () => {
  it('shows what others write', async () => {
    const { player, lobby } = await set();
    const [ada, bea] = [player(Ada), player(Bea)];
    const told = follow(bea, await joinedBy(bea, lobby.handleId));
    await ada.directory.writeSession(lobby.sessionRef, { properties: { custom: { map: 'Lighthouse' } } });
    await until(() => told.versions.at(-1)?.properties.custom?.map === 'Lighthouse');
    expect(told.channel).toEqual(['live']);
  });

  it('comes back after the channel was cut, on a new connection, with what changed meanwhile', async () => {
    const { control, player, lobby } = await set();
    const [ada, bea, cyd] = [player(Ada), player(Bea), player(Cyd)];
    const joined = await joinedBy(bea, lobby.handleId);
    const first = bea.rta.connectionId;
    const told = follow(bea, joined);
    await until(() => told.channel.length === 1);
    await control('POST', 'faults', { match: { xuid: Bea }, fault: { kind: 'drop-rta' } });
    await until(() => told.channel.includes('reconnecting'));
    await leaveSession(cyd.directory, lobby.sessionRef);
    await until(() => told.channel.length === 3);
    expect(told.channel).toEqual(['live', 'reconnecting', 'live']);
    const last = told.versions.at(-1);
    expect(bea.rta.connectionId).not.toBe(first);
    expect(last && memberOf(last, Bea)?.member.properties.system).toMatchObject({
      active: true,
      connection: bea.rta.connectionId,
      subscription: { id: joined.subscriptionId },
    });
    await until(() => {
      const newest = told.versions.at(-1);
      return newest !== undefined && memberOf(newest, Cyd) === null;
    });
    await ada.directory.writeSession(lobby.sessionRef, { properties: { custom: { map: 'Reef' } } });
    await until(() => told.versions.at(-1)?.properties.custom?.map === 'Reef');
  });

  it('ends as removed after our member has left', async () => {
    const { player, lobby } = await set();
    const bea = player(Bea);
    const told = follow(bea, await joinedBy(bea, lobby.handleId));
    const answer = await leaveSession(bea.directory, lobby.sessionRef);
    expect(answer.outcome).toBe('session');
    await until(() => told.end.length === 1);
    expect(told.end).toEqual(['removed']);
  });

  it('leaves a session that is already gone without an error', async () => {
    const { player, lobby } = await set();
    const answer = await leaveSession(player(Bea).directory, { ...lobby.sessionRef, name: 'never-was' });
    expect(answer.outcome).toBe('gone');
  });
});
