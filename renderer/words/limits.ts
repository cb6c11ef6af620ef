import type { TFunction } from 'i18next';
import type { PlayerChannel } from '../../electron/ipc/contract.ts';

type Limits = NonNullable<PlayerChannel['limits']>;
type Counter = Limits['counters'][number];

/** The limits of the player with that xuid; null where nobody limits him. */
export const limitsOf = (channels: readonly PlayerChannel[], xuid: string): Limits | null =>
  channels.find((one) => one.xuid === xuid && one.limits !== null)?.limits ?? null;

const counterText = (t: TFunction, { kind, ...numbers }: Counter): string => t(`limits.${kind}`, numbers);

/** What is used up now, such as `28 of 30 in 15 s · 120 of 300 in 300 s`; empty while nothing counts. */
export const usedText = (t: TFunction, { counters }: Limits): string =>
  counters
    .filter(({ used }) => used > 0)
    .map((counter) => counterText(t, counter))
    .join(' · ');

/** Whole seconds until the first call that waits may go; null where that is not known. */
const secondsLeft = ({ until }: Limits, now: number): number | null =>
  until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));

/** That calls of a player wait, for how long and why; null while none does. */
export const heldText = (
  t: TFunction,
  limits: Limits,
  who: string,
  now: number,
): { waits: string; why: string } | null => {
  if (limits.waiting === 0) return null;
  const seconds = secondsLeft(limits, now);
  const full = limits.counters.find(({ used, max }) => used >= max);
  const count = limits.waiting;
  return {
    waits:
      seconds === null
        ? t('limits.heldForAnswer', { count, who })
        : t('limits.held', { count, who, seconds }),
    why: full ? t('limits.full', { used: counterText(t, full) }) : t('limits.told'),
  };
};
