import { z } from 'zod';
import { type Clock, systemClock } from '../../client/clock.ts';

const ReadyLine = z.object({
  url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  rta: z.url({ protocol: /^ws$/, hostname: /^127\.0\.0\.1$/ }),
  key: z.string(),
});

/** A process that was just started: lines of its stdout, and its end. */
export type EmulatorProcess = {
  onLine(listener: (line: string) => void): void;
  /** `why` is for people: the exit code, or what it said last on stderr. */
  onExit(listener: (why: string) => void): void;
  /** Null before it has been spawned. */
  pid(): number | null;
  kill(): void;
};

export type EmulatorAddress = { url: string; rtaUrl: string; key: string };

export type OwnEmulatorState =
  | { state: 'starting' }
  | { state: 'ready'; address: EmulatorAddress; pid: number | null }
  | { state: 'restarting'; trouble: string }
  | { state: 'failed'; trouble: string };

export type OwnEmulator = {
  state(): OwnEmulatorState;
  onState(listener: (state: OwnEmulatorState) => void): void;
  /** Starts it, once. */
  start(): void;
  /** Ends the running one, if any, and starts another at once; also the way out of `failed`. */
  restart(): void;
  stop(): void;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const GIVE_UP_AFTER = 6;
/** Having been up this long it has not died of its start. */
const STEADY_AFTER_MS = 10_000;
const START_WITHIN_MS = 20_000;

/**
 * The program's own emulator: a process that is started again when it dies, on the same port and with the
 * same key, so that the players' connections find it again; with growing pauses, and given up after six
 * deaths in a row.
 */
export const createOwnEmulator = (options: {
  fork: (args: string[], environment: Record<string, string>) => EmulatorProcess;
  key: string;
  clock?: Clock;
}): OwnEmulator => {
  const { fork, key, clock = systemClock } = options;
  const listeners: ((state: OwnEmulatorState) => void)[] = [];
  let state: OwnEmulatorState = { state: 'starting' };
  let current: EmulatorProcess | null = null;
  let port = 0;
  let deaths = 0;
  let cancelTimer = (): void => undefined;

  const enter = (next: OwnEmulatorState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  const launch = (): void => {
    // Not on the command line, which every user of the machine can read.
    const child = fork(['--port', String(port)], { BECKON_EMULATOR_KEY: key });
    current = child;
    let readyAt = 0;
    cancelTimer = clock.setTimer(START_WITHIN_MS, () => child.kill());
    child.onLine((line) => {
      const ready = readReadyLine(line);
      if (child !== current || !ready || readyAt > 0) return;
      cancelTimer();
      readyAt = clock.now();
      port = Number(new URL(ready.url).port);
      const address = { url: ready.url, rtaUrl: ready.rta, key: ready.key };
      enter({ state: 'ready', address, pid: child.pid() });
    });
    child.onExit((why) => {
      if (child !== current) return;
      cancelTimer();
      current = null;
      if (readyAt > 0 && clock.now() - readyAt >= STEADY_AFTER_MS) deaths = 0;
      deaths += 1;
      if (deaths >= GIVE_UP_AFTER) return enter({ state: 'failed', trouble: why });
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (deaths - 1), LONGEST_PAUSE_MS);
      cancelTimer = clock.setTimer(pause, launch);
      enter({ state: 'restarting', trouble: why });
    });
  };

  const stop = (): void => {
    cancelTimer();
    const child = current;
    current = null;
    child?.kill();
  };

  return {
    state: () => state,
    onState: (listener) => listeners.push(listener),
    start: () => {
      if (current === null && state.state === 'starting') launch();
    },
    restart: () => {
      // After giving up, the port itself may be the trouble: another one is taken.
      if (state.state === 'failed') port = 0;
      const child = current;
      stop();
      deaths = 0;
      enter({ state: 'starting' });
      // Its port is free only when it has ended.
      if (child) child.onExit(() => current === null && launch());
      else launch();
    },
    stop,
  };
};

const readReadyLine = (line: string): z.infer<typeof ReadyLine> | null => {
  if (!line.startsWith('{')) return null;
  try {
    return ReadyLine.parse(JSON.parse(line));
  } catch {
    return null; // some other line in braces; without a ready line the start times out and is told
  }
};
