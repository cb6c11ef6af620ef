/** The longest that a timer of Node's takes, in milliseconds: a longer one goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time as the client sees it, so that tests need not wait for it. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls back once after `ms` milliseconds; the returned function calls it off. */
  setTimer(ms: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (ms, callback) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const rest = left - LONGEST_TIMER_MS;
      timer = rest > 0 ? setTimeout(() => wait(rest), LONGEST_TIMER_MS) : setTimeout(callback, left);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};

/** Waits `ms` milliseconds, or until the signal aborts; it never rejects, so ask the signal afterwards. */
export const pause = (clock: Clock, ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.setTimer(ms, end);
    signal?.addEventListener('abort', end, { once: true });
  });
