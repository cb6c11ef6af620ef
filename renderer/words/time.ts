export type TimeZone = 'local' | 'utc';

const twoZones = (options: Intl.DateTimeFormatOptions): Record<TimeZone, Intl.DateTimeFormat> => ({
  local: new Intl.DateTimeFormat(undefined, options),
  utc: new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }),
});
const clock = twoZones({ timeStyle: 'medium' });
const dayAndClock = twoZones({ dateStyle: 'medium', timeStyle: 'medium' });
const day = twoZones({ dateStyle: 'short' });
const toTheMillisecond = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const;
const minutes = twoZones({ timeStyle: 'short' });
const dayAndMinutes = twoZones({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
const precise = twoZones(toTheMillisecond);
const preciseWithDay = twoZones({ day: 'numeric', month: 'short', ...toTheMillisecond });

const sameDay = (one: Date, other: Date, zone: TimeZone): boolean =>
  day[zone].format(one) === day[zone].format(other);

/** Time of day of an ISO 8601 time; with 7 digits of a second, as the service writes, too. Text that is no time stays. */
export const timeOfDay = (iso: string, zone: TimeZone = 'local'): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : clock[zone].format(at);
};

/** Date and time; UTC says so, for nothing else tells that it is not the clock on the wall. */
export const dateAndTime = (iso: string, zone: TimeZone = 'local'): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return dayAndClock[zone].format(at) + (zone === 'utc' ? ' UTC' : '');
};

/** Time of day for today, the date for before: what fits a list. */
export const shortTime = (iso: string, zone: TimeZone, now: Date = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return (sameDay(at, now, zone) ? clock : day)[zone].format(at);
};

/** To the minute, with the date where it is another day than today: both count where something begins or ends. */
export const minuteTime = (iso: string, zone: TimeZone, now: Date = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return (sameDay(at, now, zone) ? minutes : dayAndMinutes)[zone].format(at);
};

/** Time of day to the millisecond, in a zone; with the date where that is not today's there. */
export const preciseTime = (iso: string, zone: TimeZone, now: Date = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return (sameDay(at, now, zone) ? precise : preciseWithDay)[zone].format(at);
};
