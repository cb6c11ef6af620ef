import type { Clock } from '../clock.ts';
import type { Directory } from '../directory.ts';
import type { Players } from '../players.ts';
import { BUILT_IN } from './built-in.ts';
import { type Running, runScenario, type Started } from './run.ts';
import { Scenario, type ScenarioFile } from './scenario.ts';

export type Scenarios = {
  all(): Scenario[];
  find(name: string): Scenario | undefined;
  /** Adds a scenario, or puts it in the place of the one of that name. */
  add(scenario: Scenario): void;
  /** Sets one up; a seed takes the place of those in its steps. */
  start(scenario: ScenarioFile, seed?: number): Promise<Started>;
  /** Ends what still goes on. */
  stop(): void;
};

export const createScenarios = (parts: {
  directory: Directory;
  players: Players;
  clock: Clock;
  log: (line: string) => void;
}): Scenarios => {
  const known = new Map(BUILT_IN.map((file) => [file.name, Scenario.parse(file)]));
  let running: Running[] = [];
  const stop = (): void => {
    for (const each of running) each.stop();
    running = [];
  };
  // All players were replaced: by a reset, or by a state that was loaded. The sessions are gone as well.
  parts.players.onChange((player) => {
    if (player === null) stop();
  });
  return {
    all: () => [...known.values()],
    find: (name) => known.get(name.toLowerCase()),
    add: (scenario) => {
      known.set(scenario.name, scenario);
    },
    start: async (file, seed) => {
      const scenario = Scenario.parse(file);
      const steps = scenario.steps.map((step) =>
        step.do === 'busy' && seed !== undefined ? { ...step, seed } : step,
      );
      const one = await runScenario({ ...scenario, steps }, parts);
      if (one.started.goesOn) running.push(one);
      return one.started;
    },
    stop,
  };
};
