import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeProfile, type Profile } from '../e2e/support/profile.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { inProject } from '../scripts/project.ts';
import { type BenchEmulator, startBenchEmulator } from './emulator.ts';
import type { Measured } from './figure.ts';
import { inTurns, milliseconds } from './turns.ts';

const WARM_UP = 3;
const MOST_TIMES = 1.3;
/** A process that has not joined by then is ended, and the benchmark with it. */
const LIMIT_MS = 30_000;

/**
 * Process start → PUT received, against an emulator that runs already: the program as built, on the runtime at hand,
 * with a profile that it has used before. Floor: a bare Node script that opens the change channel and PUTs.
 */
export const joinCold = async (rounds: number, executable: string): Promise<Measured> => {
  const emulator = await startBenchEmulator();
  const profile = await makeProfile();
  try {
    await profile.writeSettings({ emulator: { use: 'running', url: emulator.url, key: emulator.key } });
    const { value, floor } = await inTurns({
      rounds,
      warmUp: WARM_UP,
      ours: () => startProgram(executable, emulator, profile),
      floor: () => startScript(emulator),
    });
    return {
      name: 'join, cold: process start to PUT received, p50',
      value,
      unit: 'ms',
      floor,
      goal: `p50 at most ${MOST_TIMES} x the floor`,
      met: value <= MOST_TIMES * floor,
    };
  } finally {
    emulator.close();
    await profile.remove();
  }
};

/** Starts the program as the system does for a link, and lets it end when it has joined. */
const startProgram = async (
  executable: string,
  emulator: BenchEmulator,
  profile: Profile,
): Promise<number> => {
  const { link, handleId } = await emulator.lobby();
  const received = emulator.received(handleId);
  const began = process.hrtime.bigint();
  const child = spawn(executable, [inProject(), '--', link], {
    env: profile.env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LIMIT_MS,
  });
  const ended = once(child, 'exit');
  const joined = new Promise<void>((resolve) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/ joined /.test(said)) resolve();
    });
  });
  const at = await within(received, ended);
  await within(joined, ended);
  child.kill('SIGTERM');
  await ended;
  return milliseconds(began, at);
};

const startScript = async (emulator: BenchEmulator): Promise<number> => {
  const { handleId } = await emulator.lobby();
  const received = emulator.received(handleId);
  const script = inProject('bench/bare-script.mjs');
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, [script, emulator.url, emulator.rtaUrl, handleId, DEMO_PLAYERS.Bea], {
    stdio: 'inherit',
    timeout: LIMIT_MS,
  });
  const ended = once(child, 'exit');
  const at = await within(received, ended);
  await ended;
  return milliseconds(began, at);
};

/** What the process does before its end; rejects when it ends without it. */
const within = <T>(done: Promise<T>, ended: Promise<unknown>): Promise<T> =>
  Promise.race([
    done,
    ended.then(() => {
      throw new Error('the process ended before it had joined');
    }),
  ]);
