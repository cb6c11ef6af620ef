const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'short' });

const sameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** Local time of day of an ISO 8601 time; with 7 digits of a second, as the service writes, too. Text that is no time stays. */
export const timeOfDay = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : clock.format(at);
};

/** Local date and time. */
export const dateAndTime = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : dayAndClock.format(at);
};

/** Time of day for today, the date for before: what fits a list. */
export const shortTime = (iso: string, now: Date = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return sameDay(at, now) ? clock.format(at) : day.format(at);
};

export type TimeZone = 'local' | 'utc';

const twoZones = (options: Intl.DateTimeFormatOptions): Record<TimeZone, Intl.DateTimeFormat> => ({
  local: new Intl.DateTimeFormat(undefined, options),
  utc: new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }),
});
const toTheMillisecond = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const;
const precise = twoZones(toTheMillisecond);
const preciseWithDay = twoZones({ day: 'numeric', month: 'short', ...toTheMillisecond });
const dayIn = twoZones({ dateStyle: 'short' });

/** Time of day to the millisecond, in a zone; with the date where that is not today's there. */
export const preciseTime = (iso: string, zone: TimeZone, now: Date = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const today = dayIn[zone].format(at) === dayIn[zone].format(now);
  return (today ? precise : preciseWithDay)[zone].format(at);
};
