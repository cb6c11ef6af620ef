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
