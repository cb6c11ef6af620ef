import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { RtaFrame } from '../protocol/exchange.ts';
import {
  CONNECTIONS_RESOURCE,
  ConnectionData,
  formatFrame,
  parseServiceFrame,
  RTA_CODES,
  RTA_SUBPROTOCOL,
  type ServiceFrame,
} from '../protocol/rta.ts';
import { type ShoulderTap, tapsOf } from '../protocol/taps.ts';
import type { Clock } from './clock.ts';
import { retryAfterMs } from './headers.ts';
import type { RtaWay } from './rta-way.ts';
import { errorCode } from './transport.ts';

/** From the start of the handshake, or from a subscription, to the reply to it. */
const REPLY_WITHIN_MS = 10_000;
/** After some 30 s without a channel the service turns the member inactive; a deaf socket must be found before. */
const PING_EVERY_MS = 15_000;
const PONG_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 1_000;
const LONGEST_JITTER_MS = 5_000;
const LARGEST_FRAME = 4 * 1024 * 1024;

/**
 * Why a socket came to its end: in words, and the code of the error where there was one; `status` when the service
 * answered the handshake with HTTP instead.
 */
export type SocketEnd = { why: string; code?: string; status?: number; retryAfterMs?: number };

export type SocketEvents = {
  /** The service named the connection; from now on it can be written to a member. */
  onUp(connectionId: string): void;
  /** At most once, and not after `close`. */
  onDown(end: SocketEnd): void;
  onTap(tap: ShoulderTap): void;
  onResync(): void;
  onFrame(frame: RtaFrame): void;
};

/** As Chromium names what became of a proxy, so that calls and channel are explained alike. */
const proxyCode = (status: number | null): string => {
  if (status === null) return 'ERR_PROXY_CONNECTION_FAILED';
  return status === 407 ? 'ERR_PROXY_AUTH_REQUESTED' : 'ERR_TUNNEL_CONNECTION_FAILED';
};

/** Pause before the n-th repeat, n from 1, in milliseconds: what Microsoft's client waits. */
const growingPauseMs = (n: number): number => Math.min(n * n, 60) * 1000;

/** Pause before reconnecting for the n-th time since the channel was last stable: at once for n = 0. */
export const reconnectPauseMs = (n: number, random: () => number): number =>
  growingPauseMs(n) + random() * Math.min(LONGEST_JITTER_MS, growingPauseMs(n));

/** Opens one socket of the change channel, subscribes to the connection and keeps asking whether it lives. */
export const openRtaSocket = (
  options: { url: string; headers: Record<string, string>; clock: Clock; way: RtaWay },
  events: SocketEvents,
): { close(): void } => {
  const { url, headers, clock, way } = options;
  const socket = new WebSocket(url, RTA_SUBPROTOCOL, {
    headers,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    ...(way.agent && { agent: way.agent }),
    ...(way.ca && { ca: way.ca }),
  });
  const id = randomUUID();
  const asked = new Set<number>();
  let ended = false;
  let up = false;
  let heard = false;
  let retries = 0;
  let cancelTimer = (): void => undefined;

  const wait = (ms: number, callback: () => void) => {
    cancelTimer();
    cancelTimer = clock.setTimer(ms, callback);
  };
  const show = (direction: RtaFrame['direction'], text: string) =>
    events.onFrame({
      kind: 'rta',
      id: randomUUID(),
      at: new Date(clock.now()).toISOString(),
      direction,
      socket: id,
      text,
    });
  const end = (how: SocketEnd) => {
    if (ended) return;
    ended = true;
    cancelTimer();
    socket.terminate();
    show('close', how.why);
    events.onDown(how);
  };

  const subscribe = () => {
    const seq = asked.size + 1;
    asked.add(seq);
    const text = formatFrame({ kind: 'subscribe', seq, resource: CONNECTIONS_RESOURCE });
    show('out', text);
    socket.send(text);
    wait(REPLY_WITHIN_MS, () => end({ why: 'no reply to the subscription' }));
  };
  const listenForLife = () =>
    wait(PING_EVERY_MS, () => {
      heard = false;
      socket.ping();
      wait(PONG_WITHIN_MS, () => (heard ? listenForLife() : end({ why: 'open, but no answer to a ping' })));
    });

  const take = (frame: ServiceFrame) => {
    switch (frame.kind) {
      case 'subscribed': {
        if (up || !asked.has(frame.seq)) return;
        const connection = ConnectionData.safeParse(frame.data);
        if (!connection.success) return end({ why: 'the reply to the subscription has no ConnectionId' });
        up = true;
        listenForLife();
        return events.onUp(connection.data.ConnectionId);
      }
      case 'subscribe-failed': {
        if (up || !asked.has(frame.seq)) return;
        const passing = frame.code === RTA_CODES.throttled || frame.code === RTA_CODES.unavailable;
        if (!passing) return end({ why: `the subscription was refused with code ${frame.code}` });
        retries++;
        return wait(growingPauseMs(retries), subscribe);
      }
      case 'event':
        // Whatever the subscription id: an event may overtake the reply that would tell ours.
        for (const tap of tapsOf(frame.data)) events.onTap(tap);
        return;
      case 'resync':
        return events.onResync();
      case 'unsubscribed':
        return;
    }
  };

  const through = way.via === undefined ? '' : `through ${way.via}: `;
  wait(REPLY_WITHIN_MS, () => end({ why: `${through}no answer to the handshake`, code: 'timeout' }));
  socket.on('open', () => {
    show('open', url);
    subscribe();
  });
  socket.on('message', (data) => {
    if (ended) return;
    heard = true;
    const text = data.toString();
    show('in', text);
    const parsed = parseServiceFrame(text);
    // A frame that is not understood can be seen among the calls; it is no reason to give the channel up.
    if (parsed.ok) take(parsed.frame);
  });
  socket.on('pong', () => {
    heard = true;
  });
  socket.on('unexpected-response', (_, response) => {
    const tunnel = way.answered?.() ?? 200;
    if (tunnel !== 200) return end({ why: `${way.via} answered ${tunnel}`, code: proxyCode(tunnel) });
    const status = response.statusCode ?? 0;
    const pauseMs = retryAfterMs(response.headers['retry-after'] ?? null, clock.now());
    end({
      why: `the handshake was answered with ${status}`,
      status,
      ...(pauseMs !== null && { retryAfterMs: pauseMs }),
    });
  });
  socket.on('error', (error) => {
    const isProxys = way.answered?.() === null;
    end({ why: through + error.message, code: isProxys ? proxyCode(null) : errorCode(error) });
  });
  socket.on('close', (code, reason) => {
    if (ended) cancelTimer();
    else end({ why: ['closed', code, reason.toString()].filter(Boolean).join(' ') });
  });

  return {
    close: () => {
      if (ended) return;
      ended = true;
      cancelTimer();
      show('close', '1000');
      socket.close(1000);
      wait(CLOSE_WITHIN_MS, () => socket.terminate());
    },
  };
};
