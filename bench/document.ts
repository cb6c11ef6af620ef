import { setTimeout as pause } from 'node:timers/promises';
import { TestDirectory } from '../e2e/support/directory.ts';
import type { Program } from '../e2e/support/program.ts';
import { type BenchEmulator, startBenchEmulator } from './emulator.ts';
import { type Bench, type Measured, percentile } from './figure.ts';
import { joinLarge, openRaw, openRawAgain, showPlain } from './large-session.ts';
import { withProgram } from './runtime.ts';
import { inTurns } from './turns.ts';
import { withWindow } from './window/with-window.ts';

const WARM_UP = 5;
const MOST_MS = 100;
/** Each needs a program of its own, which takes some seconds. */
const MOST_FIRST_ROUNDS = 25;
/** Nobody has read where to click any sooner. */
const LOOK_MS = 1_000;

/**
 * Raw opened on a large document → its text painted: again and again in one window, and for the first time in a fresh
 * one. Floor: the same JSON as plain text in a `pre` of the same page, painted.
 */
export const largeDocument: Bench = (rounds, print) =>
  withProgram(async () => {
    const emulator = await startBenchEmulator();
    try {
      await print(await withLarge(emulator, (program) => openings(rounds, program)));
      await print(await firstOpenings(Math.min(rounds, MOST_FIRST_ROUNDS), emulator));
    } finally {
      emulator.close();
    }
  });

/** A program of its own that shows a session with a large document. */
const withLarge = <T>(emulator: BenchEmulator, work: (program: Program) => Promise<T>): Promise<T> =>
  withWindow(emulator, async (program) => {
    await joinLarge(program, new TestDirectory(emulator));
    return work(program);
  });

const openings = async (rounds: number, program: Program): Promise<Measured> => {
  const { value, floor } = await inTurns({
    rounds,
    warmUp: WARM_UP,
    ours: () => openRawAgain(program),
    floor: () => showPlain(program),
  });
  return figure('Raw opened to text painted', value, floor);
};

const firstOpenings = async (rounds: number, emulator: BenchEmulator): Promise<Measured> => {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await withLarge(emulator, async (program) => {
      await program.page.getByRole('tab', { name: 'Raw' }).waitFor();
      await pause(LOOK_MS);
      ours.push(await openRaw(program));
      floor.push(await showPlain(program));
    });
  }
  return figure(
    'Raw opened to text painted, the first time in a fresh window',
    percentile(ours, 0.5),
    percentile(floor, 0.5),
  );
};

const figure = (what: string, value: number, floor: number): Measured => ({
  name: `document over 100 kB: ${what}, p50`,
  value,
  unit: 'ms',
  floor,
  goal: `p50 at most ${MOST_MS} ms`,
  met: value <= MOST_MS,
});
