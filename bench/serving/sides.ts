import { inTurns } from '../turns.ts';
import type { Load, Next } from './load.ts';
import type { Server } from './server.ts';

/** Slices until both servers run as fast as they get: their code is compiled as it is used. */
const WARM_UP = 60;
const SLICE_MS = 50;

/** A server, and what it is asked. */
export type Side = { readonly server: Server; readonly load: Load; readonly next: Next };

/**
 * Answers a second of both, which take turns in slices. Tells on stderr what an answer cost the server and what it cost
 * to ask, in processor time: that is steadier than time where a machine has other work, and shows that the server is
 * what limits the figure.
 */
export const ratesOf = async (
  name: string,
  rounds: number,
  sides: { readonly ours: Side; readonly floor: Side },
): Promise<{ value: number; floor: number }> => {
  const ours = await counted(sides.ours);
  const floor = await counted(sides.floor);
  const rates = await inTurns({ rounds, warmUp: WARM_UP, ours: ours.slice, floor: floor.slice });
  console.error(`${name}: ${await ours.told()}; floor: ${await floor.told()}`);
  return rates;
};

const counted = async ({ server, load, next }: Side) => {
  const before = await server.usage();
  let asking = 0;
  let answers = 0;
  return {
    slice: async (): Promise<number> => {
      const began = process.cpuUsage();
      const rate = await load.rate(SLICE_MS, next);
      const { user, system } = process.cpuUsage(began);
      asking += user + system;
      answers += (rate * SLICE_MS) / 1_000;
      return rate;
    },
    told: async (): Promise<string> => {
      const used = 1_000 * ((await server.usage()).cpuMs - before.cpuMs);
      return `${(used / answers).toFixed(1)} µs of processor an answer, ${(asking / answers).toFixed(1)} to ask`;
    },
  };
};
