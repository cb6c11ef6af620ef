import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { ConnectionData, parseServiceFrame, type ServiceFrame } from '../../protocol/rta.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('faults of the change channel', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  beforeEach(async () => {
    clock = manualClock();
    emulator = await startEmulator({ clock });
  });
  afterEach(() => emulator.close());

  const open = async (xuid: string) => {
    const socket = new WebSocket(emulator.rta, 'rta.xboxlive.com.V2', {
      headers: { authorization: `XBL3.0 x=${xuid};beckon` },
    });
    const frames: ServiceFrame[] = [];
    socket.on('message', (data) => {
      const parsed = parseServiceFrame(String(data));
      if (parsed.ok) frames.push(parsed.frame);
    });
    await once(socket, 'open');
    return { socket, frames };
  };
  /** Ada, in a session of her own, with an open channel. */
  const inside = async () => {
    const channel = await open(Ada);
    channel.socket.send('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]');
    await expect.poll(() => channel.frames.length).toBe(1);
    const [frame] = channel.frames.splice(0);
    const { ConnectionId } = ConnectionData.parse(frame?.kind === 'subscribed' ? frame.data : null);
    const ada = caller(emulator, Ada);
    await ada.put(someRef(), joinBody(Ada, ConnectionId));
    await expect.poll(() => channel.frames.length).toBe(1);
    channel.frames.splice(0);
    clock.advance(50); // the time for which taps are gathered
    let skill = 0;
    const change = () => {
      skill += 1;
      return ada.put(someRef(), { properties: { custom: { skill } } });
    };
    /** Everything that was sent before has come when the answer to this has. */
    const settled = async () => {
      channel.socket.send('[2,9,99]');
      await expect.poll(() => channel.frames.some(({ kind }) => kind === 'unsubscribed')).toBe(true);
      return channel.frames.splice(0).filter(({ kind }) => kind === 'event').length;
    };
    return { ...channel, change, settled };
  };
  const fault = (kind: string, more: object = {}, times = 1) =>
    control(emulator, 'POST', 'faults', { match: { xuid: Ada }, times, fault: { kind, ...more } });

  it('lose a tap, as often as they are asked to', async () => {
    const { change, settled } = await inside();
    await fault('lose-taps');
    await change();
    expect(await settled()).toBe(0);
    await change();
    expect(await settled()).toBe(1);
  });

  it('bring a tap late, by the clock', async () => {
    const { change, settled } = await inside();
    await fault('delay-taps', { ms: 5_000 });
    await change();
    clock.advance(4_999);
    expect(await settled()).toBe(0);
    clock.advance(1);
    expect(await settled()).toBe(1);
  });

  it('bring a tap twice', async () => {
    const { change, settled } = await inside();
    await fault('double-taps');
    await change();
    expect(await settled()).toBe(1);
    clock.advance(100);
    expect(await settled()).toBe(1);
  });

  it('refuse a subscription with a code, as often as they are asked to', async () => {
    const { socket, frames } = await open(Ada);
    await fault('refuse-subscription', { code: 1002 });
    for (const seq of [1, 2]) socket.send(`[1,${seq},"https://sessiondirectory.xboxlive.com/connections/"]`);
    await expect.poll(() => frames.length).toBe(2);
    expect(frames).toMatchObject([
      { kind: 'subscribe-failed', seq: 1, code: 1002 },
      { kind: 'subscribed', seq: 2, subscriptionId: 0 },
    ]);
  });

  it('send a resync, and cut the connection of one player', async () => {
    const { frames, socket } = await inside();
    const bea = await open(Bea);
    await fault('resync');
    await expect.poll(() => frames.map(({ kind }) => kind)).toEqual(['resync']);
    const closed = once(socket, 'close');
    await fault('drop-rta');
    await closed;
    expect(bea.frames).toEqual([]);
    expect(bea.socket.readyState).toBe(WebSocket.OPEN);
    expect((await control(emulator, 'GET', 'faults')).json()).toEqual({ faults: [] });
  });

  it.each([
    [{ kind: 'status', status: 503 }, 'Unexpected server response: 503'],
    [{ kind: 'refuse' }, 'socket hang up'],
  ])('refuse the handshake: %j', async (body, message) => {
    await control(emulator, 'POST', 'faults', { match: { path: '^/connect' }, times: 1, fault: body });
    await expect(open(Ada)).rejects.toThrow(message);
    (await open(Ada)).socket.close();
  });
});
