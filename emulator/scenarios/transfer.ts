import type { ScenarioFile } from './scenario.ts';

/** The lobby goes over into a game. */
export const transfer: ScenarioFile = {
  name: 'transfer',
  what: 'Ada leads the lobby of Ada, Bea and Cyd into a game: a transfer handle lets its members join that.',
  sessions: {
    lobby: {
      members: ['Ada', 'Bea', 'Cyd'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 8, inactiveRemovalTimeout: 300_000 } },
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    },
    game: {
      template: 'GameSession',
      members: ['Ada'],
      host: 'Ada',
      constants: {
        system: { maxMembersCount: 8, inactiveRemovalTimeout: 300_000, capabilities: { gameplay: true } },
      },
    },
  },
  steps: [{ do: 'transfer', session: 'game', from: 'lobby', as: 'Ada', for: ['Bea', 'Cyd'] }],
};
