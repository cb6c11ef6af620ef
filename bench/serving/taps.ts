import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CONNECTIONS_RESOURCE, ConnectionData, formatFrame, parseServiceFrame } from '../../protocol/rta.ts';
import type { Bench } from '../figure.ts';
import { inTurns } from '../turns.ts';
import { type EmulatorAtWork, startEmulatorAtWork } from './emulator.ts';
import { openLoad } from './load.ts';
import { type Place, requestsTo, xuidOf } from './requests.ts';
import { startServer } from './server.ts';
import { type Subscriber, subscribe } from './subscribers.ts';

/** A session that taps its members has 100 of them at the most: a thousand sockets are those of ten. */
const SESSIONS = 10;
const MEMBERS = 100;
const SOCKETS = SESSIONS * MEMBERS;
const WARM_UP = 5;
/** The emulator gathers a connection's taps for 50 ms after each: a round begins when nothing is gathered. */
const GATHERED_MS = 100;
const MOST_TIMES = 2;

/**
 * A change sent → its last tap here, the change being a write of each of ten sessions at one go. Floor: a frame of the
 * same length, sent to as many sockets by a bare server on `ws` that a PUT brings it to.
 */
export const taps: Bench = async (rounds, print) => {
  const emulator = await startEmulatorAtWork();
  const bare = await startServer(fileURLToPath(new URL('./bare-broadcast.mjs', import.meta.url)));
  const load = await openLoad(bare.port);
  try {
    const members = await subscribed(emulator);
    const change = (round: number) =>
      Array.from({ length: SESSIONS }, (_, session) =>
        emulator.requests.update({ session, player: 0 }, round),
      );
    const heard = members[0]?.heard();
    await emulator.load.send(change(0));
    const frame = z.array(z.unknown()).parse(JSON.parse((await heard) ?? ''));

    const others = await Promise.all(members.map(() => subscribe(`http://127.0.0.1:${bare.port}/`, {})));
    const broadcast = requestsTo(bare.port).store({ session: 0, player: 0 }, frame);
    let round = 0;
    const { value, floor } = await inTurns({
      rounds,
      warmUp: WARM_UP,
      ours: () => {
        round += 1;
        return untilLast(members, () => emulator.load.send(change(round)));
      },
      floor: () => untilLast(others, () => load.send([broadcast])),
    });
    for (const socket of [...members, ...others]) socket.close();
    await print({
      name: `change to its last tap, ${SOCKETS} sockets (${SESSIONS} sessions of ${MEMBERS}, written at one go), p50`,
      value,
      unit: 'ms',
      floor,
      goal: `at most ${MOST_TIMES} x the floor`,
      met: value <= MOST_TIMES * floor,
    });
  } finally {
    load.close();
    await emulator.close();
    await bare.close();
  }
};

/** The members of the sessions, each joined with the connection that he has open. */
const subscribed = async ({ server, load, requests }: EmulatorAtWork): Promise<Subscriber[]> => {
  const sockets: Subscriber[] = [];
  for (let player = 0; player < MEMBERS; player += 1) {
    const places = Array.from({ length: SESSIONS }, (_, session): Place => ({ session, player }));
    if (player === 0) await load.send(places.map(({ session }) => requests.create(session)));
    const joins = places.map(async (place) => {
      const socket = await subscribe(`http://127.0.0.1:${server.port}/connect`, {
        Authorization: `XBL3.0 x=${xuidOf(place)};beckon`,
      });
      sockets.push(socket);
      const answer = socket.heard();
      socket.say(formatFrame({ kind: 'subscribe', seq: 0, resource: CONNECTIONS_RESOURCE }));
      return requests.join(place, connectionIn(await answer));
    });
    await load.send(await Promise.all(joins));
  }
  return sockets;
};

const connectionIn = (text: string): string => {
  const parsed = parseServiceFrame(text);
  if (!parsed.ok || parsed.frame.kind !== 'subscribed') throw new Error(`no subscription: ${text}`);
  return ConnectionData.parse(parsed.frame.data).ConnectionId;
};

/** Milliseconds from a change to the moment when each socket has heard of it. */
const untilLast = async (sockets: readonly Subscriber[], change: () => Promise<unknown>): Promise<number> => {
  await setTimeout(GATHERED_MS);
  const heard = Promise.all(sockets.map((socket) => socket.heard()));
  const began = performance.now();
  const changed = change();
  await heard;
  const took = performance.now() - began;
  await changed;
  return took;
};
