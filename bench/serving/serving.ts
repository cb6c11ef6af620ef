import { ensureBuilt } from '../../scripts/ensure-built.ts';
import type { Bench } from '../figure.ts';
import { comparison } from './comparison.ts';
import { growth } from './growth.ts';
import { ready } from './ready.ts';
import { taps } from './taps.ts';
import { throughput } from './throughput.ts';

/** Of those that take longer a quarter of the rounds is enough: each round is of many calls, or of a whole process. */
const FEWER = 4;

/** How fast the emulator is as a user runs it, each figure beside its floor, in the order it is printed. */
export const serving: Bench = async (rounds, print) => {
  await ensureBuilt();
  const fewer = Math.ceil(rounds / FEWER);
  await throughput(rounds, print);
  await growth(fewer, print);
  await taps(fewer, print);
  await ready(fewer, print);
  await comparison(fewer, print);
};
