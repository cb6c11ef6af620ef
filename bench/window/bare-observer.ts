import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import type { BenchEmulator } from '../emulator.ts';
import { milliseconds } from '../turns.ts';

const Connected = z.tuple([
  z.literal(1),
  z.literal(1),
  z.literal(0),
  z.number(),
  z.object({ ConnectionId: z.string() }),
]);
const Tapped = z.tuple([
  z.literal(3),
  z.number(),
  z.object({ shoulderTaps: z.array(z.object({ changeNumber: z.number() })) }),
]);

export type Observer = {
  /** The change numbers that were tapped, and when: hrtime. */
  taps(): { number: number; at: bigint }[];
  /** Milliseconds from a tap to the end of a bare `fetch` of the session. */
  reads(): number[];
  close(): void;
};

/** Dan, who is in the session, with a bare socket and a bare `fetch` in place of a program. */
export const bareObserver = async ({ url, rtaUrl }: BenchEmulator, ref: SessionRef): Promise<Observer> => {
  const authorization = `XBL3.0 x=${DEMO_PLAYERS.Dan};beckon`;
  const headers = { authorization, 'x-xbl-contract-version': '107', 'content-type': 'application/json' };
  const taps: { number: number; at: bigint }[] = [];
  const reads: number[] = [];
  let reading = false;

  const socket = new WebSocket(rtaUrl, 'rta.xboxlive.com.V2', { headers: { authorization } });
  await once(socket, 'open');
  socket.send('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]');
  const [first] = await once(socket, 'message');
  const { ConnectionId: connection } = Connected.parse(JSON.parse(String(first)))[4];

  const read = async (tapped: bigint): Promise<void> => {
    if (reading) return;
    reading = true;
    const answer = await fetch(url + sessionPath(ref), { headers });
    await answer.json();
    reads.push(milliseconds(tapped, process.hrtime.bigint()));
    reading = false;
  };
  socket.on('message', (data) => {
    const at = process.hrtime.bigint();
    const tapped = Tapped.safeParse(JSON.parse(String(data)));
    if (!tapped.success) return;
    for (const { changeNumber } of tapped.data[2].shoulderTaps) taps.push({ number: changeNumber, at });
    read(at).catch((error: unknown) => socket.emit('error', error));
  });

  const subscription = { id: randomUUID(), changeTypes: ['everything'] };
  const me = { properties: { system: { active: true, connection, subscription } } };
  const body = JSON.stringify({ members: { me } });
  const answer = await fetch(url + sessionPath(ref), { method: 'PUT', headers, body });
  if (!answer.ok) throw new Error(`the observer's PUT was answered with ${answer.status}`);
  await answer.text();
  return {
    taps: () => taps.splice(0),
    reads: () => reads,
    close: () => socket.terminate(),
  };
};
