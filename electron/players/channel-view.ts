import type { LimitsState } from '../../client/limits.ts';
import type { RtaState } from '../../client/rta-state.ts';
import type { Player, PlayerChannel } from './player.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

const shownState = (rta: RtaState): PlayerChannel['rta'] => {
  switch (rta.state) {
    case 'up':
      return { state: 'up', since: iso(rta.since) };
    case 'connecting':
      return { state: 'connecting', trouble: rta.trouble?.why ?? null };
    case 'down':
      return { state: 'down', trouble: rta.trouble.why, nextAt: iso(rta.nextAt) };
    case 'idle':
    case 'closed':
      return { state: 'idle' };
  }
};

/** How a player's change channel stands, and the service's limits for him, as the window is told of them. */
export const channelView = (
  { xuid, directory }: Player,
  rta: RtaState,
  limits: LimitsState | null,
): PlayerChannel => ({
  xuid,
  directory,
  rta: shownState(rta),
  limits: limits && { ...limits, until: limits.until === null ? null : iso(limits.until) },
});
