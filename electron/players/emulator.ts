import type { Settings } from '../settings.ts';
import type { EmulatorAddress, OwnEmulator } from './own-emulator.ts';
import type { EmulatorStatus } from './player.ts';

/** The emulator can't be reached or does not start; `code` goes into the explanation of a failed join. */
export class EmulatorTrouble extends Error {
  override readonly name = 'EmulatorTrouble';
  readonly code = 'emulator-failed';
}

/** The emulator does not take what it was asked; the message is its own sentence. */
export class EmulatorRefusal extends Error {
  override readonly name = 'EmulatorRefusal';
  readonly code = 'emulator-refused';
}

/** The emulator in use: the program's own, or one that runs already, as the settings say. */
export type Emulator = {
  status(): EmulatorStatus;
  onStatus(listener: (status: EmulatorStatus) => void): void;
  /** At once when it runs; else when it is ready. Rejects with `EmulatorTrouble` when it has failed. */
  address(): Promise<EmulatorAddress>;
  /** From now on, that one. */
  use(choice: Settings['emulator']): void;
  /** A running emulator did not answer, or does again (null). Its state is not ours to see otherwise. */
  tell(trouble: string | null): void;
};

/** Null for the program's own, which has its address when it is ready. */
const runningAddress = (choice: Settings['emulator']): EmulatorAddress | null => {
  if (choice.use === 'own') return null;
  const { origin, host } = new URL(choice.url);
  return { url: origin, rtaUrl: `ws://${host}/connect`, key: choice.key };
};

export const createEmulator = (own: OwnEmulator, first: Settings['emulator']): Emulator => {
  const listeners: ((status: EmulatorStatus) => void)[] = [];
  let running = runningAddress(first);
  let runningTrouble: string | null = null;

  const status = (): EmulatorStatus => {
    if (running) {
      const { url } = running;
      const state = runningTrouble === null ? 'ready' : 'failed';
      return { state, use: 'running', url, trouble: runningTrouble };
    }
    const state = own.state();
    const ready = state.state === 'ready' ? state : null;
    return {
      state: state.state,
      use: 'own',
      url: ready?.address.url ?? null,
      trouble: 'trouble' in state ? state.trouble : null,
      ...(typeof ready?.pid === 'number' && { pid: ready.pid }),
    };
  };
  const changed = (): void => {
    for (const listener of [...listeners]) listener(status());
  };
  own.onState(changed);

  const addressNow = (): EmulatorAddress | null => {
    if (running) return running;
    const state = own.state();
    if (state.state === 'failed') throw new EmulatorTrouble(`The emulator does not start: ${state.trouble}`);
    return state.state === 'ready' ? state.address : null;
  };

  const address = async (): Promise<EmulatorAddress> => {
    const now = addressNow();
    if (now) return now;
    await new Promise<void>((resolve) => {
      const listener = ({ state }: EmulatorStatus) => {
        if (state !== 'ready' && state !== 'failed') return;
        listeners.splice(listeners.indexOf(listener), 1);
        resolve();
      };
      listeners.push(listener);
    });
    return address();
  };

  return {
    status,
    onStatus: (listener) => listeners.push(listener),
    address,
    use: (next) => {
      running = runningAddress(next);
      runningTrouble = null;
      if (next.use === 'own') own.start();
      changed();
    },
    tell: (trouble) => {
      if (!running || trouble === runningTrouble) return;
      runningTrouble = trouble;
      changed();
    },
  };
};
