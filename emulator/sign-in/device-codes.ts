import { randomBytes, randomInt } from 'node:crypto';

/** Seconds. As live.com says them. */
export const CODE_LIFETIME_S = 900;
export const POLL_INTERVAL_S = 5;

/** Where a sign-in in a browser goes back to, and what it must prove there. RFC 6749 and 7636 */
export type Redirect = {
  readonly uri: string;
  /** As a form that is posted, or in the query. */
  readonly mode: 'form_post' | 'query';
  readonly state: string | null;
  /** S256 of the verifier that the token is asked with. */
  readonly challenge: string;
  readonly nonce: string | null;
};

/** A sign-in that waits for somebody to say whose it is. */
export type Pending = {
  /** What a person types: 8 letters and digits. A sign-in in a browser is called by one, too. */
  readonly userCode: string;
  /** What the token is asked with; of a sign-in in a browser, the authorization code. */
  readonly deviceCode: string;
  /** Null for a device code. */
  readonly redirect: Redirect | null;
  readonly client: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** Null until it is completed; false when it was declined. */
  readonly xuid: string | null | false;
};

export type DeviceCodes = {
  begin(client: string, now: number, redirect?: Redirect): Pending;
  /** Those that wait for an answer. */
  waiting(now: number): Pending[];
  /** One that waits, by what a person types. */
  named(userCode: string, now: number): Pending | undefined;
  /** Completes one (false: declines it); false when no such sign-in waits. */
  answer(userCode: string, xuid: string | false, now: number): boolean;
  /** By its device code, until it was taken; undefined when there is none, or it has expired. */
  find(deviceCode: string, now: number): Pending | undefined;
  /** A code is good for one token. */
  take(deviceCode: string): void;
  clear(): void;
};

const MOST = 1_000;
/** Without letters and digits that look alike. */
const LETTERS = 'BCDFGHJKMPQRTVWXY2346789';

/** @param changed called when one is begun or answered; of one that expires nobody is told */
export const createDeviceCodes = (changed: () => void = () => undefined): DeviceCodes => {
  const codes = new Map<string, Pending>();
  const isOpen = (code: Pending, now: number): boolean => code.expires > now;
  const named = (userCode: string, now: number): Pending | undefined => {
    const wanted = userCode.toUpperCase();
    return [...codes.values()].find(
      (code) => code.userCode === wanted && code.xuid === null && isOpen(code, now),
    );
  };
  return {
    begin: (client, now, redirect) => {
      for (const code of codes.values())
        if (!isOpen(code, now) || codes.size >= MOST) codes.delete(code.deviceCode);
      const code: Pending = {
        userCode: Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
        deviceCode: randomBytes(24).toString('base64url'),
        redirect: redirect ?? null,
        client,
        expires: now + CODE_LIFETIME_S * 1_000,
        xuid: null,
      };
      codes.set(code.deviceCode, code);
      changed();
      return code;
    },
    waiting: (now) => [...codes.values()].filter((code) => code.xuid === null && isOpen(code, now)),
    named,
    answer: (userCode, xuid, now) => {
      const found = named(userCode, now);
      if (!found) return false;
      codes.set(found.deviceCode, { ...found, xuid });
      changed();
      return true;
    },
    find: (deviceCode, now) => {
      const code = codes.get(deviceCode);
      return code && isOpen(code, now) ? code : undefined;
    },
    take: (deviceCode) => {
      codes.delete(deviceCode);
    },
    clear: () => codes.clear(),
  };
};
