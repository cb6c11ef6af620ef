import { create } from 'zustand';
import type { StartedScenario } from '../../electron/ipc/contract.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';

export const EMULATOR_TABS = ['scenarios', 'sessions', 'players', 'faults', 'requests', 'state'] as const;
export type EmulatorTab = (typeof EMULATOR_TABS)[number];

type View = {
  tab: EmulatorTab;
  /** The session that is looked at. */
  session: SessionRef | null;
  /** What each scenario answered when it was started last, by its name. */
  started: Readonly<Record<string, StartedScenario>>;
};

/** What is shown of the emulator; it stays when the page is left. */
export const useView = create<View>()(() => ({ tab: 'scenarios', session: null, started: {} }));

export const showEmulatorTab = (tab: EmulatorTab): void => useView.setState({ tab });
export const lookAt = (session: SessionRef): void => useView.setState({ tab: 'sessions', session });
export const keepStarted = (one: StartedScenario): void =>
  useView.setState(({ started }) => ({ started: { ...started, [one.scenario]: one } }));
/** After a reset, or another state: links lead nowhere any more. */
export const forgetView = (): void => useView.setState({ session: null, started: {} });
