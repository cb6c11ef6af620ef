import { setTimeout } from 'node:timers/promises';
import { percentile } from './figure.ts';

/** Before each measurement: what the one before has left to do is done, and both begin as idle as a link finds us. */
const REST_MS = 5;

/** Medians of our way and of the floor, which take turns, so that whatever else the machine does hits both. */
export const inTurns = async (options: {
  rounds: number;
  /** Rounds before those that count. */
  warmUp: number;
  ours: () => Promise<number>;
  floor: () => Promise<number>;
}): Promise<{ value: number; floor: number }> => {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = -options.warmUp; round < options.rounds; round++) {
    await setTimeout(REST_MS);
    const our = await options.ours();
    await setTimeout(REST_MS);
    const least = await options.floor();
    if (round < 0) continue;
    ours.push(our);
    floor.push(least);
  }
  return { value: percentile(ours, 0.5), floor: percentile(floor, 0.5) };
};

/** Milliseconds between two readings of `process.hrtime.bigint()`: one clock for all processes of a machine. */
export const milliseconds = (from: bigint, to: bigint): number => Number(to - from) / 1e6;
