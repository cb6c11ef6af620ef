import type { Signer } from '../../client/answers.ts';
import type { CallOptions } from '../../client/call.ts';
import { createDirectory, type Directory } from '../../client/directory.ts';
import type { GamertagsAnswer } from '../../client/gamertags.ts';
import type { CallLimits, LimitsState } from '../../client/limits.ts';
import { createRta, type Rta } from '../../client/rta.ts';
import type { RtaState } from '../../client/rta-state.ts';
import { createHttpTransport } from '../../client/transport.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { RtaFrame } from '../../protocol/exchange.ts';
import { type AccountLine, type AccountSource, noAccounts } from './account-source.ts';
import type { Emulator } from './emulator.ts';
import { emulatorPlayers } from './emulator-controls.ts';
import type { Player } from './player.ts';

/** A player's way to his directory: one channel, kept warm, and calls that he signs. */
export type Line = {
  directory: Directory;
  rta: Rta;
  /** Asks the service who these xuids are. Left out where nobody is asked, as on the emulator. */
  gamertags?: (xuids: readonly string[], options: CallOptions) => Promise<GamertagsAnswer>;
};

type Channel = { player: Player; rta: Rta; limits: CallLimits | undefined; stopListening(): void };

export type Players = {
  list(): Player[];
  onList(listener: (players: Player[]) => void): void;
  /** The change channels there are, and how they stand; `limits` null for a player whose calls nobody limits. */
  channels(): { player: Player; state: RtaState; limits: LimitsState | null }[];
  onChannels(listener: () => void): void;
  /** Every frame of a player's change channel. */
  onFrame(listener: (xuid: string, frame: RtaFrame) => void): void;
  /** Resolves when the accounts are all in the list; null when they are. Never rejects. */
  loading(): Promise<void> | null;
  /** The player of that xuid, as far as is known without asking; an account before a player of the emulator. */
  known(xuid: string): Player | null;
  /** The player of that xuid; the emulator is asked only for one that is not known yet. Null: nobody of ours. */
  find(xuid: string): Promise<Player | null>;
  /** His line, opened once and shared. Waits for his directory; rejects with `EmulatorTrouble`. */
  line(player: Player): Promise<Line>;
  /** Asks the emulator who its players are. Never rejects: the status tells of trouble. */
  refresh(): Promise<void>;
  close(): void;
};

const emulatorPlayer = (xuid: string, gamertag: string): Player => ({
  xuid,
  gamertag,
  directory: 'emulator',
  sandbox: null,
});

const demoPlayers = (): Player[] =>
  Object.entries(DEMO_PLAYERS).map(([gamertag, xuid]) => emulatorPlayer(xuid, gamertag));

/** The emulator takes the well-known development form from whoever asks: that is its players' whole credential. */
const emulatorSigner = (xuid: string): Signer => ({
  xuid,
  headers: () => Promise.resolve({ authorization: `XBL3.0 x=${xuid};beckon` }),
  renew: () => Promise.reject(new Error('players of the emulator have no token that could be renewed')),
});

/** Its code is of no use to a link for the emulator. */
const gamertagsOn =
  (line: AccountLine & { profileUrl: string }): NonNullable<Line['gamertags']> =>
  async (xuids, options) => {
    const { getGamertags } = await import('../../client/gamertags.ts');
    return getGamertags(line, xuids, options);
  };

/** Whose channel it is: one xuid may be a player here and there, and a sandbox has sessions of its own. */
const channelKey = ({ directory, sandbox, xuid }: Player): string => `${directory} ${sandbox ?? '-'} ${xuid}`;

/**
 * Who may join: accounts of Xbox Live and the players of the emulator. The demo players are known without asking,
 * so that a link in a cold start need not wait for the list.
 * @param contractVersion read for each line, so that a change of the settings counts from the next join on
 */
