import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { CONNECTIONS_RESOURCE, formatFrame, parseClientFrame, RTA_CODES } from '../../protocol/rta.ts';
import type { ShoulderTap } from '../../protocol/taps.ts';
import type { Clock } from '../clock.ts';

/** How long taps of one connection are gathered after one was sent; the service takes 1 to 2 s. */
const GATHERED_MS = 50;

/** One player's open change channel. */
export type Connection = {
  readonly xuid: string;
  /** What the subscription to connections answers; sessions name the connection by it. */
  readonly id: string;
  /** Queues a tap; of the same session and subscription only the last is sent. */
  tap(tap: ShoulderTap): void;
  /** Closes it hard, as when the network is gone. */
  drop(): void;
  stop(): void;
};

export const createConnection = (socket: WebSocket, xuid: string, clock: Clock): Connection => {
  const id = randomUUID();
  /** Subscription ids of the connections resource, in the order of subscribing. */
  const subscriptions = new Set<number>();
  let nextSubscription = 0;
  const waiting = new Map<string, ShoulderTap>();
  let gathering = false;
  let stopTimer = (): void => undefined;

  const sendFrame = (frame: Parameters<typeof formatFrame>[0]): void => {
    if (socket.readyState === socket.OPEN) socket.send(formatFrame(frame));
  };

  const flush = (): void => {
    gathering = false;
    const [subscriptionId] = subscriptions;
    if (waiting.size === 0 || subscriptionId === undefined) return;
    const shoulderTaps = [...waiting.values()];
    waiting.clear();
    sendFrame({ kind: 'event', subscriptionId, data: { ncid: randomUUID(), shoulderTaps } });
    gathering = true;
    stopTimer = clock.after(GATHERED_MS, flush);
  };

  socket.on('message', (data, isBinary) => {
    const parsed = isBinary ? null : parseClientFrame(String(data));
    if (!parsed?.ok) return; // choice: what is no frame is passed over
    const { frame } = parsed;
    if (frame.kind === 'unsubscribe') {
      const known = subscriptions.delete(frame.subscriptionId);
      sendFrame({
        kind: 'unsubscribed',
        seq: frame.seq,
        code: known ? RTA_CODES.ok : RTA_CODES.unknownResource,
      });
    } else if (isConnections(frame.resource)) {
      const subscriptionId = nextSubscription;
      nextSubscription += 1;
      subscriptions.add(subscriptionId);
      sendFrame({ kind: 'subscribed', seq: frame.seq, subscriptionId, data: { ConnectionId: id } });
      flush();
    } else sendFrame({ kind: 'subscribe-failed', seq: frame.seq, code: RTA_CODES.unknownResource });
  });

  return {
    xuid,
    id,
    tap: (tap) => {
      const key = `${tap.resource}~${tap.subscription}`;
      waiting.delete(key);
      waiting.set(key, tap);
      if (gathering) return;
      gathering = true;
      queueMicrotask(flush);
    },
    drop: () => socket.terminate(),
    stop: () => stopTimer(),
  };
};

const withoutSlash = (resource: string): string => resource.trim().toLowerCase().replace(/\/$/, '');
const isConnections = (resource: string): boolean =>
  withoutSlash(resource) === withoutSlash(CONNECTIONS_RESOURCE);
