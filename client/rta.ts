import { randomUUID } from 'node:crypto';
import type { RtaFrame } from '../protocol/exchange.ts';
import type { ShoulderTap } from '../protocol/taps.ts';
import type { DirectoryAddress, Signer } from './answers.ts';
import { type Clock, systemClock } from './clock.ts';
import { createLastTaps } from './last-taps.ts';
import { createListeners } from './listeners.ts';
import { growingPauseMs, openRtaSocket, type SocketEnd } from './rta-socket.ts';
import type { RtaState, RtaTrouble } from './rta-state.ts';
import type { FindRtaWay, RtaWay } from './rta-way.ts';
import { errorCode } from './transport.ts';

/** The service closes a connection after two hours; clients renew it at about ninety minutes. [community] */
const RENEW_AFTER_MS = 90 * 60_000;
/** Members are rewritten to the new connection before the old one is closed. */
const OLD_STAYS_MS = 10_000;
/** A connection that lived shorter does not count as a success: no reconnecting at once, over and over. */
const STABLE_AFTER_MS = 10_000;
const LONGEST_JITTER_MS = 5_000;

/** The change channel of one player, shared by his sessions: opened once, then kept up until `close`. */
export type Rta = {
  /** Where it is: `wss://…/connect`. */
  readonly url: string;
  /** The ConnectionId; at once when the channel is up. Rejects only when aborted, or closed. */
  connect(signal?: AbortSignal): Promise<string>;
  readonly connectionId: string | null;
  /** Why the last attempt to open it failed; null when the channel is up. */
  readonly trouble: string | null;
  readonly state: RtaState;
  /** That `state` is another. */
  onState(listener: () => void): () => void;
  /** Every new ConnectionId, the first included. */
  onConnection(listener: (connectionId: string) => void): () => void;
  /** That it was up and no longer is; closing it ourselves counts, so that nobody takes it for live. */
  onLost(listener: (why: string) => void): () => void;
  /** Once, when it is closed for good; soon, when it is already. */
  onClosed(listener: () => void): () => void;
  onTap(listener: (tap: ShoulderTap) => void): () => void;
  /** The newest tap of a session, by `sessionKey`: it may come before anybody listens for it. */
  lastTap(session: string): ShoulderTap | null;
  onResync(listener: () => void): () => void;
  /** Every text frame, and each opening and closing. */
  onFrame(listener: (frame: RtaFrame) => void): () => void;
  close(): void;
};

/** Pause before reconnecting for the n-th time since the channel was last stable: at once for n = 0. */
export const reconnectPauseMs = (n: number, random: () => number): number =>
  growingPauseMs(n) + random() * Math.min(LONGEST_JITTER_MS, growingPauseMs(n));

const troubleOf = ({ why, code }: SocketEnd): RtaTrouble => ({ why, code: code ?? null });

