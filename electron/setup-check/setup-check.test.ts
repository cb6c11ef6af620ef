import { expect, it } from 'vitest';
import { createSetupCheck, type SetupLooks } from './setup-check.ts';
import { finding, SETUP_STEPS, type SetupStep } from './setup-step.ts';

const looks = (change: Partial<SetupLooks> = {}): SetupLooks => ({
  schemes: async () => [],
  'round-trip': async () => [],
  clock: async () => [finding('clock-good', 'good')],
  'secret-store': async () => [],
  hosts: async () => [],
  tokens: async () => [],
  sandbox: async () => [],
  channel: async () => [],
  'game-bar': async () => [],
  ...change,
});

it('makes all steps in order, tells of each, and goes on after one that failed', async () => {
  const told: SetupStep[] = [];
  const failing = looks({
    schemes: () => Promise.reject(new Error('XBL3.0 x=1;eyJhbGciOiJIUzI1NiJ9.e30.abc is bad')),
  });
  const steps = await createSetupCheck(failing, (step) => told.push(step)).run();
  expect(steps.map(({ step }) => step)).toEqual(SETUP_STEPS);
  expect(steps[0]?.findings).toMatchObject([{ code: 'failed', is: 'bad' }]);
  expect(JSON.stringify(steps)).not.toContain('eyJ');
  expect(steps[2]?.findings).toMatchObject([{ code: 'clock-good' }]);
  expect(told.map(({ state }) => state)).toEqual([
    ...SETUP_STEPS.map(() => 'waiting'),
    ...SETUP_STEPS.flatMap(() => ['running', 'done']),
  ]);
});

it('is one check, however often it is asked for at once', async () => {
  let made = 0;
  const check = createSetupCheck(
    looks({
      clock: async () => {
        made += 1;
        return [];
      },
    }),
    () => undefined,
  );
  const [one, other] = await Promise.all([check.run(), check.run()]);
  expect(made).toBe(1);
  expect(one).toBe(other);
  await check.run();
  expect(made).toBe(2);
});
