import { afterEach, describe, expect, it } from 'vitest';
import { type RtaFrame, RtaFrame as RtaFrameSchema } from '../protocol/exchange.ts';
import type { ShoulderTap } from '../protocol/taps.ts';
import { createRta, reconnectPauseMs } from './rta.ts';
import { signerFor } from './testing/directory-server.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { named, startRtaServer } from './testing/rta-server.ts';
import { until } from './testing/until.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const set = async (options: Partial<Parameters<typeof startRtaServer>[0]> = {}) => {
  const take: Parameters<typeof startRtaServer>[0]['take'] = (peer) =>
    peer.socket.send(named(`id-${server.peers.indexOf(peer) + 1}`));
  const server = await startRtaServer({ take, ...options });
  closers.push(server.close);
  const clock = createFakeClock();
  const signer = signerFor('18000000000000102');
  const rta = createRta({ address: server, signer, clock, random: () => 0.5 });
  closers.push(rta.close);
  const seen = {
    ids: [] as string[],
    lost: [] as string[],
    taps: [] as ShoulderTap[],
    frames: [] as RtaFrame[],
    resyncs: 0,
  };
  rta.onConnection((id) => seen.ids.push(id));
  rta.onLost((why) => seen.lost.push(why));
  rta.onTap((tap) => seen.taps.push(tap));
  rta.onFrame((frame) => seen.frames.push(frame));
  rta.onResync(() => seen.resyncs++);
  return { server, clock, signer, rta, seen };
};

const tap = (changeNumber: number, resource = 'scid~template~name') => ({
  timestamp: '2026-11-20T10:00:00.1234567Z',
  subscription: 's',
  resourceType: 'mpsd/session',
  resource,
  changeNumber,
});

describe('opening the change channel', () => {
  it('subscribes to the connection with signed headers and gets its id', async () => {
    const { server, rta, seen } = await set();
    expect(await rta.connect()).toBe('id-1');
    expect(rta.connectionId).toBe('id-1');
    expect(seen.ids).toEqual(['id-1']);
    expect(server.peers[0]?.frames).toEqual(['[1,1,"https://sessiondirectory.xboxlive.com/connections/"]']);
    expect(server.peers[0]?.request.headers).toMatchObject({
      authorization: 'XBL3.0 x=18000000000000102;token-number-0-of-a-player',
      'sec-websocket-protocol': 'rta.xboxlive.com.V2',
    });
  });

  it('is opened once for all who ask', async () => {
    const { server, rta } = await set();
    expect(await Promise.all([rta.connect(), rta.connect()])).toEqual(['id-1', 'id-1']);
    expect(await rta.connect()).toBe('id-1');
    expect(server.handshakes).toBe(1);
  });

  it('copes with replies of others first, events before the reply, and frames that it does not know', async () => {
    const { rta, seen } = await set({
      take: ({ socket }) => {
        socket.pong();
        for (const text of [
          '[1,99,0,3,{"ConnectionId":"not-ours"}]',
          '[1,98,1]',
          'nonsense',
          '[7]',
          '[2,5,0]',
        ]) {
          socket.send(text);
        }
        socket.send(JSON.stringify([3, 0, { shoulderTaps: [tap(1)] }]));
        socket.send(named('ours'));
      },
    });
    expect(await rta.connect()).toBe('ours');
    expect(seen.taps).toHaveLength(1);
    expect(seen.lost).toEqual([]);
  });

  it.each([1001, 1002])('asks again after the passing error %d', async (code) => {
    const { server, clock, rta } = await set({
      take: ({ socket, frames }) =>
        socket.send(frames.length === 1 ? `[1,1,${code}]` : named('id', frames.length)),
    });
    const connecting = rta.connect();
    await until(() => clock.timers[0] === 1_000);
    clock.advance(1_000);
    expect(await connecting).toBe('id');
    expect(server.handshakes).toBe(1);
  });

  it('opens a new socket after a lasting error, and says what it was', async () => {
    let refuse = true;
    const { clock, rta } = await set({
      take: ({ socket }) => socket.send(refuse ? '[1,1,2]' : named('id')),
    });
    const connecting = rta.connect();
    await until(() => rta.trouble !== null);
    expect(rta.trouble).toBe('the subscription was refused with code 2');
    refuse = false;
    clock.advance(1);
    expect(await connecting).toBe('id');
    expect(rta.trouble).toBeNull();
  });

  it('asks for a fresh token when the handshake is answered with 401', async () => {
    let refused = false;
    const { clock, signer, server, rta } = await set({
      refuse: () => {
        if (refused) return null;
        refused = true;
        return { status: 401 };
      },
    });
    const connecting = rta.connect();
    await until(() => rta.trouble !== null);
    clock.advance(1);
    await connecting;
    expect(signer.renewals).toBe(1);
    expect(server.peers[0]?.request.headers.authorization).toContain('token-number-1');
  });

  it('obeys Retry-After of a refused handshake', async () => {
    let refused = false;
    const { clock, rta } = await set({
      refuse: () => {
        if (refused) return null;
        refused = true;
        return { status: 503, headers: { 'Retry-After': '7' } };
      },
    });
    const connecting = rta.connect();
    await until(() => rta.trouble !== null);
    expect(clock.timers).toEqual([7_000]);
    clock.advance(7_000);
    await connecting;
  });

  it('gives up a handshake or a subscription that is not answered', async () => {
    const { clock, server, rta } = await set({ take: () => undefined });
    void rta.connect().catch(() => undefined);
    await until(() => server.peers[0]?.frames.length === 1);
    clock.advance(10_000);
    expect(rta.trouble).toBe('no reply to the subscription');
    await until(() => server.peers.length === 2);
  });

  it('can be called off, by one who waits or altogether', async () => {
    const { rta } = await set({ take: () => undefined });
    const caller = new AbortController();
    const called = rta.connect(caller.signal);
    const other = rta.connect();
    caller.abort(new Error('called off'));
    await expect(called).rejects.toThrow('called off');
    rta.close();
    await expect(other).rejects.toThrow('closed');
    await expect(rta.connect()).rejects.toThrow('closed');
  });
});

