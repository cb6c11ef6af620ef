import type { Bench } from '../figure.ts';
import { inTurns } from '../turns.ts';
import { type EmulatorAtWork, startEmulatorAtWork } from './emulator.ts';
import type { Place } from './requests.ts';

const FEW = 100;
const MANY = 100_000;
/** By then all is full that holds no more than so much: the requests and the history. What grows on are sessions. */
const SETTLED = 20_000;
const MEMBERS = 2;
const JOINS = 100;
const WARM_UP = 10;
const MOST_TIMES = 1.3;
const MOST_BYTES = 8_000;

/** What a join costs, and what a session takes, with few sessions in memory and with many. */
export const growth: Bench = async (rounds, print) => {
  const few = await startEmulatorAtWork();
  const many = await startEmulatorAtWork();
  try {
    await few.fill(numbers(0, FEW), MEMBERS);
    await many.fill(numbers(0, SETTLED), MEMBERS);
    const before = await many.server.usage();
    await many.fill(numbers(SETTLED, MANY), MEMBERS);
    const after = await many.server.usage();
    const bytes = (after.liveBytes - before.liveBytes) / (MANY - SETTLED);
    await print({
      name: `memory of a session of ${MEMBERS} members`,
      value: bytes,
      unit: 'bytes',
      floor: null,
      goal: `at most ${MOST_BYTES} bytes`,
      met: bytes <= MOST_BYTES,
    });
    const { value, floor } = await inTurns({
      rounds,
      warmUp: WARM_UP,
      ours: await joiner(many, MANY),
      floor: await joiner(few, FEW),
    });
    await print({
      name: `join by a handle, ${MANY} sessions in memory; floor: ${FEW} in memory`,
      value,
      unit: 'ms',
      floor,
      goal: `at most ${MOST_TIMES} x the floor`,
      met: value <= MOST_TIMES * floor,
    });
  } finally {
    await few.close();
    await many.close();
  }
};

/** Sessions spread over all that there are are joined by a third player, who then leaves again. */
const joiner = async (
  { load, requests, handle }: EmulatorAtWork,
  sessions: number,
): Promise<() => Promise<number>> => {
  const joins: Buffer[] = [];
  const leaves: Buffer[] = [];
  for (let at = 0; at < JOINS; at += 1) {
    const session = Math.floor((at * sessions) / JOINS);
    const place: Place = { session, player: MEMBERS };
    joins.push(requests.joinByHandle(place, await handle({ session, player: 0 })));
    leaves.push(requests.leave(place));
  }
  return async () => {
    const ms = await load.send(joins);
    await load.send(leaves);
    return ms / JOINS;
  };
};

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
