import { vi } from 'vitest';

/** Waits until a condition holds, without a pause of its own choosing. */
export const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!condition()) throw new Error('the condition does not hold yet');
    },
    { interval: 2, timeout: 30_000 },
  );