describe('the change channel while it is up', () => {
  it('tells the taps of an event one by one, and remembers the newest of each session', async () => {
    const { server, rta, seen } = await set();
    await rta.connect();
    const shoulderTaps = [tap(2), tap(5, 'other~t~n'), tap(4)];
    server.peers[0]?.socket.send(JSON.stringify([3, 0, { ncid: 'x', shoulderTaps }]));
    await until(() => seen.taps.length === 3);
    expect(seen.taps.map((each) => each.changeNumber)).toEqual([2, 5, 4]);
    expect(rta.lastTap('scid~template~name')?.changeNumber).toBe(4);
    expect(rta.lastTap('unknown')).toBeNull();
  });

  it('tells of a resync', async () => {
    const { server, rta, seen } = await set();
    await rta.connect();
    server.peers[0]?.socket.send('[4]');
    await until(() => seen.resyncs === 1);
  });

  it('shows every frame, and opening and closing', async () => {
    const { server, rta, seen } = await set();
    await rta.connect();
    server.peers[0]?.socket.close(4000, 'over');
    await until(() => seen.lost.length === 1);
    expect(
      seen.frames.map((frame) => RtaFrameSchema.parse(frame)).map(({ direction, text }) => [direction, text]),
    ).toEqual([
      ['open', server.rtaUrl],
      ['out', '[1,1,"https://sessiondirectory.xboxlive.com/connections/"]'],
      ['in', named('id-1')],
      ['close', 'closed 4000 over'],
    ]);
  });

  it('stops telling a listener that has left', async () => {
    const { server, rta, seen } = await set();
    const ids: string[] = [];
    const leave = rta.onTap(() => ids.push('tap'));
    await rta.connect();
    leave();
    server.peers[0]?.socket.send(JSON.stringify([3, 0, { shoulderTaps: [tap(2)] }]));
    await until(() => seen.taps.length === 1);
    expect(ids).toEqual([]);
  });
});

