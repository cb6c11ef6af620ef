/** "14:05", minutes and seconds; nothing below 0. ISO 8601 text that is no time counts as over. */
export const timeLeft = (until: string, now: number): string => {
  const end = Date.parse(until);
  const seconds = Number.isNaN(end) ? 0 : Math.max(0, Math.ceil((end - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
