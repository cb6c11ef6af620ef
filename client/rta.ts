import { randomUUID } from 'node:crypto';
import type { RtaFrame } from '../protocol/exchange.ts';
import type { ShoulderTap } from '../protocol/taps.ts';
import type { DirectoryAddress, Signer } from './answers.ts';
import { type Clock, systemClock } from './clock.ts';
import { createLastTaps } from './last-taps.ts';
import { createListeners } from './listeners.ts';
import { openRtaSocket, reconnectPauseMs, type SocketEnd } from './rta-socket.ts';
import type { RtaState, RtaTrouble } from './rta-state.ts';
import { nextConnection } from './rta-wait.ts';
import type { FindRtaWay, RtaWay } from './rta-way.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import { errorCode } from './transport.ts';

/** The service closes a connection after two hours; clients renew it at about ninety minutes. [community] */
const RENEW_AFTER_MS = 90 * 60_000;
/** Members are rewritten to the new connection before the old one is closed. */
const OLD_STAYS_MS = 10_000;
/** A connection that lived shorter does not count as a success: no reconnecting at once, over and over. */
const STABLE_AFTER_MS = 10_000;

/** The change channel of one player, shared by his sessions: opened once, then kept up until `close`. */
export type Rta = {
  /** Where it is: `wss://…/connect`. */
  readonly url: string;
  /**
   * The ConnectionId; at once when the channel is up. Rejects when aborted, when closed, and with a `SignInTrouble`
   * when the signer has no credentials.
   */
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
  const refusals = createListeners<SignInTrouble>();
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
  let given: Record<string, string> | undefined;
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
  const notSigned = (end: SocketEnd, error: unknown) => {
    if (!(error instanceof SignInTrouble)) return failed(end);
    if (error.passes) failed(end);
    else {
      // Until somebody has done something about it, trying again by itself is of no use.
      state = 'idle';
      if (!current) trouble = troubleOf(end);
      states.tell();
    }
    refusals.tell(error);
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
    const prepare = async () => {
      if (needsToken) await signer.renew(given);
      needsToken = false; // what is given now is good until it is refused as well
      const way = findWay ? await findWay(address.rtaUrl, reconnects) : {};
      given = await signer.headers({ method: 'GET', url: address.rtaUrl, body: '' });
      return { headers: given, way };
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
        const [id, socket] = [randomUUID(), randomUUID()];
        frames.tell({ kind: 'rta', id, at, direction: 'close', socket, text: why });
        notSigned({ why, code: errorCode(error) }, error);
      },
    );
  };

  const connect = (signal?: AbortSignal): Promise<string> => {
    if (state === 'closed') return Promise.reject(new Error('the change channel has been closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (current) return Promise.resolve(current.id);
    const next = nextConnection({ connections, refusals, ends }, signal);
    // Somebody waits for it now: do not sit out the pause.
    if (state === 'idle' || state === 'waiting') open();
    return next;
  };

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
