import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import { CONNECTIONS_RESOURCE, ConnectionData, formatFrame, parseServiceFrame } from '../../protocol/rta.ts';
import { type SessionRef, sessionKey, sessionPath } from '../../protocol/session-ref.ts';
import { type ShoulderTap, tapSession, tapsOf } from '../../protocol/taps.ts';
import { faultsOf, type Known } from './documents.ts';
import type { Served } from './served.ts';

/** A player on the change channel, who reads his session whenever a tap says that it changed. */
export type Listener = {
  /** What his member names. */
  readonly connection: string;
  readonly subscription: string;
  isOpen(): boolean;
  /** Whether a tap of this change or of a later one came, or comes within a long time. */
  heard(changeNumber: number): Promise<boolean>;
  /** The same of a document: its text, or null. */
  read(changeNumber: number): Promise<string | null>;
  close(): void;
};

type Hearing = {
  readonly xuid: string;
  readonly ref: SessionRef;
  readonly known: Known;
  readonly headers: Record<string, string>;
  readonly sums: { taps: number; reads: number };
  problem(text: string): void;
};

/** Far longer than it takes: a verdict must not depend on time. */
const WITHIN_MS = 30_000;

/** Opens the channel and subscribes to connections. Rejects where either is refused. */
export const listen = async (hearing: Hearing, served: Served): Promise<Listener> => {
  const { xuid, ref, known, headers, sums, problem } = hearing;
  const subscription = `Of-${xuid}`;
  const news = new EventEmitter().setMaxListeners(0);
  const socket = new WebSocket(served.rta, { headers });
  let tapped = 0;
  let last: { readonly changeNumber: number; readonly text: string } | null = null;
  let isReading = false;

  const wrongOf = (tap: ShoulderTap): string | null => {
    if (tapSession(tap) !== sessionKey(ref)) return `a session that he is not in: ${tap.resource}`;
    if (tap.branch !== known.branch) return `the branch ${tap.branch}, which never was`;
    if (tap.changeNumber === undefined) return 'the end of a session that stays';
    return tap.subscription === subscription.toLowerCase() ? null : `the subscription ${tap.subscription}`;
  };
  const hear = (tap: ShoulderTap): void => {
    // It may be heard before the answer to the write that made the session; documents are held against it later.
    known.branch ??= tap.branch;
    const wrong = wrongOf(tap);
    if (wrong !== null) {
      problem(`${xuid}: a tap names ${wrong}`);
      return;
    }
    sums.taps += 1;
    tapped = Math.max(tapped, tap.changeNumber ?? 0);
    // What a tap names was made: no later start may be without it.
    known.changeNumber = Math.max(known.changeNumber, tapped);
    news.emit('news');
    if (!isReading) readOn().catch((error: unknown) => problem(`${xuid}: ${String(error)}`));
  };
  /** Reads until there is nothing newer; it ends with the emulator. */
  const readOn = async (): Promise<void> => {
    isReading = true;
    while (tapped > (last?.changeNumber ?? 0)) {
      const wanted = tapped;
      const answer = await served.call('GET', sessionPath(ref), undefined, headers);
      if (!answer) break;
      if (answer.status !== 200) {
        problem(`${xuid}: after a tap the session is answered with ${answer.status}`);
        break;
      }
      const document: unknown = JSON.parse(answer.text);
      for (const fault of faultsOf(document, known)) problem(`${ref.name}: ${fault}`);
      const changeNumber = Number(Object(document).changeNumber);
      if (!(changeNumber >= wanted)) {
        problem(`${xuid}: change ${changeNumber} is read after the tap of ${wanted}`);
        break;
      }
      sums.reads += 1;
      last = { changeNumber, text: answer.text };
      news.emit('news');
    }
    isReading = false;
  };
  const isOpen = (): boolean => socket.readyState === socket.OPEN;
  const sooner = async (isSo: () => boolean): Promise<boolean> => {
    let isLate = false;
    const stop = setTimeout(() => {
      isLate = true;
      news.emit('news');
    }, WITHIN_MS);
    while (!isSo() && !isLate && isOpen()) await once(news, 'news');
    clearTimeout(stop);
    return isSo();
  };

  await once(socket, 'open');
  socket.on('error', () => undefined); // it is killed in the middle of whatever it says
  socket.on('close', () => news.emit('news'));
  const subscribed = once(socket, 'message');
  socket.send(formatFrame({ kind: 'subscribe', seq: 0, resource: CONNECTIONS_RESOURCE }));
  const frame = parseServiceFrame(String((await subscribed)[0]));
  if (!frame.ok || frame.frame.kind !== 'subscribed')
    throw new Error(`${xuid} can't subscribe: ${String((await subscribed)[0])}`);
  const { ConnectionId: connection } = ConnectionData.parse(frame.frame.data);
  socket.on('message', (text) => {
    const parsed = parseServiceFrame(String(text));
    if (parsed.ok && parsed.frame.kind === 'event') for (const tap of tapsOf(parsed.frame.data)) hear(tap);
    else problem(`${xuid}: an unexpected frame: ${String(text)}`);
  });
  return {
    connection,
    subscription,
    isOpen,
    heard: (changeNumber) => sooner(() => tapped >= changeNumber),
    read: async (changeNumber) => {
      const isThere = await sooner(() => last !== null && last.changeNumber >= changeNumber);
      return isThere && last ? last.text : null;
    },
    close: () => socket.terminate(),
  };
};
