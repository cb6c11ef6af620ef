import type { Clock } from './clock.ts';
import { headerOf, retryAfterMs } from './headers.ts';
import { createListeners } from './listeners.ts';
import {
  kindsOf,
  type Limit,
  type LimitKind,
  refusalIn,
  SESSION_DIRECTORY_LIMITS,
} from './service-limits.ts';
import type { HttpAnswer, HttpRequest } from './transport.ts';

export type Counter = { kind: LimitKind; used: number; max: number; seconds: number };

export type LimitsState = {
  /** Those of every call, and of searches while one counts. */
  counters: Counter[];
  /** How many calls wait. */
  waiting: number;
  /** When the first of them may go, in milliseconds since 1970; null where none waits, or an answer decides it. */
  until: number | null;
};

/** A call that was let through. */
export type Pass = {
  /** It had to wait for its turn. */
  held: boolean;
  /** It has ended: with this answer, or with none. */
  end(answer: HttpAnswer | null): void;
};

/** A call while it waits for its turn, and nothing of it has been sent. */
export type Hold = {
  /** Calls it off then, and no longer once it is on its way. */
  callOff: AbortSignal;
  /** It waits, or does so no longer. */
  onHeld(held: boolean): void;
};

/** Counts the calls of one player in one title, and holds those back that would break a limit. */
export type CallLimits = {
  /**
   * Waits for its turn, in the order of asking among calls of a kind; null when it was called off meanwhile.
   * `onHeld`: it has to wait.
   */
  enter(request: HttpRequest, signal?: AbortSignal, onHeld?: () => void): Promise<Pass | null>;
  state(): LimitsState;
  /** That `state` is another; when calls only grow old, at most once a second. */
  onChange(listener: () => void): () => void;
};

/** When a call was under way: the service counted it at some moment between the two. */
type Counted = { ended: number | null };
type Waiting = { kinds: LimitKind[]; held: boolean; admit(pass: Pass | null): void };

const KINDS: readonly LimitKind[] = ['session', 'search-read', 'search-write'];
const TELL_EVERY_MS = 1_000;

/**
 * A call counts from its sending until its period after its end, so that no window of that length, wherever the
 * service lets it begin and however long a call was on its way, ever holds more than the limit.
 */
