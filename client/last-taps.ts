import { type ShoulderTap, tapSession } from '../protocol/taps.ts';

/** How many sessions' last taps are remembered. */
const REMEMBERED = 200;

/** The newest tap of each session: it may come before anybody listens for it. */
export const createLastTaps = () => {
  const last = new Map<string, ShoulderTap>();
  return {
    keep: (tap: ShoulderTap): void => {
      const session = tapSession(tap);
      if (session === null) return;
      last.delete(session);
      last.set(session, tap);
      const [oldest] = last.keys();
      if (last.size > REMEMBERED && oldest !== undefined) last.delete(oldest);
    },
    /** By `sessionKey`. */
    of: (session: string): ShoulderTap | null => last.get(session) ?? null,
  };
};
