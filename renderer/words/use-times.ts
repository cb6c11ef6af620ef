import { useMirror } from '../store/store.ts';
import { preciseTime, type TimeZone } from './time.ts';

export type Times = {
  zone: TimeZone;
  /** To the millisecond; with the date where it is another day than today. */
  precise(iso: string): string;
};

/** Times in the zone that is set for the window. */
export const useTimes = (): Times => {
  const zone = useMirror((mirror) => mirror.settings.timeZone);
  return { zone, precise: (iso) => preciseTime(iso, zone) };
};
