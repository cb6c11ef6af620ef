import type { SchemeRow } from '../activation/schemes/scheme-row.ts';
import type { RoundTrip } from './round-trip.ts';
import { type Finding, finding } from './setup-step.ts';

/** Who is started for which links. */
export const lookAtSchemes = async (list: () => Promise<SchemeRow[]>): Promise<Finding[]> =>
  (await list()).map(({ scheme, owner, ours }) => {
    if (ours) return finding('scheme-ours', 'good', { scheme });
    return owner
      ? finding('scheme-other', 'info', { scheme, owner: owner.name })
      : finding('scheme-none', 'warning', { scheme });
  });

/** A link of the first scheme that is ours, through the system and back. */
export const lookAtRoundTrip = async (
  list: () => Promise<SchemeRow[]>,
  trip: Pick<RoundTrip, 'send'>,
): Promise<Finding[]> => {
  const scheme = (await list()).find(({ ours }) => ours)?.scheme;
  if (scheme === undefined) return [finding('trip-none-ours', 'warning')];
  try {
    const way = await trip.send(scheme);
    return [
      way === 'back' ? finding('trip-good', 'good', { scheme }) : finding('trip-lost', 'bad', { scheme }),
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [finding('trip-not-opened', 'bad', { why })];
  }
};

/** What the system's secret store is worth. */
export const lookAtStore = (store: 'secure' | 'weak' | 'none'): Finding[] => {
  switch (store) {
    case 'secure':
      return [finding('store-secure', 'good')];
    case 'weak':
      return [finding('store-weak', 'warning')];
    case 'none':
      return [finding('store-none', 'warning')];
  }
};
