import type { Signer } from '../../client/answers.ts';
import { createDirectory, type Directory } from '../../client/directory.ts';
import { createRta, type Rta } from '../../client/rta.ts';
import { createHttpTransport } from '../../client/transport.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { RtaFrame } from '../../protocol/exchange.ts';
import type { Emulator } from './emulator.ts';
import { emulatorPlayers } from './emulator-controls.ts';
import type { EmulatorAddress } from './own-emulator.ts';
import type { Player } from './player.ts';

/** A player's way to his directory: one channel, kept warm, and calls that he signs. */
export type Line = { directory: Directory; rta: Rta };

export type Players = {
  list(): Player[];
  onList(listener: (players: Player[]) => void): void;
  /** Every frame of a player's change channel. */
  onFrame(listener: (xuid: string, frame: RtaFrame) => void): void;
  /** The player of that xuid, as far as is known without asking. */
  known(xuid: string): Player | null;
  /** The player of that xuid; the emulator is asked only for one that is not known yet. Null: nobody of ours. */
  find(xuid: string): Promise<Player | null>;
  /** His line, opened once and shared. Waits for his directory; rejects with `EmulatorTrouble`. */
  line(player: Player): Promise<Line>;
  /** Asks the emulator who its players are. Never rejects: the status tells of trouble. */
  refresh(): Promise<void>;
  close(): void;
};

const demoPlayers = (): Player[] =>
  Object.entries(DEMO_PLAYERS).map(([gamertag, xuid]) => ({ xuid, gamertag, directory: 'emulator' }));

/** The emulator takes the well-known development form from whoever asks: that is its players' whole credential. */
const emulatorSigner = (xuid: string): Signer => ({
  xuid,
  headers: () => Promise.resolve({ authorization: `XBL3.0 x=${xuid};beckon` }),
  renew: () => Promise.reject(new Error('players of the emulator have no token that could be renewed')),
});

/**
 * Who may join: the players of the emulator. The demo players are known without asking, so that a link in a
 * cold start need not wait for the list.
 * @param contractVersion read for each line, so that a change of the settings counts from the next join on
 */
export const createPlayers = (options: { emulator: Emulator; contractVersion: () => 105 | 107 }): Players => {
  const { emulator, contractVersion } = options;
  const transport = createHttpTransport();
  const listListeners: ((players: Player[]) => void)[] = [];
  const frameListeners: ((xuid: string, frame: RtaFrame) => void)[] = [];
  const channels = new Map<string, Rta>();
  let players = demoPlayers();

  const channelOf = (xuid: string, address: EmulatorAddress, signer: Signer): Rta => {
    const known = channels.get(xuid);
    if (known) return known;
    const rta = createRta({ address, signer });
    rta.onFrame((frame) => {
      for (const listener of frameListeners) listener(xuid, frame);
    });
    channels.set(xuid, rta);
    return rta;
  };

  // Another emulator than before: nobody answers at the old address, or nobody we still speak with.
  emulator.onStatus(({ url }) => {
    if (url === null) return;
    for (const [xuid, rta] of channels) {
      if (new URL(rta.url).host === new URL(url).host) continue;
      channels.delete(xuid);
      rta.close();
    }
  });

  const known = (xuid: string) => players.find((player) => player.xuid === xuid) ?? null;

  const refresh = async (): Promise<void> => {
    try {
      const address = await emulator.address();
      const found = await emulatorPlayers(address);
      emulator.tell(null);
      players = found.map(({ xuid, gamertag }) => ({ xuid, gamertag, directory: 'emulator' }));
      for (const listener of listListeners) listener(players);
    } catch (error) {
      emulator.tell(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    list: () => players,
    onList: (listener) => listListeners.push(listener),
    onFrame: (listener) => frameListeners.push(listener),
    known,
    find: async (xuid) => {
      const player = known(xuid);
      if (player) return player;
      await refresh();
      return known(xuid);
    },
    line: async ({ xuid }) => {
      const address = await emulator.address();
      const signer = emulatorSigner(xuid);
      const rta = channelOf(xuid, address, signer);
      return {
        rta,
        directory: createDirectory({ address, signer, contractVersion: contractVersion(), transport }),
      };
    },
    refresh,
    close: () => {
      for (const rta of channels.values()) rta.close();
      channels.clear();
    },
  };
};
