import { type Clock, pause } from '../../client/clock.ts';
import type { Arrival } from '../activation/arrivals.ts';

/** A system that is busy with its first start of a program takes its time. */
const BACK_WITHIN_MS = 20_000;

export type Trip = 'back' | 'lost';

export type RoundTrip = {
  /** Sends a link of this scheme through the system and waits for it. Rejects where it can't be sent. */
  send(scheme: string): Promise<Trip>;
  /** True for a link that was sent by `send`: it is nobody's invite, and goes no further. */
  takes(arrival: Arrival): boolean;
};

/**
 * A link sent round through the system: the one proof that a click on an invite gets here. It is told from all others
 * by a word that nobody else knows, and has no handle, so that a program which does not know it joins nothing.
 * @param word a new one at each call, of letters and digits
 */
export const createRoundTrip = (options: {
  open: (link: string) => Promise<void>;
  word: () => string;
  clock: Clock;
}): RoundTrip => {
  const { open, word, clock } = options;
  /** By link, what to do when it is back. Late ones are still ours. */
  const sent = new Map<string, () => void>();
  return {
    send: async (scheme) => {
      const link = `${scheme}://activityJoin/?connectionString=beckon-check-${word()}`;
      const back = new AbortController();
      sent.set(link, () => back.abort());
      await open(link);
      await pause(clock, BACK_WITHIN_MS, back.signal);
      return back.signal.aborted ? 'back' : 'lost';
    },
    takes: ({ links }) => {
      const [link] = links;
      const isBack = link && links.length === 1 ? sent.get(link.text) : undefined;
      isBack?.();
      return isBack !== undefined;
    },
  };
};
