import { setTimeout as pause } from 'node:timers/promises';
import { TestDirectory } from '../../e2e/support/directory.ts';
import type { Program } from '../../e2e/support/program.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { BenchEmulator } from '../emulator.ts';
import { type Measured, percentile } from '../figure.ts';
import { pageClock } from '../page-clock.ts';
import { milliseconds } from '../turns.ts';
import { bareObserver } from './bare-observer.ts';
import { heapOf } from './heap.ts';
import { withWindow } from './with-window.ts';

/** Bea is the hundredth. */
const MEMBERS = 99;
const EVERY_MS = 100;
/** With 200 rounds ten changes a second for a minute, twice. */
const CHANGES_A_ROUND = 3;
const SETTLED_MS = 500;
const MOST_MS = 100;
const MOST_GROWTH = 1.1;

/**
 * Ten changes a second in a session of 100: from each tap, as another member's bare socket has it, until the window
 * has painted that version or a later one. Floor: a bare `fetch` of the version by that member, from the same tap.
 * Then the memory of window and main after the second half, beside that after the first.
 */
export const liveChanges = (rounds: number, emulator: BenchEmulator): Promise<Measured[]> =>
  withWindow(emulator, async (program) => {
    const directory = new TestDirectory(emulator);
    const lobby = await directory.lobby({ members: MEMBERS });
    await program.open(lobby.link);
    await program.newest('joined');
    const clock = await pageClock(program);
    const observer = await bareObserver(emulator, lobby.sessionRef);
    try {
      const paintings = await watchPainting(program);
      await change(directory, lobby.sessionRef, rounds * CHANGES_A_ROUND);
      const painted = (await paintings()).map(({ number, at }) => ({ number, at: clock(at) }));
      const taps = observer.taps();
      const before = await heapOf(program);
      await change(directory, lobby.sessionRef, rounds * CHANGES_A_ROUND);
      const after = await heapOf(program);
      const value = percentile(latencies(taps, painted), 0.95);
      return [
        {
          name: 'window, 100 members, 10 changes a second: tap to painted change, p95',
          value,
          unit: 'ms',
          floor: percentile(observer.reads(), 0.95),
          goal: `p95 at most ${MOST_MS} ms`,
          met: value <= MOST_MS,
        },
        {
          name: 'window, 10 changes a second: memory of window and main after the second minute; floor: after the first',
          value: after,
          unit: 'bytes',
          floor: before,
          goal: `at most ${MOST_GROWTH} x that after the first`,
          met: after <= MOST_GROWTH * before,
        },
      ];
    } finally {
      observer.close();
    }
  });

type At = { number: number; at: bigint };

/** A version that was painted before its own tap came, by an earlier one, had no wait. */
const latencies = (taps: readonly At[], painted: readonly At[]): number[] =>
  taps.map((tap) => {
    const shown = painted.find(({ number }) => number >= tap.number);
    if (!shown) throw new Error(`change ${tap.number} was never painted`);
    return Math.max(0, milliseconds(tap.at, shown.at));
  });

/** Each change is due at its time, whenever the answer to the one before came. */
const change = async (directory: TestDirectory, ref: SessionRef, count: number): Promise<void> => {
  const began = performance.now();
  const writes: Promise<unknown>[] = [];
  for (let n = 1; n <= count; n++) {
    await pause(Math.max(0, began + n * EVERY_MS - performance.now()));
    writes.push(directory.write(ref, { properties: { custom: { tick: n } } }));
  }
  await Promise.all(writes);
  await pause(SETTLED_MS);
};

/** Has the page note each change number of the session's head, and when the frame with it was painted; gives them. */
const watchPainting = async ({ page }: Program): Promise<() => Promise<{ number: number; at: number }[]>> => {
  const watched = await page.evaluateHandle(() => {
    const seen: { number: number; at: number }[] = [];
    let last = 0;
    const look = () => {
      const number = Number(document.querySelector('main dl dd')?.textContent);
      if (!(number > last)) return;
      last = number;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push({ number, at: performance.now() });
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return seen;
  });
  return () => watched.jsonValue();
};
