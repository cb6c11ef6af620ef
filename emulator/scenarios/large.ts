import type { ScenarioFile } from './scenario.ts';

/** A session of 1,000 members, which lists its reader alone. */
export const large: ScenarioFile = {
  name: 'large',
  what: 'A large session of 1,000 members: its document lists its reader alone, as me.',
  sessions: {
    world: {
      template: 'WorldSession',
      members: ['Ada', 'Cyd', 'Dan'],
      extraMembers: 997,
      constants: {
        system: {
          maxMembersCount: 2_000,
          capabilities: { large: true, gameplay: true, userAuthorizationStyle: true },
          inactiveRemovalTimeout: 300_000,
        },
      },
    },
  },
  steps: [{ do: 'invite', session: 'world', from: 'Ada', to: 'Bea' }],
};
