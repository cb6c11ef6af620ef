import type { Program } from '../../e2e/support/program.ts';
import type { HttpExchange } from '../../protocol/exchange.ts';
import type { BenchEmulator } from '../emulator.ts';
import type { Measured } from '../figure.ts';
import { inTurns } from '../turns.ts';
import { openCapture, someCall } from './capture.ts';
import { plainField, typeAndWait } from './type-and-wait.ts';
import { watchTasks } from './watch-tasks.ts';
import { withWindow } from './with-window.ts';

const CALLS = 10_000;
const BODY_BYTES = 1_500;
const WARM_UP = 5;
const MOST_MS = 50;
const FIELD = '.cm-content';
const COUNT = 'main p[role=status][aria-busy]';

/** A filter typed over 10,000 calls → what passes painted; and the longest task meanwhile. Floor: the same text in a bare input. */
export const callsFiltered = (rounds: number, emulator: BenchEmulator): Promise<Measured[]> =>
  withWindow(emulator, async (program) => {
    await openCapture(
      program,
      Array.from({ length: CALLS }, (_, number) => call(number)),
    );
    await program.page.locator(FIELD).first().waitFor();
    const longest = await watchTasks(program);
    const bySummary = await filtered(program, rounds, (round) => `status:4xx path:${round % 10}`);
    const byBody = await filtered(program, rounds, (round) => `body:needle${round % 10}`);
    const figures = [
      ['status and path', bySummary],
      ['body', byBody],
    ] as const;
    const name = `window, ${CALLS.toLocaleString('en')} calls`;
    const task = await longest();
    return [
      ...figures.map(([what, { value, floor }]) => ({
        name: `${name}: filter on ${what} typed to rows painted, p50`,
        value,
        unit: 'ms' as const,
        floor,
        goal: `p50 at most ${MOST_MS} ms`,
        met: value <= MOST_MS,
      })),
      {
        name: `${name}: longest task while they were filtered`,
        value: task,
        unit: 'ms',
        floor: null,
        goal: `no task over ${MOST_MS} ms`,
        met: task <= MOST_MS,
        ...(task === 0 && { note: `none was over ${MOST_MS} ms, and shorter ones are not told` }),
      },
    ];
  });

const filtered = async (program: Program, rounds: number, textOf: (round: number) => string) => {
  const bare = await plainField(program);
  let round = 0;
  return inTurns({
    rounds,
    warmUp: WARM_UP,
    ours: async () => {
      const took = await typeAndWait(program, { field: FIELD, count: COUNT, text: textOf(round++) });
      await typeAndWait(program, { field: FIELD, count: COUNT, text: '' });
      return took;
    },
    floor: () => bare(textOf(round)),
  });
};

const call = (number: number): HttpExchange =>
  someCall(number, {
    method: number % 3 === 0 ? 'PUT' : 'GET',
    status: number % 7 === 0 ? 404 : 200,
    responseBody: `needle${number % 100} `.padEnd(BODY_BYTES, 'hay '),
  });
