import { randomUUID } from 'node:crypto';

/** Choice: so long a nonce can be used, once. */
const LIFETIME_MS = 60_000;

export type Nonces = {
  /** A nonce that stands for the authorization of the call that asks for it. */
  make(authorization: string, now: number): string;
  /** The authorization that a nonce stands for; undefined for one that is unknown, used or too old. */
  take(nonce: string, now: number): string | undefined;
};

/** Web pages can set no headers on a WebSocket: they fetch a nonce, and connect with it. xbox-rta's client */
export const createNonces = (): Nonces => {
  const known = new Map<string, { authorization: string; until: number }>();
  return {
    make: (authorization, now) => {
      for (const [nonce, { until }] of known) if (until <= now) known.delete(nonce);
      const nonce = randomUUID();
      known.set(nonce, { authorization, until: now + LIFETIME_MS });
      return nonce;
    },
    take: (nonce, now) => {
      const found = known.get(nonce);
      known.delete(nonce);
      return found && found.until > now ? found.authorization : undefined;
    },
  };
};
