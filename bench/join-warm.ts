import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activation } from '../electron/activation/activation.ts';
import { cutLink } from '../electron/activation/argv.ts';
import { createDesk } from '../electron/desk/desk.ts';
import { openJournal } from '../electron/journal/journal.ts';
import { createEmulator } from '../electron/players/emulator.ts';
import { createPlayers } from '../electron/players/players.ts';
import { bareJoin } from './bare-join.ts';
import { type BenchEmulator, type Lobby, severalLobbies, startBenchEmulator } from './emulator.ts';
import type { Measured } from './figure.ts';
import { inTurns, milliseconds } from './turns.ts';

const WARM_UP = 50;
const MOST_TIMES = 1.5;
const MOST_ABOVE_MS = 3;

/**
 * Link in hand → PUT received by the emulator, the change channel up, through the desk as the program runs it:
 * parsed, journalled on disk, judged, signed, sent. Floor: the same PUT by a bare `fetch` on a connection kept
 * alive.
 */
export const joinWarm = async (rounds: number): Promise<Measured> => {
  const emulator = await startBenchEmulator();
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-'));
  const { joinOnce, stop } = startDesk(emulator, folder);
  try {
    // Beforehand: a `fetch` right before the floor's own would have it find its code and its connection warm.
    const ourLobbies = await severalLobbies(emulator, WARM_UP + rounds);
    const theirLobbies = await severalLobbies(emulator, WARM_UP + rounds);
    const { value, floor } = await inTurns({
      rounds,
      warmUp: WARM_UP,
      ours: () => joinOnce(ourLobbies()),
      floor: () => fetchOnce(emulator, theirLobbies()),
    });
    return {
      name: 'join, warm: link in hand to PUT received, p50',
      value,
      unit: 'ms',
      floor,
      goal: `p50 at most ${MOST_TIMES} x the floor and at most ${MOST_ABOVE_MS} ms above it`,
      met: value <= MOST_TIMES * floor && value <= floor + MOST_ABOVE_MS,
    };
  } finally {
    stop();
    emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const startDesk = (emulator: BenchEmulator, folder: string) => {
  const journal = openJournal({ path: join(folder, 'journal.db'), notice: console.error });
  const ownIsUnused = {
    state: () => ({ state: 'starting' as const }),
    onState: nothing,
    start: nothing,
    restart: nothing,
    stop: nothing,
  };
  const address = createEmulator(ownIsUnused, { use: 'running', url: emulator.url, key: emulator.key });
  const players = createPlayers({ emulator: address, contractVersion: () => 107 });
  let told = (_: Activation): void => undefined;
  const desk = createDesk({
    journal,
    players,
    listener: {
      activation: (activation) => told(activation),
      session: nothing,
      version: nothing,
      act: () => undefined,
      actDropped: () => undefined,
      held: () => undefined,
      forgotten: nothing,
      removed: nothing,
      call: nothing,
      show: nothing,
      trouble: console.error,
    },
  });

  /** Milliseconds from the link to its PUT; then leaves, so that every round begins alike. */
  const joinOnce = async ({ link, handleId }: Lobby): Promise<number> => {
    const received = emulator.received(handleId);
    const settled = new Promise<Activation>((resolve) => {
      told = (activation) => {
        if (activation.state === 'joined' || activation.state === 'failed') resolve(activation);
      };
    });
    const began = process.hrtime.bigint();
    const id = desk.takeLink(cutLink(link), 'argv');
    const { state, reason } = await settled;
    if (state !== 'joined') throw new Error(`the join failed: ${JSON.stringify(reason)}`);
    const at = await received;
    await desk.leave(id);
    return milliseconds(began, at);
  };
  const stop = () => {
    desk.stop();
    players.close();
    journal.close();
  };
  return { joinOnce, stop };
};

/** The same PUT with nothing around it: body and headers are ready before the clock starts. */
const fetchOnce = async (emulator: BenchEmulator, lobby: Lobby): Promise<number> => {
  const received = emulator.received(lobby.handleId);
  const join = bareJoin(emulator, lobby);
  const began = process.hrtime.bigint();
  await join.put();
  const at = await received;
  await join.leave();
  return milliseconds(began, at);
};

const nothing = (): void => undefined;
