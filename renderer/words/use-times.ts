import { useMirror } from '../store/store.ts';
import { dateAndTime, minuteTime, preciseTime, shortTime, type TimeZone, timeOfDay } from './time.ts';

export type Times = {
  zone: TimeZone;
  /** Time of day for today, the date for before. */
  short(iso: string): string;
  ofDay(iso: string): string;
  dateAndTime(iso: string): string;
  /** To the minute; with the date where it is another day than today. */
  minute(iso: string): string;
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
    minute: (iso) => minuteTime(iso, zone),
    precise: (iso) => preciseTime(iso, zone),
  };
};
