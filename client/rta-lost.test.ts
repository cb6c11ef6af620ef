import { describe, expect, it } from 'vitest';
import { reconnectPauseMs } from './rta-socket.ts';
import { setRta, tap } from './testing/rta-set.ts';
import { until } from './testing/until.ts';

describe('the change channel when it is lost', () => {
  it('reconnects at once, with a new ConnectionId', async () => {
    const { server, clock, rta, seen } = await setRta();
    await rta.connect();
    server.peers[0]?.socket.terminate();
    await until(() => seen.lost.length === 1);
    expect(rta.connectionId).toBeNull();
    clock.advance(0);
    await until(() => seen.ids.length === 2);
    expect(seen.ids).toEqual(['id-1', 'id-2']);
  });

  it('does not reconnect at once over and over when every connection breaks', async () => {
    const { server, clock, rta, seen } = await setRta();
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
    const { clock, rta } = await setRta({ refuse: () => (refuse ? { status: 500 } : null) });
    void rta.connect();
    await until(() => clock.timers[0] === 0);
    clock.advance(0);
    await until(() => clock.timers[0] === 1_500);
    refuse = false;
    expect(await rta.connect()).toBe('id-1');
  });

  it('finds a socket that is open but deaf', async () => {
    const { server, clock, rta, seen } = await setRta({ autoPong: false });
    await rta.connect();
    clock.advance(15_000);
    await until(() => clock.timers[0] === 5_000);
    clock.advance(5_000);
    expect(seen.lost).toEqual(['open, but no answer to a ping']);
    clock.advance(0);
    await until(() => server.peers.length === 2);
  });

  it('keeps a socket that answers its pings', async () => {
    const { clock, server, rta, seen } = await setRta();
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
    const { clock, server, rta, seen } = await setRta();
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
  const passNinetyMinutes = async ({ clock, server, seen }: Awaited<ReturnType<typeof setRta>>) => {
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
    const all = await setRta();
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
    const all = await setRta({ refuse: () => (refuse ? { status: 500 } : null) });
    await all.rta.connect();
    refuse = true;
    await passNinetyMinutes(all);
    await until(() => all.clock.timers[0] === 0);
    expect(all.rta.connectionId).toBe('id-1');
    expect(all.rta.state.state).toBe('up');
    refuse = false;
    all.clock.advance(0);
    await until(() => all.seen.ids.length === 2);
    expect(all.seen.lost).toEqual([]);
  });
});

describe('the state of the change channel', () => {
  it('says what it does, why it is down and when it tries again', async () => {
    let refuse = false;
    const { clock, server, rta } = await setRta({ refuse: () => (refuse ? { status: 503 } : null) });
    const states: unknown[] = [];
    rta.onState(() => states.push(rta.state));
    const opened = clock.now();
    expect(rta.state).toEqual({ state: 'idle' });
    await rta.connect();
    refuse = true;
    server.peers[0]?.socket.terminate();
    await until(() => rta.state.state === 'down');
    const lost = { why: 'closed 1006', code: null };
    clock.advance(0);
    await until(() => rta.state.state === 'down' && states.length === 5);
    const answered = { why: 'the handshake was answered with 503', code: null };
    expect(states).toEqual([
      { state: 'connecting', trouble: null },
      { state: 'up', since: opened },
      { state: 'down', trouble: lost, nextAt: opened },
      { state: 'connecting', trouble: lost },
      { state: 'down', trouble: answered, nextAt: opened + 1_500 },
    ]);
    rta.close();
    expect(rta.state).toEqual({ state: 'closed' });
  });
});