export const createPlayers = (options: {
  emulator: Emulator;
  contractVersion: () => 105 | 107;
  /** Nobody, for what runs on the emulator alone. */
  accounts?: AccountSource;
}): Players => {
  const { emulator, contractVersion, accounts = noAccounts } = options;
  const transport = createHttpTransport();
  const listListeners: ((players: Player[]) => void)[] = [];
  const frameListeners: ((xuid: string, frame: RtaFrame) => void)[] = [];
  const channelListeners: (() => void)[] = [];
  const channels = new Map<string, Channel>();
  let emulated = demoPlayers();

  const list = (): Player[] => {
    const real = accounts.list();
    if (real.length === 0) return emulated;
    const taken = new Set(real.map(({ xuid }) => xuid));
    return [...real, ...emulated.filter(({ xuid }) => !taken.has(xuid))];
  };
  const tellList = (): void => {
    for (const listener of listListeners) listener(list());
  };

  const tellChannels = (): void => {
    for (const listener of channelListeners) listener();
  };

  const channelOf = (player: Player, { address, signer, findWay, limits }: AccountLine): Rta => {
    const key = channelKey(player);
    const known = channels.get(key);
    if (known) return known.rta;
    const rta = createRta({ address, signer, ...(findWay && { findWay }) });
    rta.onFrame((frame) => {
      for (const listener of frameListeners) listener(player.xuid, frame);
    });
    rta.onState(tellChannels);
    const stopListening = limits?.onChange(tellChannels) ?? (() => undefined);
    channels.set(key, { player, rta, limits, stopListening });
    return rta;
  };

  const closeWhere = (isOver: (player: Player, rta: Rta) => boolean): void => {
    for (const [key, { player, rta, stopListening }] of channels) {
      if (!isOver(player, rta)) continue;
      channels.delete(key);
      stopListening();
      rta.close();
      tellChannels();
    }
  };

  // Another emulator than before: nobody answers at the old address, or nobody we still speak with.
  emulator.onStatus(({ url }) => {
    if (url === null) return;
    const { host } = new URL(url);
    closeWhere((player, rta) => player.directory === 'emulator' && new URL(rta.url).host !== host);
  });

  // Signed out, or in another sandbox now: what the channel was opened with is no longer his.
  accounts.onList(() => {
    const keys = new Set(accounts.list().map(channelKey));
    closeWhere((player) => player.directory === 'xbox-live' && !keys.has(channelKey(player)));
    // One that gave up for want of a good token may have one now; should it not, its state says why.
    for (const { player, rta } of channels.values())
      if (player.directory === 'xbox-live' && rta.state.state === 'idle')
        rta.connect().catch(() => undefined);
    tellList();
  });

  // Until all accounts are there, nobody can say that a xuid is not one of theirs.
  const known = (xuid: string): Player | null =>
    accounts.loading() === null ? (list().find((player) => player.xuid === xuid) ?? null) : null;

  const refresh = async (): Promise<void> => {
    try {
      const address = await emulator.address();
      const found = await emulatorPlayers(address);
      emulator.tell(null);
      emulated = found.map(({ xuid, gamertag }) => emulatorPlayer(xuid, gamertag));
      tellList();
    } catch (error) {
      emulator.tell(error instanceof Error ? error.message : String(error));
    }
  };

  const lineOf = async ({ directory, xuid }: Player): Promise<AccountLine> =>
    directory === 'xbox-live'
      ? accounts.line(xuid)
      : { address: await emulator.address(), signer: emulatorSigner(xuid), transport };

  return {
    list,
    onList: (listener) => listListeners.push(listener),
    channels: () =>
      [...channels.values()].map(({ player, rta, limits }) => ({
        player,
        state: rta.state,
        limits: limits?.state() ?? null,
      })),
    onChannels: (listener) => channelListeners.push(listener),
    onFrame: (listener) => frameListeners.push(listener),
    loading: accounts.loading,
    known,
    find: async (xuid) => {
      await accounts.loading();
      const player = known(xuid);
      if (player) return player;
      await refresh();
      return known(xuid);
    },
    line: async (player) => {
      const line = await lineOf(player);
      // Whoever asks may have known him in another sandbox; his calls are signed for the present one.
      const { profileUrl } = line;
      const isHe = (one: Player) => player.directory === 'xbox-live' && one.xuid === player.xuid;
      return {
        rta: channelOf(accounts.list().find(isHe) ?? player, line),
        directory: createDirectory({ ...line, contractVersion: contractVersion() }),
        ...(profileUrl !== undefined && { gamertags: gamertagsOn({ ...line, profileUrl }) }),
      };
    },
    refresh,
    close: () => closeWhere(() => true),
  };
};
