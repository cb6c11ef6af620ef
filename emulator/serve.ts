import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { sameId } from '../protocol/ids.ts';
import { type Clock, systemClock } from './clock.ts';
import { steerableClock } from './controls/clock.ts';
import type { ControlParts } from './controls/controls.ts';
import { createFaults } from './controls/faults.ts';
import { createNewsDesk } from './controls/news.ts';
import { createDirectory } from './directory.ts';
import { createRequestLog } from './http/requests.ts';
import { createHttp } from './http/server.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { createPlayers } from './players.ts';
import { createNonces } from './rta/nonces.ts';
import { createRta } from './rta/rta.ts';
import { createDeviceCodes } from './sign-in/device-codes.ts';
import { createIdentity } from './sign-in/identity.ts';
import type { SignInParts } from './sign-in/sign-in.ts';
import { createTokens } from './sign-in/tokens.ts';
import { openState } from './state/open-state.ts';
import { createTemplates, type TemplatesFile } from './templates.ts';

export type EmulatorOptions = {
  /** 0, the default, lets the system choose. */
  port?: number;
  /** What `/_emulator/` asks for; made up when absent. */
  key?: string;
  clock?: Clock;
  log?: (line: string) => void;
  /**
   * Take no player, template or title that is not known. Off by default: a first try needs no setting up.
   */
  strict?: boolean;
  /**
   * Answer 429 as the service does. Off by default, for who starts an emulator in his own process: tests and
   * benches ask for what they measure. `beckon emulator` turns it on.
   */
  rateLimits?: boolean;
  /** Send `X-Xbl-Debug`, which says how a call was taken. Off by default: a client must not depend on it. */
  debugHeaders?: boolean;
  templates?: TemplatesFile;
  /** A SQLite file that keeps the state; made when it is not there. */
  save?: string;
  /** A state as JSON, to begin with; it takes the place of what a save file holds. */
  load?: string;
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

/**
 * Starts a session directory on loopback. Rejects with Node's error when the port can't be had, and with a
 * sentence when a file can't be used.
 */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const clock = steerableClock(options.clock ?? systemClock());
  const key = options.key ?? randomBytes(16).toString('hex');
  const log = options.log ?? (() => undefined);
  const strict = options.strict ?? false;
  const players = createPlayers();
  const sandboxes = new Map<string, string>();
  const news = createNewsDesk();
  const faults = createFaults(() => news.tell('faults'));
  const requests = createRequestLog(() => news.tell('requests'));
  const limits = createRateLimits(options.rateLimits ?? false);
  const templates = createTemplates(options.templates);
  const state = await openState({ players, sandboxes, clock }, options, log);
  const { store } = state;
  const tokens = createTokens(state.secret);
  const codes = createDeviceCodes(() => news.tell('sign-ins'));
  const sandboxOf = (scid: string): string | undefined => sandboxes.get(scid.toLowerCase());
  const identity = createIdentity({
    players,
    tokens,
    now: clock.now,
    strict,
    sandboxOf,
    isSetUp: ({ scid, templateName }) =>
      sameId(scid, DEMO_TITLE.scid) ||
      (templateName === undefined
        ? templates.of(scid).length > 0
        : templates.find({ scid, templateName }) !== undefined),
  });
  const nonces = createNonces();
  const directory = createDirectory(store, clock, templates, state.history);
  players.onChange(() => news.tell('players'));
  directory.onChange(() => news.tell('sessions'));

  let stopSweep = (): void => undefined;
  const sweep = (): void => {
    directory.expire().catch((error: unknown) => log(String(error)));
    stopSweep = clock.after(SWEEP_MS, sweep);
  };
  stopSweep = clock.after(SWEEP_MS, sweep);

  const reset = async (): Promise<void> => {
    await state.reset();
    for (const part of [faults, requests, limits, codes]) part.clear();
  };

  let listening = 0;
  const port = () => listening;
  const url = () => `http://${ADDRESS}:${port()}`;
  const onlyOnce = <Loaded>(load: () => Promise<Loaded>): (() => Promise<Loaded>) => {
    let loaded: Promise<Loaded> | undefined;
    return () => {
      loaded ??= load();
      return loaded;
    };
  };
  // Hono, the controls and the sign-in chain are loaded at their first call: the ready line waits for none.
  const controls = onlyOnce(async () => {
    const { createControls } = await import('./controls/controls.ts');
    const rtaControls: ControlParts['rta'] = { drop: rta.drop, resync: rta.resync };
    return createControls({
      ...{ key, directory, players, sandboxes, faults, requests, limits, codes, clock, state, templates },
      ...{ rta: rtaControls, news, reset, port, log },
    });
  });
  const signIn = onlyOnce(async () => {
    const { createSignIn } = await import('./sign-in/sign-in.ts');
    const parts: SignInParts = { tokens, codes, players, now: clock.now, strict, url };
    return createSignIn(parts);
  });
  const debug = options.debugHeaders
    ? (await import('./http/debug-header.ts')).createDebugHeader({
        ...{ players, sandboxOf, current: directory.current },
      })
    : undefined;
  const server = createHttp({
    ...(debug && { debug }),
    ...{ directory, players, identity, limits, clock, faults, requests, nonces, log, port },
    controls: async (request, response) => (await controls())(request, response),
    signIn: async (step, request) => (await signIn())(step, request),
  });
  const { keepConnection, lostConnections } = state;
  const rta = createRta(server, {
    ...{ directory, identity, faults, nonces, keepConnection, lostConnections, clock, port, log },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, ADDRESS, resolve);
  }).catch((error: unknown) => {
    stopSweep();
    state.close();
    throw error;
  });
  listening = portOf(server.address());
  return {
    url: url(),
    rta: `ws://${ADDRESS}:${port()}/connect`,
    key,
    close: () =>
      new Promise((resolve) => {
        stopSweep();
        rta.close();
        server.close(() => {
          state.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
