import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { CallLimits } from '../../../client/limits.ts';
import { createHttpTransport } from '../../../client/transport.ts';
import { DEMO_PLAYERS } from '../../../protocol/demo-title.ts';
import type { Activation } from '../../activation/activation.ts';
import { type Journal, openJournal } from '../../journal/journal.ts';
import type { AccountSource } from '../../players/account-source.ts';
import { createEmulator, type Emulator } from '../../players/emulator.ts';
import { hostLobby } from '../../players/emulator-controls.ts';
import type { OwnEmulator } from '../../players/own-emulator.ts';
import { createPlayers, type Players } from '../../players/players.ts';
import { createDesk, type Desk } from '../desk.ts';

/** A running emulator, as far as the desk sees of it. */
type Running = { url: string; rta: string; key: string; close(): Promise<void> };
type Parts = { journal: Journal; players: Players; desk: Desk; inUse: Emulator };

const noOwn: OwnEmulator = {
  state: () => ({ state: 'starting' }),
  onState: () => undefined,
  start: () => undefined,
  restart: () => undefined,
  stop: () => undefined,
};

type Options = {
  /** The demo's players are accounts, who are asked. */
  onXboxLive?: boolean;
  /** Of the accounts, all together. */
  limits?: CallLimits;
  now?: () => Date;
};

/** The demo's players as accounts, for which the emulator answers in the place of Xbox Live. */
const accountsAt = ({ url, rta }: Running, limits?: CallLimits): AccountSource => ({
  list: () =>
    Object.entries(DEMO_PLAYERS).map(([gamertag, xuid]) => ({
      xuid,
      gamertag,
      directory: 'xbox-live',
      sandbox: 'RETAIL',
    })),
  onList: () => undefined,
  loading: () => null,
  line: (xuid) =>
    Promise.resolve({
      address: { url, rtaUrl: rta },
      transport: createHttpTransport(),
      ...(limits && { limits }),
      signer: {
        xuid,
        headers: () => Promise.resolve({ authorization: `XBL3.0 x=${xuid};beckon` }),
        renew: () => Promise.resolve(),
      },
    }),
});

/** A desk with its journal and players on a real emulator, which a test starts and may replace. */
export class LiveDesk {
  emulator: Running;
  /** Decimal ids; a test changes them as the settings would. */
  readonly trusted = new Set<string>();
  readonly #folder: string;
  readonly #options: Options;
  #parts: Parts;

  private constructor(emulator: Running, folder: string, options: Options) {
    this.emulator = emulator;
    this.#folder = folder;
    this.#options = options;
    this.#parts = this.#open();
  }

  static async start(emulator: Running, options: Options = {}): Promise<LiveDesk> {
    return new LiveDesk(emulator, await mkdtemp(join(tmpdir(), 'beckon-desk-')), options);
  }

  get desk(): Desk {
    return this.#parts.desk;
  }
  get journal(): Journal {
    return this.#parts.journal;
  }
  get players(): Players {
    return this.#parts.players;
  }

  #open(): Parts {
    const { url, key } = this.emulator;
    const inUse = createEmulator(noOwn, { use: 'running', url, key });
    const { onXboxLive, limits } = this.#options;
    const accounts = onXboxLive ? { accounts: accountsAt(this.emulator, limits) } : {};
    const players = createPlayers({ emulator: inUse, contractVersion: () => 107, ...accounts });
    const journal = openJournal({ path: join(this.#folder, 'journal.db'), notice: () => undefined });
    const nothing = () => undefined;
    const listener = {
      activation: nothing,
      session: nothing,
      version: nothing,
      forgotten: nothing,
      removed: nothing,
      act: nothing,
      actDropped: nothing,
      held: nothing,
      call: nothing,
      show: nothing,
      trouble: nothing,
    };
    const { now } = this.#options;
    const trustedTitles = () => this.trusted;
    const desk = createDesk({ journal, players, listener, trustedTitles, ...(now && { now }) });
    return { inUse, players, journal, desk };
  }

  #close(): void {
    this.desk.stop();
    this.players.close();
    this.journal.close();
  }

  /** As by the settings: another emulator from now on. */
  use({ url, key }: Pick<Running, 'url' | 'key'>): void {
    this.#parts.inUse.use({ use: 'running', url, key });
  }

  /** As after a crash: the same journal, a new desk. */
  reopen(): void {
    this.#close();
    this.#parts = this.#open();
  }

  async end(): Promise<void> {
    this.#close();
    await this.emulator.close();
    await rm(this.#folder, { recursive: true });
  }

  async control(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.emulator.url}/_emulator${path}`, {
      method: 'POST',
      headers: { 'x-emulator-key': this.emulator.key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.ok, await answer.text()).toBe(true);
  }

  /** The next PUT by handle gets this instead of an answer. */
  faultOnce(fault: unknown): Promise<void> {
    return this.control('/faults', { match: { method: 'PUT', path: '^/handles/' }, times: 1, fault });
  }

  /** The call that the fault was for has reached the emulator. */
  faultTaken(): Promise<void> {
    const headers = { 'x-emulator-key': this.emulator.key };
    const left = async () => (await fetch(`${this.emulator.url}/_emulator/faults`, { headers })).json();
    return vi.waitFor(async () => expect(await left()).toEqual({ faults: [] }), { timeout: 20_000 });
  }

  async lobbyLink(): Promise<string> {
    const { url, rta, key } = this.emulator;
    const { links } = await hostLobby({ url, rtaUrl: rta, key });
    const link = links.find((one) => one.for === DEMO_PLAYERS.Bea)?.link;
    if (!link) throw new Error('no invite for Bea');
    return link;
  }

  take(text: string): string {
    return this.desk.takeLink({ text, length: text.length }, 'paste');
  }

  get(id: string): Activation {
    const found = this.desk.activations().find((one) => one.id === id);
    if (!found) throw new Error(`no activation ${id}`);
    return found;
  }

  reached(id: string, state: Activation['state']): Promise<void> {
    return vi.waitFor(() => expect(this.get(id).state).toBe(state), { timeout: 20_000, interval: 5 });
  }

  view(id: string) {
    return this.desk.sessions().find((one) => one.activationId === id);
  }

  async joined(): Promise<string> {
    const id = this.take(await this.lobbyLink());
    await this.reached(id, 'joined');
    return id;
  }

  async writeAsAda(id: string, delta: unknown): Promise<void> {
    expect(await this.#write(id, DEMO_PLAYERS.Ada, delta)).toBe(200);
  }

  /** 204 for the last one. */
  async leaveAs(id: string, xuid: string): Promise<void> {
    expect(await this.#write(id, xuid, { members: { me: null } })).toBeLessThan(300);
  }

  async #write(id: string, xuid: string, delta: unknown): Promise<number> {
    const ref = this.get(id).session;
    const path = `/serviceconfigs/${ref?.scid}/sessionTemplates/${ref?.templateName}/sessions/${ref?.name}`;
    const answer = await fetch(this.emulator.url + path, {
      method: 'PUT',
      headers: {
        authorization: `XBL3.0 x=${xuid};beckon`,
        'x-xbl-contract-version': '107',
        'content-type': 'application/json',
      },
      body: JSON.stringify(delta),
    });
    return answer.status;
  }
}