describe('the change channel when it is lost', () => {
  it('reconnects at once, with a new ConnectionId', async () => {
    const { server, clock, rta, seen } = await set();
    await rta.connect();
    server.peers[0]?.socket.terminate();
    await until(() => seen.lost.length === 1);
    expect(rta.connectionId).toBeNull();
    clock.advance(0);
    await until(() => seen.ids.length === 2);
    expect(seen.ids).toEqual(['id-1', 'id-2']);
  });

  it('does not reconnect at once over and over when every connection breaks', async () => {
    const { server, clock, rta, seen } = await set();
    await rta.connect();
    const pauses: (number | undefined)[] = [];
    for (const count of [1, 2, 3]) {
      server.peers.at(-1)?.socket.terminate();
      await until(() => seen.lost.length === count);
      pauses.push(clock.timers[0]);
      clock.advance(clock.timers[0] ?? 0);
      await until(() => seen.ids.length === count + 1);
    }
    expect(pauses).toEqual([0, 1_500, 6_000]);
  });

  it('pauses longer each time, up to a minute and five seconds', () => {
    expect([0, 1, 2, 3, 7, 8, 100].map((n) => reconnectPauseMs(n, () => 0))).toEqual([
      0, 1_000, 4_000, 9_000, 49_000, 60_000, 60_000,
    ]);
    expect([0, 1, 3, 100].map((n) => reconnectPauseMs(n, () => 1))).toEqual([0, 2_000, 14_000, 65_000]);
  });

  it('does not sit out a pause when somebody wants to join', async () => {
    let refuse = true;
    const { clock, rta } = await set({ refuse: () => (refuse ? { status: 500 } : null) });
    void rta.connect();
    await until(() => clock.timers[0] === 0);
    clock.advance(0);
    await until(() => clock.timers[0] === 1_500);
    refuse = false;
    expect(await rta.connect()).toBe('id-1');
  });

  it('finds a socket that is open but deaf', async () => {
    const { server, clock, rta, seen } = await set({ autoPong: false });
    await rta.connect();
    clock.advance(15_000);
    await until(() => clock.timers[0] === 5_000);
    clock.advance(5_000);
    expect(seen.lost).toEqual(['open, but no answer to a ping']);
    clock.advance(0);
    await until(() => server.peers.length === 2);
  });

  it('keeps a socket that answers its pings', async () => {
    const { clock, server, rta, seen } = await set();
    await rta.connect();
    for (let times = 0; times < 3; times++) {
      const pinged = new Promise<void>((resolve) => server.peers[0]?.socket.once('ping', () => resolve()));
      clock.advance(15_000);
      await pinged;
      // Our pong is on its way; when the answer to a ping of the server's is back, it has arrived.
      await new Promise<void>((resolve) => {
        server.peers[0]?.socket.once('pong', () => resolve());
        server.peers[0]?.socket.ping();
      });
      clock.advance(5_000);
    }
    expect(seen.lost).toEqual([]);
    expect(rta.connectionId).toBe('id-1');
  });

  it('sets no timer and opens nothing after it was closed', async () => {
    const { clock, server, rta, seen } = await set();
    await rta.connect();
    rta.close();
    const [peer] = server.peers;
    await until(() => peer?.socket.readyState === peer?.socket.CLOSED);
    await until(() => clock.timers.length === 0);
    expect(server.handshakes).toBe(1);
    expect(seen.lost).toEqual(['closed by us']);
  });
});

describe('renewing the change channel', () => {
  const passNinetyMinutes = async ({ clock, server, seen }: Awaited<ReturnType<typeof set>>) => {
    const steps = (90 * 60) / 20;
    for (let step = 0; step < steps; step++) {
      server.peers[0]?.socket.pong();
      clock.advance(15_000);
      server.peers[0]?.socket.send(JSON.stringify([3, 0, { shoulderTaps: [tap(step)] }]));
      await until(() => seen.taps.length === step + 1);
      clock.advance(5_000);
    }
  };

  it('opens the new connection after ninety minutes, before it closes the old one', async () => {
    const all = await set();
    await all.rta.connect();
    await passNinetyMinutes(all);
    await until(() => all.seen.ids.length === 2);
    const [old] = all.server.peers;
    expect(old?.socket.readyState).toBe(old?.socket.OPEN);
    expect(all.rta.connectionId).toBe('id-2');
    expect(all.seen.lost).toEqual([]);
    all.clock.advance(10_000);
    await until(() => old?.socket.readyState === old?.socket.CLOSED);
    expect(all.rta.connectionId).toBe('id-2');
    expect(all.seen.lost).toEqual([]);
  });

  it('keeps the old connection when the new one cannot be had, and tries again', async () => {
    let refuse = false;
    const all = await set({ refuse: () => (refuse ? { status: 500 } : null) });
    await all.rta.connect();
    refuse = true;
    await passNinetyMinutes(all);
    await until(() => all.clock.timers[0] === 0);
    expect(all.rta.connectionId).toBe('id-1');
    refuse = false;
    all.clock.advance(0);
    await until(() => all.seen.ids.length === 2);
    expect(all.seen.lost).toEqual([]);
  });
});
