import { describe, expect, it } from 'vitest';
import { RtaFrame } from '../protocol/exchange.ts';
import { named } from './testing/rta-server.ts';
import { setRta, tap } from './testing/rta-set.ts';
import { until } from './testing/until.ts';

describe('opening the change channel', () => {
  it('subscribes to the connection with signed headers and gets its id', async () => {
    const { server, rta, seen } = await setRta();
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
    const { server, rta } = await setRta();
    expect(await Promise.all([rta.connect(), rta.connect()])).toEqual(['id-1', 'id-1']);
    expect(await rta.connect()).toBe('id-1');
    expect(server.handshakes).toBe(1);
  });

  it('copes with replies of others first, events before the reply, and frames that it does not know', async () => {
    const { rta, seen } = await setRta({
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
    const { server, clock, rta } = await setRta({
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
    const { clock, rta } = await setRta({
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

  it('asks for a fresh token when the handshake is answered with 401, and not again when it is renewed', async () => {
    let refused = false;
    const { clock, signer, server, rta } = await setRta({
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
    clock.advance(90 * 60_000);
    await until(() => server.peers.length === 2);
    expect(signer.renewals).toBe(1);
  });

  it('obeys Retry-After of a refused handshake', async () => {
    let refused = false;
    const { clock, rta } = await setRta({
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
    const { clock, server, rta } = await setRta({ take: () => undefined });
    void rta.connect().catch(() => undefined);
    await until(() => server.peers[0]?.frames.length === 1);
    clock.advance(10_000);
    expect(rta.trouble).toBe('no reply to the subscription');
    await until(() => server.peers.length === 2);
  });

  it('can be called off, by one who waits or altogether', async () => {
    const { rta } = await setRta({ take: () => undefined });
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
    const { server, rta, seen } = await setRta();
    await rta.connect();
    const shoulderTaps = [tap(2), tap(5, 'other~t~n'), tap(4)];
    server.peers[0]?.socket.send(JSON.stringify([3, 0, { ncid: 'x', shoulderTaps }]));
    await until(() => seen.taps.length === 3);
    expect(seen.taps.map((each) => each.changeNumber)).toEqual([2, 5, 4]);
    expect(rta.lastTap('scid~template~name')?.changeNumber).toBe(4);
    expect(rta.lastTap('unknown')).toBeNull();
  });

  it('tells of a resync', async () => {
    const { server, rta, seen } = await setRta();
    await rta.connect();
    server.peers[0]?.socket.send('[4]');
    await until(() => seen.resyncs === 1);
  });

  it('shows every frame, and opening and closing', async () => {
    const { server, rta, seen } = await setRta();
    await rta.connect();
    server.peers[0]?.socket.close(4000, 'over');
    await until(() => seen.lost.length === 1);
    expect(
      seen.frames.map((frame) => RtaFrame.parse(frame)).map(({ direction, text }) => [direction, text]),
    ).toEqual([
      ['open', server.rtaUrl],
      ['out', '[1,1,"https://sessiondirectory.xboxlive.com/connections/"]'],
      ['in', named('id-1')],
      ['close', 'closed 4000 over'],
    ]);
  });

  it('stops telling a listener that has left', async () => {
    const { server, rta, seen } = await setRta();
    const ids: string[] = [];
    const leave = rta.onTap(() => ids.push('tap'));
    await rta.connect();
    leave();
    server.peers[0]?.socket.send(JSON.stringify([3, 0, { shoulderTaps: [tap(2)] }]));
    await until(() => seen.taps.length === 1);
    expect(ids).toEqual([]);
  });
});
