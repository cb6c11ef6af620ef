import { setTimeout as pause } from 'node:timers/promises';

/** What there is to look at: each is the first part of the path of its controls. */
export const PARTS = [
  'players',
  'sign-ins',
  'sessions',
  'scenarios',
  'faults',
  'requests',
  'clock',
  'limits',
  'snapshots',
  'templates',
  'sandboxes',
] as const;
export type Part = (typeof PARTS)[number];

export type News = {
  /** What is no longer as it was. */
  readonly parts: readonly Part[];
  /** For the first of a connection: nothing that was known before it counts. */
  readonly anew: boolean;
};

/** Who listens is told at once of a change, and of those that follow so many milliseconds later, together. */
const GATHER_MS = 100;

export type NewsDesk = {
  /** Costs nothing while nobody listens. */
  tell(...parts: readonly Part[]): void;
  /** Everything first, then what changes; ends with the signal. */
  listen(signal: AbortSignal): AsyncGenerator<News, void, void>;
};

export const createNewsDesk = (): NewsDesk => {
  const listeners = new Set<(parts: readonly Part[]) => void>();
  return {
    tell: (...parts) => {
      for (const listener of listeners) listener(parts);
    },
    listen: async function* (signal) {
      let changed = new Set<Part>(PARTS);
      let anew = true;
      let wake = (): void => undefined;
      const listener = (parts: readonly Part[]): void => {
        for (const part of parts) changed.add(part);
        wake();
      };
      const end = (): void => wake();
      listeners.add(listener);
      signal.addEventListener('abort', end);
      try {
        while (!signal.aborted) {
          if (changed.size === 0)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          if (signal.aborted) return;
          const parts = [...changed];
          changed = new Set();
          yield { parts, anew };
          anew = false;
          await pause(GATHER_MS, undefined, { signal }).catch(ended);
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', end);
      }
    },
  };
};

/** Who waited is woken by the end of the signal, which the loop looks at; nothing else can go wrong. */
const ended = (): void => undefined;