export const createCallLimits = (clock: Clock): CallLimits => {
  const limits: Record<LimitKind, Limit[]> = {
    session: SESSION_DIRECTORY_LIMITS.session.map((limit) => ({ ...limit })),
    'search-read': SESSION_DIRECTORY_LIMITS['search-read'].map((limit) => ({ ...limit })),
    'search-write': SESSION_DIRECTORY_LIMITS['search-write'].map((limit) => ({ ...limit })),
  };
  const counted: Record<LimitKind, Counted[]> = { session: [], 'search-read': [], 'search-write': [] };
  /** Until when the service said to wait. */
  const toldUntil: Record<LimitKind, number> = { session: 0, 'search-read': 0, 'search-write': 0 };
  const queue = new Set<Waiting>();
  const changes = createListeners<void>();
  let cancelPump = (): void => undefined;
  let cancelTell = (): void => undefined;

  const counting = (kind: LimitKind, { ms }: Limit, now: number): Counted[] =>
    counted[kind].filter(({ ended }) => ended === null || ended + ms > now);

  /** From when on a call of this kind breaks no limit; infinite where that takes an answer that is awaited. */
  const freeAt = (kind: LimitKind, now: number): number => {
    const free = limits[kind].map((limit) => {
      const all = counting(kind, limit, now);
      const tooMany = all.length - limit.max;
      if (tooMany < 0) return now;
      const ends = all.map(({ ended }) => ended ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
      return (ends[tooMany] ?? Number.POSITIVE_INFINITY) + limit.ms;
    });
    return Math.max(toldUntil[kind], ...free);
  };
  const mayGoAt = (kinds: readonly LimitKind[], now: number): number =>
    Math.max(...kinds.map((kind) => freeAt(kind, now)));

  const forget = (now: number): void => {
    for (const kind of KINDS) {
      const longest = Math.max(...limits[kind].map(({ ms }) => ms));
      counted[kind] = counted[kind].filter(({ ended }) => ended === null || ended + longest > now);
    }
  };

  /** The next moment at which a number of `state` is another because a call has grown old. */
  const tellAsTheyAge = (now: number): void => {
    cancelTell();
    const ages = KINDS.flatMap((kind) =>
      limits[kind].flatMap((limit) =>
        counting(kind, limit, now).flatMap(({ ended }) => (ended === null ? [] : [ended + limit.ms])),
      ),
    );
    if (ages.length === 0) return;
    const ms = Math.max(TELL_EVERY_MS, Math.min(...ages) - now);
    cancelTell = clock.setTimer(ms, () => {
      forget(clock.now());
      changed();
    });
  };
  const changed = (): void => {
    changes.tell();
    tellAsTheyAge(clock.now());
  };

  const learn = (kinds: readonly LimitKind[], { headers, body }: HttpAnswer, now: number): void => {
    const refusal = refusalIn(body);
    const isItsOwn = (limit: Limit) => limit.max === refusal?.maxRequests;
    // A search has two sets of numbers: the one that the answer names, else its own.
    const kind = kinds.find((one) => limits[one].some(isItsOwn)) ?? kinds.at(-1) ?? 'session';
    const waitMs = retryAfterMs(headerOf(headers, 'Retry-After'), now);
    if (waitMs !== null) toldUntil[kind] = Math.max(toldUntil[kind], now + waitMs);
    // The documented numbers may change; those of other periods are a session's, not the player's.
    const known = limits[kind].find(({ ms }) => ms === (refusal?.periodInSeconds ?? 0) * 1000);
    if (known && refusal) known.max = refusal.maxRequests;
  };

  const begin = ({ kinds, held }: Waiting): Pass => {
    const call: Counted = { ended: null };
    for (const kind of kinds) counted[kind].push(call);
    return {
      held,
      end: (answer) => {
        const ended = clock.now();
        call.ended = ended;
        if (answer?.status === 429) learn(kinds, answer, ended);
        letThrough();
        changed();
      },
    };
  };

  const letThrough = (): void => {
    cancelPump();
    const now = clock.now();
    forget(now);
    for (const waiting of queue) {
      if (mayGoAt(waiting.kinds, now) > now) continue;
      queue.delete(waiting);
      waiting.admit(begin(waiting));
    }
    const next = Math.min(...[...queue].map(({ kinds }) => mayGoAt(kinds, now)));
    if (!Number.isFinite(next)) return;
    cancelPump = clock.setTimer(next - now, () => {
      letThrough();
      changed();
    });
  };

  return {
    enter: (request, signal, onHeld) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(null);
        const callOff = () => waiting.admit(null);
        const waiting: Waiting = {
          kinds: kindsOf(request),
          held: false,
          admit: (pass) => {
            signal?.removeEventListener('abort', callOff);
            resolve(pass);
            if (!queue.delete(waiting)) return;
            letThrough();
            changed();
          },
        };
        signal?.addEventListener('abort', callOff, { once: true });
        queue.add(waiting);
        letThrough();
        waiting.held = true;
        if (queue.has(waiting)) onHeld?.();
        changed();
      }),
    state: () => {
      const now = clock.now();
      const counters = KINDS.flatMap((kind) =>
        limits[kind].map(
          (limit): Counter => ({
            kind,
            used: counting(kind, limit, now).length,
            max: limit.max,
            seconds: limit.ms / 1000,
          }),
        ),
      );
      const [first] = [...queue].map(({ kinds }) => mayGoAt(kinds, now)).sort((a, b) => a - b);
      return {
        counters: counters.filter(({ kind, used }) => kind === 'session' || used > 0),
        waiting: queue.size,
        until: first !== undefined && Number.isFinite(first) ? first : null,
      };
    },
    onChange: changes.add,
  };
};
