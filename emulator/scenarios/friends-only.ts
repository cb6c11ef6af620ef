import type { ScenarioFile } from './scenario.ts';

/** Nobody is invited: who a member follows joins by Ada's activity, and a stranger does not. */
export const friendsOnly: ScenarioFile = {
  name: 'friends-only',
  what: 'Ada plays with friends: Bea, whom she follows, joins by her activity; Eve, a stranger, is refused.',
  sessions: {
    lobby: {
      members: ['Ada'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 8, inactiveRemovalTimeout: 300_000 } },
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    },
  },
  steps: [{ do: 'activity', session: 'lobby', as: 'Ada', joiners: ['Bea', 'Eve'] }],
};
