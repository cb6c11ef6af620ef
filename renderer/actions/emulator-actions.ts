import { create } from 'zustand';
import { EMULATOR_TABS, keepStarted, showEmulatorTab } from '../emulator-page/view.ts';
import { command } from '../store/command.ts';
import { showPage, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';
import { focusPage } from './focus.ts';

const isReady: NonNullable<Action['when']> = ({ mirror }) => mirror.emulator.state === 'ready';

export const emulatorActions: readonly Action[] = [
  ...EMULATOR_TABS.map(
    (tab): Action => ({
      id: `emulator.${tab}`,
      group: 'emulator',
      name: (t) => t('action.emulator', { what: t(`emu.tabs.${tab}`) }),
      run: () => {
        showEmulatorTab(tab);
        showPage('emulator');
        focusPage();
      },
    }),
  ),
  {
    id: 'emulator.stop-scenarios',
    group: 'emulator',
    name: (t) => t('action.stopScenarios'),
    when: isReady,
    run: () => ask('emulator.scenarios-stop', null),
  },
  {
    id: 'emulator.restart',
    group: 'emulator',
    name: (t) => t('action.restartEmulator'),
    run: () => ask('emulator.restart', null),
  },
];

/** Names of the emulator's scenarios, once they were asked for. */
export const useScenarios = create<{ names: readonly string[] }>()(() => ({ names: [] }));

/** Asks which scenarios there are. Without an answer none is offered; the emulator's page says what is wrong. */
export const learnScenarios = async (): Promise<void> => {
  if (useStore.getState().mirror.emulator.state !== 'ready') return;
  const answer = await command('emulator.scenarios', null);
  if (answer.ok) useScenarios.setState({ names: answer.value.scenarios.map(({ name }) => name) });
};

/** Starts one, and shows its links on the emulator's page. */
const startScenario = async (name: string): Promise<void> => {
  const started = await ask('emulator.scenario-start', { name });
  if (!started) return;
  keepStarted(started);
  showEmulatorTab('scenarios');
  showPage('emulator');
  focusPage();
};

export const scenarioActions = (names: readonly string[]): Action[] =>
  names.map((name) => ({
    id: `emulator.scenario.${name}`,
    group: 'emulator',
    name: (t) => t('action.scenario', { name }),
    run: () => startScenario(name),
  }));
