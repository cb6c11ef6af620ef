import type { Clock } from '../clock.ts';
import { headerOf } from '../headers.ts';

/** The service's time, as far as its answers tell it: signatures and lifetimes go by it, and not by ours. */
export type ServiceTime = {
  /** Milliseconds since 1970. This machine's until an answer came. */
  now(): number;
  /** This machine's clock less the service's, in milliseconds. */
  skewMs(): number;
  /** The last Date of an answer. */
  date(): string | undefined;
  /** Takes the time from an answer's headers. */
  note(headers: [name: string, value: string][]): void;
};

/** A Date has whole seconds, and an answer is under way for a while. */
const NO_SKEW_MS = 2_000;

export const createServiceTime = (clock: Clock): ServiceTime => {
  let skew = 0;
  let date: string | undefined;
  return {
    now: () => clock.now() - skew,
    skewMs: () => skew,
    date: () => date,
    note: (headers) => {
      const text = headerOf(headers, 'Date') ?? '';
      const at = Date.parse(text);
      if (Number.isNaN(at)) return;
      const found = clock.now() - at;
      skew = Math.abs(found) <= NO_SKEW_MS ? 0 : found;
      date = text;
    },
  };
};
