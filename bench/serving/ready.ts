import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../figure.ts';
import { inTurns, milliseconds } from '../turns.ts';
import { BECKON, EMULATOR } from './emulator.ts';

const WARM_UP = 3;
const MOST_ABOVE_MS = 150;

/** Process start → ready line, of the emulator as a user starts it. Floor: a bare Node process that prints a line. */
export const ready: Bench = async (rounds, print) => {
  const { value, floor } = await inTurns({
    rounds,
    warmUp: WARM_UP,
    ours: () => untilReady([BECKON, ...EMULATOR]),
    floor: () => untilReady([fileURLToPath(new URL('./bare-ready.mjs', import.meta.url))]),
  });
  await print({
    name: 'start of the process to its ready line, p50',
    value,
    unit: 'ms',
    floor,
    goal: `at most ${MOST_ABOVE_MS} ms above the floor`,
    met: value <= floor + MOST_ABOVE_MS,
  });
};

const untilReady = async (args: string[]): Promise<number> => {
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  const said = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!said) throw new Error(`${args.join(' ')} ended before it was ready`);
  const at = process.hrtime.bigint();
  child.kill();
  await ended;
  return milliseconds(began, at);
};
