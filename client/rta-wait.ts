import type { Listeners } from './listeners.ts';
import type { SignInTrouble } from './sign-in/trouble.ts';

/** The next ConnectionId. Rejects when the channel is closed, its signer refuses, or the signal aborts. */
export const nextConnection = (
  told: { connections: Listeners<string>; refusals: Listeners<SignInTrouble>; ends: Listeners<void> },
  signal: AbortSignal | undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const stopped: (() => void)[] = [];
    const then =
      <Told>(settle: (told: Told) => void) =>
      (one: Told) => {
        for (const stop of stopped) stop();
        settle(one);
      };
    const onAbort = then(() => reject(signal?.reason));
    signal?.addEventListener('abort', onAbort, { once: true });
    stopped.push(
      told.connections.add(then(resolve)),
      told.refusals.add(then(reject)),
      told.ends.add(then(() => reject(new Error('the change channel was closed')))),
      () => signal?.removeEventListener('abort', onAbort),
    );
  });
