import { useMirror } from '../store/store.ts';
import { dateAndTime, preciseTime, shortTime, type TimeZone, timeOfDay, untilTime } from './time.ts';

export type Times = {
  zone: TimeZone;
  /** Time of day for today, the date for before. */
  short(iso: string): string;
  ofDay(iso: string): string;
  dateAndTime(iso: string): string;
  /** Until when: time of day for today, with the date for another day. */
  until(iso: string): string;
  /** To the millisecond; with the date where it is another day than today. */
  precise(iso: string): string;
};

/** Times in the zone that is set for the window. */
export const useTimes = (): Times => {
  const zone = useMirror((mirror) => mirror.settings.timeZone);
  return {
    zone,
    short: (iso) => shortTime(iso, zone),
    ofDay: (iso) => timeOfDay(iso, zone),
    dateAndTime: (iso) => dateAndTime(iso, zone),
    until: (iso) => untilTime(iso, zone),
    precise: (iso) => preciseTime(iso, zone),
  };
};
