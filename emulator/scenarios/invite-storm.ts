import type { ScenarioFile, Step } from './scenario.ts';

const INVITES = 25;

/** More invites than anybody wants: five at once, and the others one by one. */
export const inviteStorm: ScenarioFile = {
  name: 'invite-storm',
  what: `Ada and Cyd invite Bea ${INVITES} times: five at once, then one every 200 ms.`,
  sessions: {
    lobby: {
      members: ['Ada', 'Cyd'],
      host: 'Ada',
      constants: { system: { maxMembersCount: 8, inactiveRemovalTimeout: 300_000 } },
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    },
  },
  steps: Array.from({ length: INVITES }).flatMap((_, at): Step[] => [
    ...(at < 5 ? [] : [{ do: 'wait' as const, ms: 200 }]),
    {
      do: 'invite',
      session: 'lobby',
      from: at % 2 === 0 ? 'Ada' : 'Cyd',
      to: 'Bea',
      context: `invite ${at + 1}`,
    },
  ]),
};
