import { TestDirectory } from '../../e2e/support/directory.ts';
import type { BenchEmulator } from '../emulator.ts';
import type { Measured } from '../figure.ts';
import { joinLarge, openRawAgain, showPlain } from '../large-session.ts';
import { inTurns } from '../turns.ts';
import { withWindow } from './with-window.ts';

const BYTES = 1_000_000;
const WARM_UP = 3;
const MOST_MS = 150;
/** Each takes a good part of a second. */
const MOST_ROUNDS = 50;

/** Raw opened on a document of a megabyte → its text painted. Floor: the same as plain text in a `pre`. */
export const documentOpened = (rounds: number, emulator: BenchEmulator): Promise<Measured> =>
  withWindow(emulator, async (program) => {
    await joinLarge(program, new TestDirectory(emulator), BYTES);
    const { value, floor } = await inTurns({
      rounds: Math.min(rounds, MOST_ROUNDS),
      warmUp: WARM_UP,
      ours: () => openRawAgain(program),
      floor: () => showPlain(program),
    });
    return {
      name: 'window, document of 1 MB: Raw opened to text painted, p50',
      value,
      unit: 'ms',
      floor,
      goal: `p50 at most ${MOST_MS} ms`,
      met: value <= MOST_MS,
    };
  });
