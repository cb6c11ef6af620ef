import type { ScenarioFile } from './scenario.ts';

/** The host goes after ten seconds, and nobody is host until Cyd takes over. */
export const hostLeaves: ScenarioFile = {
  name: 'host-leaves',
  what: 'Ada, the host, leaves after 10 s: the session has no host until Cyd takes over 2 s later.',
  sessions: {
    lobby: {
      members: ['Ada', 'Cyd', 'Dan'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 8, inactiveRemovalTimeout: 300_000 } },
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    },
  },
  steps: [
    { do: 'invite', session: 'lobby', from: 'Cyd', to: 'Bea' },
    { do: 'wait', ms: 10_000 },
    { do: 'leave', session: 'lobby', as: 'Ada' },
    { do: 'wait', ms: 2_000 },
    { do: 'write', session: 'lobby', as: 'Cyd', body: { properties: { system: { host: '{deviceToken}' } } } },
  ],
};
