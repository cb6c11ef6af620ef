import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Activation } from '../activation/activation.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { createEmulator } from '../players/emulator.ts';
import { hostLobby } from '../players/emulator-controls.ts';
import type { EmulatorAddress } from '../players/own-emulator.ts';
import { createPlayers, type Players } from '../players/players.ts';
import { createDesk, type Desk } from './desk.ts';

const AUTHORIZATION = { authorization: `XBL3.0 x=${DEMO_PLAYERS.Ada};beckon` };

type Running = Awaited<ReturnType<typeof startEmulator>>;

describe('an activation against the emulator', () => {
  let folder: string;
  let emulator: Running;
  let journal: Journal;
  let players: Players;
  let desk: Desk;
  let frontShown: string[];

  const address = (): EmulatorAddress => ({ url: emulator.url, rtaUrl: emulator.rta, key: emulator.key });

  const openDesk = (): void => {
    const neverOwn = {
      state: () => ({ state: 'starting' as const }),
      onState: () => undefined,
      start: () => undefined,
      restart: () => undefined,
      stop: () => undefined,
    };
    players = createPlayers({
      emulator: createEmulator(neverOwn, { use: 'running', url: emulator.url, key: emulator.key }),
      contractVersion: () => 107,
    });
    journal = openJournal({ path: join(folder, 'journal.db'), notice: () => undefined });
    desk = createDesk({
      journal,
      players,
      listener: {
        activation: () => undefined,
        session: () => undefined,
        call: () => undefined,
        show: (id, front) => front && frontShown.push(id),
        trouble: () => undefined,
      },
    });
  };
  const closeDesk = (): void => {
    desk.stop();
    players.close();
    journal.close();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-desk-'));
    emulator = await startEmulator();
    frontShown = [];
    openDesk();
  });
  afterEach(async () => {
    closeDesk();
    await emulator.close();
    await rm(folder, { recursive: true });
  });

  const control = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${emulator.url}/_emulator${path}`, {
      method: 'POST',
      headers: { 'x-emulator-key': emulator.key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.ok, await answer.text()).toBe(true);
  };
  const lobbyLink = async (): Promise<string> => {
    const { links } = await hostLobby(address());
    const link = links.find((one) => one.for === DEMO_PLAYERS.Bea)?.link;
    if (!link) throw new Error('no invite for Bea');
    return link;
  };
  const take = (text: string): string => desk.takeLink({ text, length: text.length }, 'paste');
  const get = (id: string): Activation => {
    const found = desk.activations().find((one) => one.id === id);
    if (!found) throw new Error(`no activation ${id}`);
    return found;
  };
  const reached = (id: string, state: Activation['state']) =>
    vi.waitFor(() => expect(get(id).state).toBe(state), { timeout: 10_000, interval: 5 });
  const view = (id: string) => desk.sessions().find((one) => one.activationId === id);
  const joined = async (): Promise<string> => {
    const id = take(await lobbyLink());
    await reached(id, 'joined');
    return id;
  };
  const session = (id: string): string => {
    const ref = get(id).session;
    return `${emulator.url}/serviceconfigs/${ref?.scid}/sessionTemplates/${ref?.templateName}/sessions/${ref?.name}`;
  };
  const writeAsAda = (id: string, delta: unknown) =>
    fetch(session(id), {
      method: 'PUT',
      headers: { ...AUTHORIZATION, 'x-xbl-contract-version': '107', 'content-type': 'application/json' },
      body: JSON.stringify(delta),
    });

  it('is joined with one PUT, and the session is followed live', async () => {
    const id = await joined();
    expect(get(id)).toMatchObject({ player: DEMO_PLAYERS.Bea, reason: null, attempt: 1 });
    await vi.waitFor(() => expect(view(id)).toMatchObject({ channel: 'live', you: DEMO_PLAYERS.Bea }));
    const before = view(id)?.document.changeNumber ?? 0;
    expect((await writeAsAda(id, { properties: { custom: { skill: 12 } } })).status).toBe(200);
    await vi.waitFor(() => expect(view(id)?.document.properties.custom).toMatchObject({ skill: 12 }), 10_000);
    expect(view(id)?.document.changeNumber).toBeGreaterThan(before);
    const calls = journal.calls(id).filter((call) => call.kind === 'http');
    expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('keeps its calls and frames with secrets struck out', async () => {
    const id = await joined();
    const calls = journal.calls(id);
    expect(new Set(calls.map(({ kind }) => kind))).toEqual(new Set(['http', 'rta']));
    expect(JSON.stringify(calls)).not.toContain('XBL3.0 x=');
    expect(journal.steps(id).map(({ state }) => state)).toEqual(['received', 'joining', 'joined']);
  });

  it('opens one channel per player, however many sessions he joins', async () => {
    const [one, other] = await Promise.all([lobbyLink(), lobbyLink()]);
    const ids = [take(one), take(other)];
    for (const id of ids) await reached(id, 'joined');
    const opened = ids
      .flatMap((id) => journal.calls(id))
      .filter((call) => call.kind === 'rta' && call.direction === 'open');
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  });

  it('is left, is no longer followed, and can be joined again', async () => {
    const id = await joined();
    await desk.leave(id);
    expect(get(id)).toMatchObject({ state: 'left', reason: null });
    expect(view(id)?.channel).toBe('stopped');
    await expect(desk.leave(id)).rejects.toMatchObject({ code: 'not-now' });
    await desk.again(id);
    await reached(id, 'joined');
    expect(view(id)?.channel).toBe('live');
  });

  it('fails for a stale handle with causes and advice', async () => {
    const id = take(
      (await lobbyLink()).replace(/handle=[0-9a-f-]+/i, 'handle=00000000-0000-4000-8000-000000000000'),
    );
    await reached(id, 'failed');
    expect(get(id).reason).toMatchObject({ kind: 'answer', status: 404 });
  });

  it.each([403, 409, 412])(
    'fails for a %d of the directory, explained, and is tried again by hand',
    async (status) => {
      const link = await lobbyLink();
      await control('/faults', {
        match: { method: 'PUT', path: '^/handles/' },
        times: 1,
        fault: { kind: 'status', status, body: status === 412 ? undefined : 'no' },
      });
      const id = take(link);
      await reached(id, 'failed');
      const { reason } = get(id);
      expect(reason?.kind === 'answer' && reason.explanation.causes.length).toBeGreaterThan(0);
      await desk.again(id);
      await reached(id, 'joined');
    },
  );

  it('repeats a call that the directory puts off, and shows the attempts', async () => {
    const link = await lobbyLink();
    await control('/faults', {
      match: { method: 'PUT', path: '^/handles/' },
      times: 1,
      fault: { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
    });
    const id = take(link);
    await reached(id, 'joined');
    expect(get(id).attempt).toBe(2);
  });

  it('is joined as somebody else when the invite is for an account that is not here', async () => {
    const link = (await lobbyLink()).replace(DEMO_PLAYERS.Bea, '2814000000000001');
    const id = take(link);
    await reached(id, 'refused');
    expect(get(id).reason).toEqual({ kind: 'policy', code: 'other-account', about: '2814000000000001' });
    await expect(desk.join(id, '1')).rejects.toMatchObject({ code: 'no-such-player' });
    await desk.join(id, DEMO_PLAYERS.Ada);
    await reached(id, 'joined');
    expect(view(id)?.you).toBe(DEMO_PLAYERS.Ada);
  });

  it('learns of a player that the emulator has got meanwhile', async () => {
    await control('/players', { xuid: '2814000000000002', gamertag: 'Eve' });
    const id = take((await lobbyLink()).replace(DEMO_PLAYERS.Bea, '2814000000000002'));
    await vi.waitFor(() => expect(['joined', 'failed']).toContain(get(id).state));
    expect(get(id).player).toBe('2814000000000002');
    expect(players.list().map(({ gamertag }) => gamertag)).toContain('Eve');
  });

  it('is ended when the session is gone', async () => {
    const id = await joined();
    await control('/reset', {});
    await control('/faults', { match: {}, fault: { kind: 'drop-rta' } });
    await reached(id, 'ended');
    expect(get(id).reason).toEqual({ kind: 'end', code: 'session-gone' });
    expect(view(id)?.channel).toBe('stopped');
  });

  it('is live again after the channel was cut, with what changed meanwhile', async () => {
    const id = await joined();
    await control('/faults', { match: {}, fault: { kind: 'drop-rta' } });
    await writeAsAda(id, { properties: { custom: { meanwhile: true } } });
    await vi.waitFor(() => {
      expect(view(id)?.channel).toBe('live');
      expect(view(id)?.document.properties.custom).toMatchObject({ meanwhile: true });
    }, 15_000);
  });

  it('is ended when the emulator dies and comes back without the session', async () => {
    const id = await joined();
    const port = Number(new URL(emulator.url).port);
    const { key } = emulator;
    await emulator.close();
    await vi.waitFor(() => expect(view(id)?.channel).toBe('reconnecting'), 10_000);
    emulator = await startEmulator({ port, key });
    await reached(id, 'ended');
    const next = take(await lobbyLink());
    await reached(next, 'joined');
  });

  it('is taken up again when the program died while joining, and ended when it died later', async () => {
    const link = await lobbyLink();
    await control('/faults', {
      match: { method: 'PUT', path: '^/handles/' },
      times: 1,
      fault: { kind: 'delay', ms: 60_000 },
    });
    const id = take(link);
    await reached(id, 'joining');
    closeDesk(); // as far as the journal knows, it died here
    openDesk();
    journal.write({ ...base, id: 'was-joined', state: 'joined' });
    journal.write({ ...base, id: 'was-received', state: 'received' });
    await desk.recover();
    expect(get('was-joined')).toMatchObject({
      state: 'ended',
      reason: { kind: 'end', code: 'program-ended' },
    });
    expect(get('was-received').state).toBe('received');
    await reached(id, 'joined');
  });

  const base: Activation = {
    id: 'x',
    text: 'ms-xbl-decafbad://x',
    length: 19,
    arrivedBy: 'argv',
    receivedAt: '2026-11-19T10:00:00.000Z',
    updatedAt: '2026-11-19T10:00:00.000Z',
    state: 'received',
    reason: null,
    link: null,
    player: null,
    session: null,
    repeats: 0,
    attempt: 0,
  };
});
