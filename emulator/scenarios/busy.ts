import type { ScenarioFile } from './scenario.ts';

/** A change every half second for ten minutes. */
export const busy: ScenarioFile = {
  name: 'busy',
  what: 'Members come, go and change things every 500 ms, the same way for the same seed; Bea is invited.',
  sessions: {
    lobby: {
      members: ['Ada', 'Cyd', 'Dan'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 16, inactiveRemovalTimeout: 300_000 } },
      properties: { system: { joinRestriction: 'none', readRestriction: 'none' } },
    },
  },
  steps: [
    { do: 'invite', session: 'lobby', from: 'Ada', to: 'Bea' },
    { do: 'busy', session: 'lobby' },
  ],
};
