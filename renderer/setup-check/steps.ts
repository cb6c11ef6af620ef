import { create } from 'zustand';
import type { SetupStep } from '../../electron/ipc/contract.ts';
import type { CommandTrouble } from '../store/command.ts';
import { command } from '../store/command.ts';

type Check = {
  steps: readonly SetupStep[];
  busy: boolean;
  trouble: CommandTrouble | null;
};

/** The last check of the set-up, or the one under way: it stays when the page is left. */
export const useSetupCheck = create<Check>()(() => ({ steps: [], busy: false, trouble: null }));

/** A step began or ended; a new check begins with all of them waiting. */
export const noteSetupStep = (step: SetupStep): void =>
  useSetupCheck.setState(({ steps }) => ({
    steps: steps.some((one) => one.step === step.step)
      ? steps.map((one) => (one.step === step.step ? step : one))
      : [...steps, step],
  }));

export const runSetupCheck = async (): Promise<readonly SetupStep[] | null> => {
  useSetupCheck.setState({ busy: true, trouble: null });
  const answer = await command('setup.check', null);
  if (!answer.ok) {
    useSetupCheck.setState({ busy: false, trouble: answer.error });
    return null;
  }
  useSetupCheck.setState({ busy: false, steps: answer.value });
  return answer.value;
};

const ORDER = ['good', 'info', 'warning', 'bad'] as const;
export type Verdict = (typeof ORDER)[number];

/** What counts of a step: the worst that it found. */
export const verdictOf = ({ findings }: SetupStep): Verdict => {
  const only = findings.every(({ is }) => is === 'info') ? 'info' : 'good';
  return findings.reduce<Verdict>(
    (worst, { is }) => (is === 'warning' || is === 'bad' ? worse(worst, is) : worst),
    only,
  );
};

const worse = (one: Verdict, other: Verdict): Verdict =>
  ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;

export const needAttention = (steps: readonly SetupStep[]): number =>
  steps.map(verdictOf).filter((verdict) => verdict === 'warning' || verdict === 'bad').length;
