import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { ScenarioFile } from './scenario.ts';

/** How the lobby differs from the plain one. */
export const LobbyOptions = z.strictObject({
  visibility: z.enum(['open', 'private']).default('open'),
  /** No place is left. */
  full: z.boolean().default(false),
  closed: z.boolean().default(false),
  /** Members who are in, Ada among them; the first four are the demo's players without Bea. */
  members: z.number().int().min(1).max(100).default(3),
  template: z.string().min(1).max(100).default('LobbySession'),
});

/** Ada hosts, others are in, and an invite for Bea lies ready. */
export const lobbyWith = (given: z.input<typeof LobbyOptions>): ScenarioFile => {
  const { visibility, full, closed, members, template } = LobbyOptions.parse(given);
  const named = Object.keys(DEMO_PLAYERS).filter((name) => name !== 'Bea');
  return {
    name: 'lobby',
    what: 'Ada hosts, Cyd and Dan are in, and an invite for Bea lies ready.',
    sessions: {
      lobby: {
        template,
        members: named.slice(0, members),
        extraMembers: Math.max(0, members - named.length),
        host: 'Ada',
        constants: {
          system: {
            visibility,
            maxMembersCount: full ? members : Math.min(100, Math.max(8, members + 1)),
            inactiveRemovalTimeout: 300_000,
          },
        },
        properties: {
          system: {
            joinRestriction: 'followed',
            readRestriction: 'followed',
            ...(closed && { closed: true }),
          },
          custom: { map: 'Harbour', mode: 'Co-op' },
        },
        memberCustom: { skill: 12 },
      },
    },
    steps: [
      // The invite first: the scenario's own handle is the first that is made.
      { do: 'invite', session: 'lobby', from: 'Ada', to: 'Bea' },
      { do: 'activity', session: 'lobby', as: 'Ada' },
    ],
  };
};

export const lobby = lobbyWith({});

export const full: ScenarioFile = {
  ...lobbyWith({ full: true }),
  name: 'full',
  what: 'The lobby without a place left: Bea is invited, and her join is refused.',
};

export const privateLobby: ScenarioFile = {
  ...lobbyWith({ visibility: 'private' }),
  name: 'private',
  what: 'A private lobby: Bea may read it by her invite, and needs a reservation to join.',
};

export const closed: ScenarioFile = {
  ...lobbyWith({ closed: true }),
  name: 'closed',
  what: 'A lobby that was closed after Bea was invited: she may read it, and her join is refused.',
};
