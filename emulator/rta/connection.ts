import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type ClientFrame, formatFrame, parseClientFrame, RTA_CODES } from '../../protocol/rta.ts';
import type { ShoulderTap } from '../../protocol/taps.ts';
import type { Clock } from '../clock.ts';
import { type Resource, resourceOf } from './resources.ts';

/** How long taps of one connection are gathered after one was sent; the service takes 1 to 2 s. */
const GATHERED_MS = 50;
/** docs: so many subscriptions a connection. */
const MOST_SUBSCRIPTIONS = 10;
/** Choice: so many subscribe frames in so long, and then `throttled`. */
const MOST_FRAMES = 100;
const FRAMES_MS = 15_000;

/** One player's open change channel. */
export type Connection = {
  readonly xuid: string;
  /** What the subscription to connections answers; sessions name the connection by it. */
  readonly id: string;
  /** Queues a tap; of the same session and subscription only the last is sent. */
  tap(tap: ShoulderTap): void;
  /** Sends a notification of a title; false when the player subscribed to none of it. */
  notify(titleId: string, data: unknown): boolean;
  /** Says that something may have been missed. */
  resync(): void;
  /** Closes it hard, as when the network is gone. */
  drop(): void;
  stop(): void;
};

/** `faultyCode` gives the code that a fault refuses the next subscription with. */
export const createConnection = (
  socket: WebSocket,
  xuid: string,
  clock: Clock,
  faultyCode: () => number | undefined,
): Connection => {
  const id = randomUUID();
  /** By subscription id, in the order of subscribing. */
  const subscriptions = new Map<number, Resource>();
  let nextSubscription = 0;
  let frames = { began: 0, count: 0 };
  const waiting = new Map<string, ShoulderTap>();
  let gathering = false;
  let stopTimer = (): void => undefined;

  const sendFrame = (frame: Parameters<typeof formatFrame>[0]): void => {
    if (socket.readyState === socket.OPEN) socket.send(formatFrame(frame));
  };
  const subscribed = (wanted: (resource: Resource) => boolean): number | undefined => {
    for (const [subscriptionId, resource] of subscriptions) if (wanted(resource)) return subscriptionId;
    return undefined;
  };

  const flush = (): void => {
    gathering = false;
    const subscriptionId = subscribed(({ kind }) => kind === 'connections');
    if (waiting.size === 0 || subscriptionId === undefined) return;
    const shoulderTaps = [...waiting.values()];
    waiting.clear();
    sendFrame({ kind: 'event', subscriptionId, data: { ncid: randomUUID(), shoulderTaps } });
    gathering = true;
    stopTimer = clock.after(GATHERED_MS, flush);
  };

  const isThrottled = (): boolean => {
    const now = clock.now();
    // A clock that was set back begins anew as well.
    if (now >= frames.began + FRAMES_MS || now < frames.began) frames = { began: now, count: 0 };
    frames.count += 1;
    return frames.count > MOST_FRAMES;
  };
  /** The code that a subscription is refused with; undefined when it is not. */
  const refusal = (resource: Resource | null): number | undefined => {
    if (isThrottled()) return RTA_CODES.throttled;
    const faulty = faultyCode();
    if (faulty !== undefined) return faulty;
    if (!resource) return RTA_CODES.unknownResource;
    if (subscriptions.size >= MOST_SUBSCRIPTIONS) return RTA_CODES.subscriptionLimit;
    return resource.kind === 'notifications' && resource.xuid !== xuid ? RTA_CODES.noResourceData : undefined;
  };
  const subscribe = ({ seq, resource: text }: Extract<ClientFrame, { kind: 'subscribe' }>): void => {
    const resource = resourceOf(text);
    const code = refusal(resource);
    if (!resource || code !== undefined) {
      sendFrame({ kind: 'subscribe-failed', seq, code: code ?? RTA_CODES.unknownResource });
      return;
    }
    const subscriptionId = nextSubscription;
    nextSubscription += 1;
    subscriptions.set(subscriptionId, resource);
    const data = resource.kind === 'connections' ? { ConnectionId: id } : null;
    sendFrame({ kind: 'subscribed', seq, subscriptionId, data });
    if (resource.kind === 'connections') flush();
  };

  socket.on('message', (data, isBinary) => {
    const parsed = isBinary ? null : parseClientFrame(String(data));
    if (!parsed?.ok) return; // choice: what is no frame is passed over
    const { frame } = parsed;
    if (frame.kind === 'subscribe') return subscribe(frame);
    const known = subscriptions.delete(frame.subscriptionId);
    const code = known ? RTA_CODES.ok : RTA_CODES.unknownResource;
    sendFrame({ kind: 'unsubscribed', seq: frame.seq, code });
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
    notify: (titleId, data) => {
      const subscriptionId = subscribed(
        (resource) => resource.kind === 'notifications' && resource.titleId === titleId,
      );
      if (subscriptionId === undefined) return false;
      sendFrame({ kind: 'event', subscriptionId, data });
      return true;
    },
    resync: () => sendFrame({ kind: 'resync' }),
    drop: () => socket.terminate(),
    stop: () => stopTimer(),
  };
};