export const createRta = (options: {
  address: DirectoryAddress;
  signer: Signer;
  clock?: Clock;
  random?: () => number;
  /** Asked each time that a socket is opened; left out, Node's own way. */
  findWay?: FindRtaWay;
}): Rta => {
  const { address, findWay, signer, clock = systemClock, random = Math.random } = options;
  const connections = createListeners<string>();
  const losses = createListeners<string>();
  const taps = createListeners<ShoulderTap>();
  const resyncs = createListeners<void>();
  const frames = createListeners<RtaFrame>();
  const ends = createListeners<void>();
  const states = createListeners<void>();
  const lastTaps = createLastTaps();

  type Up = { id: string; since: number; close(): void };
  let current: Up | null = null;
  /** Old connections, each with what calls its closing off. */
  const retiring = new Map<Up, () => void>();
  let closeComing = (): void => undefined;
  let state: 'idle' | 'waiting' | 'opening' | 'settled' | 'closed' = 'idle';
  let cancelTimer = (): void => undefined;
  let nextAt = 0;
  let reconnects = 0;
  let needsToken = false;
  let trouble: RtaTrouble | null = null;

  const wait = (ms: number, callback: () => void) => {
    cancelTimer();
    cancelTimer = clock.setTimer(ms, callback);
  };
  const again = (leastMs = 0) => {
    state = 'waiting';
    const ms = Math.max(leastMs, reconnectPauseMs(reconnects, random));
    nextAt = clock.now() + ms;
    wait(ms, open);
    reconnects++;
    states.tell();
  };
  const failed = (end: SocketEnd) => {
    if (!current) trouble = troubleOf(end);
    needsToken = end.status === 401;
    again(end.retryAfterMs);
  };

  const settle = (up: Up) => {
    const old = current;
    if (old) {
      const closeOld = () => {
        retiring.delete(old);
        old.close();
      };
      retiring.set(old, clock.setTimer(OLD_STAYS_MS, closeOld));
    }
    current = up;
    state = 'settled';
    trouble = null;
    wait(RENEW_AFTER_MS, () => {
      reconnects = 0;
      open();
    });
    states.tell();
    connections.tell(up.id);
  };

  const drop = (up: Up, end: SocketEnd) => {
    retiring.get(up)?.();
    if (retiring.delete(up) || current !== up) return;
    current = null;
    trouble = troubleOf(end);
    if (clock.now() - up.since >= STABLE_AFTER_MS) reconnects = 0;
    // While a renewal is being opened, that is the reconnection.
    if (state === 'opening') states.tell();
    else again();
    losses.tell(end.why);
  };

  const start = ({ headers, way }: { headers: Record<string, string>; way: RtaWay }) => {
    let up: Up | null = null;
    const socket = openRtaSocket(
      { url: address.rtaUrl, headers, clock, way },
      {
        onUp: (id) => {
          up = { id, since: clock.now(), close: socket.close };
          settle(up);
        },
        onDown: (end) => (up ? drop(up, end) : failed(end)),
        onTap: (tap) => {
          lastTaps.keep(tap);
          taps.tell(tap);
        },
        onResync: () => resyncs.tell(),
        onFrame: (frame) => frames.tell(frame),
      },
    );
    closeComing = socket.close;
  };

  const open = () => {
    cancelTimer();
    state = 'opening';
    states.tell();
    const { rtaUrl: url } = address;
    const prepare = async () => {
      if (needsToken) await signer.renew();
      const way = findWay ? await findWay(url, reconnects) : {};
      return { headers: await signer.headers({ method: 'GET', url, body: '' }), way };
    };
    prepare().then(
      (prepared) => {
        if (state !== 'closed') start(prepared);
      },
      (error: unknown) => {
        if (state === 'closed') return;
        const why = error instanceof Error ? error.message : String(error);
        const at = new Date(clock.now()).toISOString();
        // No socket was opened; it belongs among the frames all the same, for whoever looks there for the reason.
        frames.tell({
          kind: 'rta',
          id: randomUUID(),
          at,
          direction: 'close',
          socket: randomUUID(),
          text: why,
        });
        failed({ why, code: errorCode(error) });
      },
    );
  };

  const connect = (signal?: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      if (state === 'closed') return reject(new Error('the change channel has been closed'));
      if (signal?.aborted) return reject(signal.reason);
      if (current) return resolve(current.id);
      const finish = (then: () => void) => () => {
        stopWaiting();
        offEnd();
        signal?.removeEventListener('abort', onAbort);
        then();
      };
      const stopWaiting = connections.add((id) => finish(() => resolve(id))());
      const offEnd = ends.add(finish(() => reject(new Error('the change channel was closed'))));
      const onAbort = finish(() => reject(signal?.reason));
      signal?.addEventListener('abort', onAbort, { once: true });
      // Somebody waits for it now: do not sit out the pause.
      if (state === 'idle' || state === 'waiting') open();
    });

  return {
    url: address.rtaUrl,
    connect,
    get connectionId() {
      return current?.id ?? null;
    },
    get trouble() {
      return trouble?.why ?? null;
    },
    get state(): RtaState {
      if (current) return { state: 'up', since: current.since };
      if (state === 'opening') return { state: 'connecting', trouble };
      if (state === 'waiting' && trouble) return { state: 'down', trouble, nextAt };
      return { state: state === 'closed' ? 'closed' : 'idle' };
    },
    onState: states.add,
    onConnection: connections.add,
    onLost: losses.add,
    onClosed: (listener) => {
      if (state !== 'closed') return ends.add(listener);
      queueMicrotask(listener);
      return () => undefined;
    },
    onTap: taps.add,
    lastTap: lastTaps.of,
    onResync: resyncs.add,
    onFrame: frames.add,
    close: () => {
      if (state === 'closed') return;
      state = 'closed';
      cancelTimer();
      closeComing();
      for (const [up, callOff] of retiring) {
        callOff();
        up.close();
      }
      retiring.clear();
      const wasUp = current !== null;
      current?.close();
      current = null;
      states.tell();
      if (wasUp) losses.tell('closed by us');
      ends.tell();
    },
  };
};
