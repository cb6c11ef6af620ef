import { strikeKnown } from '../../protocol/secrets.ts';
import { type Finding, finding, SETUP_STEPS, type SetupStep, type SetupStepName } from './setup-step.ts';

/** What makes each step; a rejection is shown as what failed, and the next step is made all the same. */
export type SetupLooks = Record<SetupStepName, () => Promise<Finding[]>>;

export type SetupCheck = {
  /** Makes every step, one after the other, and tells of each as it begins and ends. One check at a time. */
  run(): Promise<SetupStep[]>;
};

const messageOf = (error: unknown): string =>
  strikeKnown(error instanceof Error ? error.message : String(error));

/** The numbered check of everything that an invite needs on this machine. It changes nothing. */
export const createSetupCheck = (looks: SetupLooks, tell: (step: SetupStep) => void): SetupCheck => {
  let underWay: Promise<SetupStep[]> | null = null;

  const make = async (step: SetupStepName): Promise<SetupStep> => {
    tell({ step, state: 'running', findings: [] });
    const findings = await looks[step]().catch((error: unknown) => [
      finding('failed', 'bad', { why: messageOf(error) }),
    ]);
    const done: SetupStep = { step, state: 'done', findings };
    tell(done);
    return done;
  };

  const makeAll = async (): Promise<SetupStep[]> => {
    for (const step of SETUP_STEPS) tell({ step, state: 'waiting', findings: [] });
    const steps: SetupStep[] = [];
    for (const step of SETUP_STEPS) steps.push(await make(step));
    return steps;
  };

  return {
    run: () => {
      underWay ??= makeAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
};
