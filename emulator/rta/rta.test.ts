import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { ConnectionData, parseServiceFrame, type ServiceFrame } from '../../protocol/rta.ts';
import { type SessionRef, sessionKey } from '../../protocol/session-ref.ts';
import { tapsOf } from '../../protocol/taps.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const CONNECTIONS = '"https://sessiondirectory.xboxlive.com/connections/"';

/** Hands out what comes in, in order; waits when there is nothing yet. */
const queue = <Item>() => {
  const items: Item[] = [];
  let wake = (): void => undefined;
  return {
    items,
    push: (item: Item): void => {
      items.push(item);
      wake();
    },
    next: async (wanted: (item: Item) => boolean = () => true): Promise<Item> => {
      for (;;) {
        const item = items.shift();
        if (item === undefined)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        else if (wanted(item)) return item;
      }
    },
  };
};

describe('the change channel', () => {
  let clock: ReturnType<typeof manualClock>;
  let log: ReturnType<typeof queue<string>>;
  let emulator: Emulator;
  beforeEach(async () => {
    clock = manualClock();
    log = queue<string>();
    emulator = await startEmulator({ clock, log: log.push });
  });
  afterEach(() => emulator.close());

  const open = async (xuid: string, protocol = 'rta.xboxlive.com.V2') => {
    const socket = new WebSocket(emulator.rta, protocol, {
      headers: { authorization: `XBL3.0 x=${xuid};beckon` },
    });
    const frames = queue<ServiceFrame>();
    socket.on('message', (data) => {
      const parsed = parseServiceFrame(String(data));
      if (parsed.ok) frames.push(parsed.frame);
    });
    await once(socket, 'open');
    const subscribe = async (): Promise<string> => {
      socket.send(`[1,1,${CONNECTIONS}]`);
      const frame = await frames.next();
      return ConnectionData.parse(frame.kind === 'subscribed' ? frame.data : null).ConnectionId;
    };
    return { socket, frames, subscribe };
  };

  const joined = async (connection: string, subscription = 'a-subscription'): Promise<SessionRef> => {
    const { handleId, sessionRef } = await lobby(emulator);
    await caller(emulator, Bea).put(`/handles/${handleId}/session`, joinBody(Bea, connection, subscription));
    return sessionRef;
  };

  it('answers a subscription to connections with a ConnectionId, sequence number 0 included', async () => {
    const { socket, frames } = await open(Bea);
    socket.send(`[1,0,${CONNECTIONS}]  `);
    expect(await frames.next()).toEqual({
      kind: 'subscribed',
      seq: 0,
      subscriptionId: 0,
      data: { ConnectionId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    socket.send('[2,1,0]');
    expect(await frames.next()).toEqual({ kind: 'unsubscribed', seq: 1, code: 0 });
  });

  it('takes the plain subprotocol too, and answers with the one that was offered', async () => {
    const { socket } = await open(Bea, 'rta.xboxlive.com');
    expect(socket.protocol).toBe('rta.xboxlive.com');
    expect((await open(Bea, 'a-name-of-its-own')).socket.protocol).toBe('a-name-of-its-own');
  });

  it('refuses a resource that it does not know, and passes over what is no frame', async () => {
    const { socket, frames } = await open(Bea);
    socket.send('no frame');
    socket.send('{}');
    socket.send(Buffer.from([1, 2, 3]));
    socket.send('[1,5,"https://example.com/nothing"]');
    expect(await frames.next()).toEqual({ kind: 'subscribe-failed', seq: 5, code: 1 });
  });

  it.each([
    ['without authorization', {}, 401],
    ['by a web page', { authorization: `XBL3.0 x=${Bea};beckon`, origin: 'https://example.com' }, 403],
    ['under another host name', { authorization: `XBL3.0 x=${Bea};beckon`, host: 'rebound.example' }, 421],
  ])('is not opened %s', async (_, headers, status) => {
    const socket = new WebSocket(emulator.rta, 'rta.xboxlive.com.V2', { headers });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(status);
    socket.on('error', () => undefined);
    socket.terminate();
  });

  it('taps a member for his own join, in lower case and with the change number', async () => {
    const { frames, subscribe } = await open(Bea);
    const ref = await joined(await subscribe(), '122B8D55-44D3-4959-A4D8-3DE14FA2D9B8');
    expect(await frames.next()).toEqual({
      kind: 'event',
      subscriptionId: 0,
      data: {
        ncid: expect.any(String),
        shoulderTaps: [
          {
            timestamp: '2026-11-20T12:00:00Z',
            subscription: '122b8d55-44d3-4959-a4d8-3de14fa2d9b8',
            resourceType: 'mpsd/session',
            resource: sessionKey(ref),
            branch: expect.any(String),
            changeNumber: 6,
          },
        ],
      },
    });
  });

  it('gathers what happens shortly after a tap into one with the last change number', async () => {
    const { frames, subscribe } = await open(Bea);
    const ref = await joined(await subscribe());
    await frames.next();
    for (const step of [1, 2, 3]) await caller(emulator, Ada).put(ref, { properties: { custom: { step } } });
    expect(frames.items).toEqual([]);
    clock.advance(50);
    expect(await frames.next()).toMatchObject({ data: { shoulderTaps: [{ changeNumber: 9 }] } });
  });

  it('taps for the change types alone that the member subscribed to', async () => {
    const { frames, subscribe } = await open(Bea);
    const ref = await joined(await subscribe());
    await frames.next();
    const system = { subscription: { id: 'hosts', changeTypes: ['host'] } };
    await caller(emulator, Bea).put(ref, { members: { me: { properties: { system } } } });
    clock.advance(50);
    await caller(emulator, Ada).put(ref, { properties: { custom: { step: 1 } } });
    await caller(emulator, Ada).put(ref, { properties: { system: { host: null } } });
    clock.advance(50);
    expect(await frames.next()).toMatchObject({
      data: { shoulderTaps: [{ subscription: 'hosts', changeNumber: 9 }] },
    });
  });

  it('taps a connection for ten sessions, and says in the log which one is too many', async () => {
    const { frames, subscribe } = await open(Bea);
    const connection = await subscribe();
    const bea = caller(emulator, Bea);
    for (let number = 0; number < 11; number += 1)
      await bea.put(someRef(`session-${number}`), joinBody(Bea, connection, `s${number}`));
    await log.next((line) => line.includes('is not tapped for') && line.includes('session-10'));
    await bea.put(someRef('session-0'), { members: { me: null } });
    await bea.put(someRef('session-11'), joinBody(Bea, connection, 'the last'));
    const events: string[][] = [];
    while (!events.flat().includes('the last')) {
      clock.advance(50);
      const frame = await frames.next();
      events.push(tapsOf(frame.kind === 'event' ? frame.data : null).map((tap) => tap.subscription));
    }
    const tapped = events.flat();
    expect(events.length).toBeLessThan(tapped.length); // those of several sessions share an event
    expect(tapped).toEqual(expect.arrayContaining(['s0', 's9']));
    expect(tapped).not.toContain('s10');
  });

  it('taps without a change number when the session is gone', async () => {
    const { frames, subscribe } = await open(Bea);
    const ref = await joined(await subscribe());
    await frames.next();
    await control(emulator, 'POST', 'reset');
    clock.advance(50);
    const frame = await frames.next();
    expect(frame).toMatchObject({ data: { shoulderTaps: [{ resource: sessionKey(ref) }] } });
    expect(JSON.stringify(frame)).not.toContain('changeNumber');
  });

  it('turns a member inactive 30 s after his connection was lost, and not before', async () => {
    const { socket, subscribe } = await open(Bea);
    const ref = await joined(await subscribe());
    const beaIsActive = async () =>
      (await caller(emulator, Ada).get(ref)).document().members?.['3']?.properties.system.active;
    socket.terminate();
    await log.next((line) => line.startsWith(`RTA ${Bea} lost`));
    clock.advance(29_999);
    expect(await beaIsActive()).toBe(true);
    clock.advance(1);
    expect(await beaIsActive()).toBe(undefined);
  });

  it('keeps a member active who has written his new connection in time', async () => {
    const first = await open(Bea);
    const ref = await joined(await first.subscribe());
    first.socket.terminate();
    await log.next((line) => line.startsWith(`RTA ${Bea} lost`));
    const connection = await (await open(Bea)).subscribe();
    await caller(emulator, Bea).put(ref, {
      members: { me: { properties: { system: { active: true, connection } } } },
    });
    clock.advance(30_000);
    const { members } = (await caller(emulator, Ada).get(ref)).document();
    expect(members?.['3']?.properties.system).toMatchObject({ active: true, connection });
  });

  it('closes a connection after two hours', async () => {
    const { socket } = await open(Bea);
    const closed = once(socket, 'close');
    clock.advance(2 * 60 * 60 * 1_000);
    expect((await closed)[0]).toBe(1000);
  });

  it('is cut by a fault, for the player who is named alone', async () => {
    const ada = await open(Ada);
    const bea = await open(Bea);
    const closed = once(bea.socket, 'close');
    await control(emulator, 'POST', 'faults', { match: { xuid: Bea }, fault: { kind: 'drop-rta' } });
    expect((await closed)[0]).toBe(1006);
    expect(ada.socket.readyState).toBe(WebSocket.OPEN);
  });
});
