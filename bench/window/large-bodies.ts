import type { Program } from '../../e2e/support/program.ts';
import type { HttpExchange } from '../../protocol/exchange.ts';
import type { BenchEmulator } from '../emulator.ts';
import { type Measured, percentile } from '../figure.ts';
import { openCapture, someCall } from './capture.ts';
import { watchTasks } from './watch-tasks.ts';
import { withWindow } from './with-window.ts';

const BODY_BYTES = 5_000_000;
const LINE = 'hay in the stack '.repeat(4);
const CALLS = 4;
/** Each takes seconds, for a body is put in a piece at a time. */
const MOST_ROUNDS = 20;
const MOST_MS = 50;
const ROW = '[role=listbox] [role=option]';

/**
 * Calls whose bodies have 5 MB, opened one after the other: row clicked → body painted, and the longest task until
 * all of it is in the editor. Floor: the same text as plain text in a `pre`.
 */
export const largeBodies = (rounds: number, emulator: BenchEmulator): Promise<Measured[]> =>
  withWindow(emulator, async (program) => {
    await openCapture(
      program,
      Array.from({ length: CALLS }, (_, number) => call(number)),
    );
    await program.page.locator(ROW).first().waitFor();
    const longest = await watchTasks(program);
    const took: number[] = [];
    for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
      took.push(await openBody(program, round % CALLS));
    }
    const task = await longest();
    return [
      {
        name: 'window, body of 5 MB: row clicked to its first lines painted, p50',
        value: percentile(took, 0.5),
        unit: 'ms',
        floor: await showPlain(program),
        goal: null,
        met: null,
      },
      {
        name: 'window, body of 5 MB: longest task until all of it was there',
        value: task,
        unit: 'ms',
        floor: null,
        goal: `no task over ${MOST_MS} ms`,
        met: task <= MOST_MS,
        ...(task === 0 && { note: `none was over ${MOST_MS} ms, and shorter ones are not told` }),
      },
    ];
  });

const call = (number: number): HttpExchange =>
  someCall(number, {
    responseHeaders: [['Content-Type', 'application/json']],
    responseBody: body(number),
  });

const body = (number: number): string =>
  JSON.stringify({
    needle: `needle${number}`,
    lines: Array.from({ length: Math.ceil(BODY_BYTES / LINE.length) }, () => LINE),
  });

/** Milliseconds until the body's beginning is painted; comes back when its end is in the editor, too. */
const openBody = ({ page }: Program, number: number): Promise<number> =>
  page.evaluate(
    async ([selector, at]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const editor = () =>
        [...document.querySelectorAll('.cm-content')].find((one) => one.textContent.includes(`needle${at}`));
      const began = performance.now();
      document.querySelectorAll<HTMLElement>(selector)[at]?.click();
      while (!editor()) await frame();
      await frame();
      const took = performance.now() - began;
      const height = () => editor()?.scrollHeight ?? 0;
      for (let same = 0, last = height(); same < 30; same = height() === last ? same + 1 : 0) {
        last = height();
        await frame();
      }
      return took;
    },
    [ROW, number] as const,
  );

const showPlain = ({ page }: Program): Promise<number> =>
  page.evaluate(async (text) => {
    const began = performance.now();
    const plain = document.createElement('pre');
    plain.textContent = text;
    document.querySelector('main')?.append(plain);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const took = performance.now() - began;
    plain.remove();
    return took;
  }, body(0));
