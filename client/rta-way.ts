import type { Agent } from 'node:http';

/** How the change channel's socket gets to the service, where that is not Node's own way. */
export type RtaWay = {
  /** Makes the connection, such as through a proxy. */
  agent?: Agent;
  /** The authorities that are trusted, in PEM; left out, Node's own. */
  ca?: string[];
  /** What is on the way, in words, such as `the proxy 127.0.0.1:8888`; left out where nothing is. */
  via?: string;
  /** The status with which what is on the way answered the wish to be connected; null while it has not. */
  answered?(): number | null;
};

/**
 * The way to a socket's address; `attempt` counts from 0 for each time that opening it failed. Rejects with an
 * error that says in words why there is none.
 */
export type FindRtaWay = (url: string, attempt: number) => Promise<RtaWay>;
