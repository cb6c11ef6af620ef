import type { TFunction } from 'i18next';

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** "2 h 5 min": the two largest units of a time. */
const spanWords = (t: TFunction, ms: number): string => {
  let rest = Math.round(Math.abs(ms) / 1_000);
  const words = UNITS.flatMap(([unit, seconds]) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count > 0 ? [t(`clock.${unit}`, { count })] : [];
  });
  return words.slice(0, 2).join(' ');
};

/** How a clock stands to this machine's; what is less than a second is the way of the answer. */
export const aheadWords = (t: TFunction, ahead: number): string => {
  if (Math.abs(ahead) < 1_000) return t('clock.same');
  return t(ahead > 0 ? 'clock.ahead' : 'clock.behind', { by: spanWords(t, ahead) });
};
