import type { ScenarioFile } from './scenario.ts';

/** Everybody turns inactive and is removed; the invite then leads nowhere. */
export const sessionExpires: ScenarioFile = {
  name: 'session-expires',
  what: 'All members turn inactive after 5 s and are removed 10 s later: the session is gone, the invite is not.',
  sessions: {
    lobby: {
      members: ['Ada', 'Cyd'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 8, inactiveRemovalTimeout: 10_000 } },
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    },
  },
  steps: [
    { do: 'invite', session: 'lobby', from: 'Ada', to: 'Bea' },
    { do: 'wait', ms: 5_000 },
    ...['Ada', 'Cyd'].map((as) => ({
      do: 'write' as const,
      session: 'lobby',
      as,
      body: { members: { me: { properties: { system: { active: false } } } } },
    })),
  ],
};
