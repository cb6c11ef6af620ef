import { z } from 'zod';
import { SessionRef } from '../../protocol/session-ref.ts';
import { LobbyOptions, lobbyWith } from '../scenarios/lobby.ts';
import { Scenario } from '../scenarios/scenario.ts';
import { createScenarios } from '../scenarios/scenarios.ts';
import { answer, type Control, control, done, made, notFound, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

const Started = z.object({
  scenario: z.string(),
  sessionRef: SessionRef.describe('The first session.'),
  handleId: z.string().optional().describe('The first handle that was made.'),
  links: z.array(z.object({ label: z.string(), link: z.string(), for: z.string() })),
  sessions: z.record(z.string(), SessionRef).describe('By their names in the scenario.'),
  players: z
    .record(z.string(), z.string())
    .describe('The xuids of the demo players and of all whom the scenario names.'),
  goesOn: z.boolean().describe('Steps are still to come, by the clock.'),
});
const Options = z.strictObject({
  seed: z.number().int().optional().describe('For a scenario with a crowd: what it does follows from this.'),
});

/** Situations to try a client in. */
export const scenarioControls = (parts: ControlParts): Control[] => {
  const scenarios = createScenarios(parts);
  return [
    control({
      method: 'GET',
      path: '/scenarios',
      what: 'The scenarios, with what each sets up.',
      answers: z.object({ scenarios: z.array(z.object({ name: z.string(), what: z.string() })) }),
      run: () => answer({ scenarios: scenarios.all().map(({ name, what }) => ({ name, what })) }),
    }),
    withBody({
      method: 'POST',
      path: '/scenarios',
      what: 'Adds a scenario of your own.',
      body: Scenario,
      answers: z.object({ name: z.string(), what: z.string() }),
      run: (scenario) => {
        scenarios.add(scenario);
        return made({ name: scenario.name, what: scenario.what });
      },
    }),
    control({
      method: 'DELETE',
      path: '/scenarios/running',
      what: 'Ends what scenarios still do.',
      run: () => {
        scenarios.stop();
        return done;
      },
    }),
    withBody({
      method: 'POST',
      path: '/scenarios/lobby',
      what: 'Starts the lobby, and answers with its links.',
      body: LobbyOptions,
      answers: Started,
      run: async (options) => made(await scenarios.start(lobbyWith(options))),
    }),
    control({
      method: 'GET',
      path: '/scenarios/{name}',
      what: 'A scenario as its file has it.',
      answers: z.looseObject({ name: z.string() }),
      run: ({ name = '' }) => answer(scenarios.find(name) ?? notFound(`There is no scenario '${name}'.`)),
    }),
    withBody({
      method: 'POST',
      path: '/scenarios/{name}',
      what: 'Starts a scenario, and answers with its links.',
      body: Options,
      answers: Started,
      run: async ({ seed }, { name = '' }) => {
        const scenario = scenarios.find(name) ?? notFound(`There is no scenario '${name}'.`);
        return made(await scenarios.start(scenario, seed));
      },
    }),
  ];
};
