import { z } from 'zod';
import { LobbyOptions, startLobby } from '../scenarios/lobby.ts';
import { answer, type Control, control, made, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

/** Situations to try a client in. */
export const scenarioControls = ({ directory, players }: ControlParts): Control[] => [
  control({
    method: 'GET',
    path: '/scenarios',
    what: 'The scenarios, with what each sets up.',
    answers: z.object({ scenarios: z.array(z.object({ name: z.string(), what: z.string() })) }),
    run: () =>
      answer({
        scenarios: [
          { name: 'lobby', what: 'Ada hosts, Cyd and Dan are in, and an invite for Bea lies ready.' },
        ],
      }),
  }),
  withBody({
    method: 'POST',
    path: '/scenarios/lobby',
    what: 'Starts the lobby, and answers with its links.',
    body: LobbyOptions,
    answers: z.object({
      scenario: z.string(),
      links: z.array(z.object({ label: z.string(), link: z.string(), for: z.string() })),
    }),
    run: async (options) => made(await startLobby(directory, players, options)),
  }),
];
