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

/** How a player's change channel stands, as the window is told of it. */
export const channelView = ({ xuid, directory }: Player, rta: RtaState): PlayerChannel => ({
  xuid,
  directory,
  rta: shownState(rta),
});
