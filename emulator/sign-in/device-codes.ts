import { randomBytes, randomInt } from 'node:crypto';

/** Seconds. As live.com says them. */
export const CODE_LIFETIME_S = 900;
export const POLL_INTERVAL_S = 5;

/** A sign-in that waits for somebody to say whose it is. */
export type Pending = {
  /** What a person types: 8 letters and digits. */
  readonly userCode: string;
  readonly deviceCode: string;
  readonly client: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** Null until it is completed; false when it was declined. */
  readonly xuid: string | null | false;
};

export type DeviceCodes = {
  begin(client: string, now: number): Pending;
  /** Those that wait for an answer. */
  waiting(now: number): Pending[];
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

/** @param changed called when there is one more or one less that waits */
export const createDeviceCodes = (changed: () => void = () => undefined): DeviceCodes => {
  const codes = new Map<string, Pending>();
  const isOpen = (code: Pending, now: number): boolean => code.expires > now;
  return {
    begin: (client, now) => {
      for (const code of codes.values())
        if (!isOpen(code, now) || codes.size >= MOST) codes.delete(code.deviceCode);
      const code: Pending = {
        userCode: Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
        deviceCode: randomBytes(24).toString('base64url'),
        client,
        expires: now + CODE_LIFETIME_S * 1_000,
        xuid: null,
      };
      codes.set(code.deviceCode, code);
      changed();
      return code;
    },
    waiting: (now) => [...codes.values()].filter((code) => code.xuid === null && isOpen(code, now)),
    answer: (userCode, xuid, now) => {
      const wanted = userCode.toUpperCase();
      const found = [...codes.values()].find((code) => code.userCode === wanted && isOpen(code, now));
      if (!found || found.xuid !== null) return false;
      codes.set(found.deviceCode, { ...found, xuid });
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
