import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activation } from '../electron/activation/activation.ts';
import { cutLink } from '../electron/activation/argv.ts';
import { createDesk } from '../electron/desk/desk.ts';
import { openJournal } from '../electron/journal/journal.ts';
import { createEmulator } from '../electron/players/emulator.ts';
import { createPlayers } from '../electron/players/players.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { type BenchEmulator, startBenchEmulator } from './emulator.ts';
import type { Figure } from './figure.ts';
import { percentile } from './figure.ts';

const ROUNDS = 300;
const WARM_UP = 50;
const MOST_TIMES = 1.5;
const MOST_ABOVE_MS = 3;

/**
 * Link in hand → PUT received by the emulator, the change channel up, through the desk as the program runs it:
 * parsed, journalled on disk, judged, signed, sent. Floor: the same PUT by a bare `fetch` on a connection kept
 * alive. The two take turns, so that whatever else the machine does hits both.
 */
export const joinWarm = async (): Promise<Omit<Figure, 'ratio'>[]> => {
  const emulator = await startBenchEmulator();
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-'));
  const { joinOnce, stop } = startDesk(emulator, folder);
  try {
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const [our, bare] = [await joinOnce(), await fetchOnce(emulator)];
      if (round < WARM_UP) continue;
      ours.push(our);
      floor.push(bare);
    }
    const [value, least] = [percentile(ours, 0.5), percentile(floor, 0.5)];
    return [
      {
        name: 'join, warm: link in hand to PUT received, p50',
        value,
        unit: 'ms',
        floor: least,
        goal: `p50 at most ${MOST_TIMES} x the floor and at most ${MOST_ABOVE_MS} ms above it`,
        met: value <= MOST_TIMES * least && value <= least + MOST_ABOVE_MS,
      },
    ];
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
      call: nothing,
      show: nothing,
      trouble: console.error,
    },
  });

  /** Milliseconds from the link to its PUT; then leaves, so that every round begins alike. */
  const joinOnce = async (): Promise<number> => {
    const { link, handleId } = await emulator.lobby();
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
const fetchOnce = async (emulator: BenchEmulator): Promise<number> => {
  const { handleId } = await emulator.lobby();
  const received = emulator.received(handleId);
  const headers = {
    Authorization: `XBL3.0 x=${DEMO_PLAYERS.Bea};beckon`,
    'Accept-Language': 'en-US',
    'Content-Type': 'application/json; charset=utf-8',
    'x-xbl-contract-version': '107',
    'If-Match': '*',
  };
  const subscription = { id: randomUUID(), changeTypes: ['everything'] };
  const me = {
    constants: { system: { xuid: DEMO_PLAYERS.Bea } },
    properties: { system: { active: true, connection: randomUUID(), subscription } },
  };
  const body = JSON.stringify({ members: { me } });
  const path = `${emulator.url}/handles/${handleId}/session`;
  const began = process.hrtime.bigint();
  const answer = await fetch(path, { method: 'PUT', headers, body });
  await answer.text();
  if (!answer.ok) throw new Error(`the bare PUT was answered with ${answer.status}`);
  const at = await received;
  await (await fetch(path, { method: 'PUT', headers, body: '{"members":{"me":null}}' })).text();
  return milliseconds(began, at);
};

const milliseconds = (from: bigint, to: bigint): number => Number(to - from) / 1e6;

const nothing = (): void => undefined;
