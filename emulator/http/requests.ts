/** One call as it is remembered. */
export type LoggedRequest = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly xuid: string | null;
  /** Null when the connection was cut instead of an answer. */
  readonly status: number | null;
  /** Milliseconds, to a hundredth. */
  readonly ms: number;
  /** The rule that refused it, which the wire never tells. */
  readonly because?: string;
  /** The kind of fault that was applied. */
  readonly fault?: string;
};

const MOST = 10_000;

export type RequestLog = {
  add(request: LoggedRequest): void;
  /** Oldest first. */
  all(): LoggedRequest[];
  clear(): void;
};

/** The last 10,000 calls. */
export const createRequestLog = (): RequestLog => {
  let kept: LoggedRequest[] = [];
  let at = 0;
  return {
    add: (request) => {
      kept[at] = request;
      at = (at + 1) % MOST;
    },
    all: () => [...kept.slice(at), ...kept.slice(0, at)],
    clear: () => {
      kept = [];
      at = 0;
    },
  };
};
