import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from './clock.ts';
import { createFaults } from './controls/faults.ts';
import { createDirectory, dropEndedActivities } from './directory.ts';
import { createRequestLog } from './http/requests.ts';
import { createHttp } from './http/server.ts';
import { createPlayers } from './players.ts';
import { createRta } from './rta/rta.ts';
import { memoryStore } from './store.ts';

export type EmulatorOptions = {
  /** 0, the default, lets the system choose. */
  port?: number;
  /** What `/_emulator/` asks for; made up when absent. */
  key?: string;
  clock?: Clock;
  log?: (line: string) => void;
};

export type Emulator = {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** `ws://127.0.0.1:PORT/connect` */
  rta: string;
  key: string;
  close(): Promise<void>;
};

const ADDRESS = '127.0.0.1';
/** Timers are evaluated when a session is read or written; this is for those that nobody asks for again. */
const SWEEP_MS = 60_000;

/** Starts a session directory on loopback. Rejects with Node's error when the port can't be had. */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const clock = options.clock ?? systemClock();
  const key = options.key ?? randomBytes(16).toString('hex');
  const log = options.log ?? (() => undefined);
  const store = memoryStore();
  const players = createPlayers();
  const faults = createFaults();
  const requests = createRequestLog();
  const directory = createDirectory(store, clock, () => undefined);
  directory.onChange((change) => {
    dropEndedActivities(store, change).catch((error: unknown) => log(String(error)));
  });

  let stopSweep = (): void => undefined;
  const sweep = (): void => {
    directory.expire().catch((error: unknown) => log(String(error)));
    stopSweep = clock.after(SWEEP_MS, sweep);
  };
  stopSweep = clock.after(SWEEP_MS, sweep);

  const reset = async (): Promise<void> => {
    await store.clear();
    players.reset();
    faults.clear();
    requests.clear();
  };
  // The controls, and hono with them, are loaded at their first call: the ready line does not wait for them.
  let controls: ReturnType<typeof loadControls> | undefined;
  const loadControls = async () => {
    const { createControls } = await import('./controls/controls.ts');
    return createControls({
      key,
      directory,
      players,
      faults,
      requests,
      dropRta: (xuid) => rta.drop(xuid),
      reset,
      port,
      log,
    });
  };

  let listening = 0;
  const port = () => listening;
  const server = createHttp({
    directory,
    players,
    clock,
    faults,
    requests,
    log,
    port,
    controls: async (request, response) => {
      controls ??= loadControls();
      return (await controls)(request, response);
    },
  });
  const rta = createRta(server, { directory, clock, port, log });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, ADDRESS, resolve);
  });
  listening = portOf(server.address());
  return {
    url: `http://${ADDRESS}:${port()}`,
    rta: `ws://${ADDRESS}:${port()}/connect`,
    key,
    close: () =>
      new Promise((resolve) => {
        stopSweep();
        rta.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
