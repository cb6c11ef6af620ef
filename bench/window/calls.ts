import type { Program } from '../../e2e/support/program.ts';
import { toBeckonFile } from '../../protocol/beckon-file.ts';
import type { HttpExchange } from '../../protocol/exchange.ts';
import type { BenchEmulator } from '../emulator.ts';
import { type Measured, percentile } from '../figure.ts';
import { typeAndWait } from './type-and-wait.ts';
import { withWindow } from './with-window.ts';

const CALLS = 10_000;
const BODY_BYTES = 1_500;
const WARM_UP = 5;
const MOST_MS = 50;
const FIELD = '.cm-content';
const COUNT = 'main p[role=status][aria-busy]';

/** A filter typed over 10,000 calls → what passes painted; and the longest task meanwhile. */
export const callsFiltered = (rounds: number, emulator: BenchEmulator): Promise<Measured[]> =>
  withWindow(emulator, async (program) => {
    await openCapture(program);
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
      ...figures.map(([what, value]) => ({
        name: `${name}: filter on ${what} typed to rows painted, p50`,
        value,
        unit: 'ms' as const,
        floor: null,
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

const filtered = async (
  program: Program,
  rounds: number,
  textOf: (round: number) => string,
): Promise<number> => {
  const took: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const ms = await typeAndWait(program, { field: FIELD, count: COUNT, text: textOf(round + WARM_UP) });
    await typeAndWait(program, { field: FIELD, count: COUNT, text: '' });
    if (round >= 0) took.push(ms);
  }
  return percentile(took, 0.5);
};

const call = (number: number): HttpExchange => ({
  kind: 'http',
  id: `call-${number}`,
  at: new Date(Date.UTC(2026, 10, 20) + number * 100).toISOString(),
  call: 'getSession',
  attempt: 1,
  method: number % 3 === 0 ? 'PUT' : 'GET',
  url: `https://sessiondirectory.xboxlive.com/serviceconfigs/scid/sessionTemplates/Lobby/sessions/s${number % 10}`,
  requestHeaders: [['x-xbl-contract-version', '107']],
  requestBody: '',
  status: number % 7 === 0 ? 404 : 200,
  responseHeaders: [['Content-Type', 'text/plain']],
  responseBody: `needle${number % 100} `.padEnd(BODY_BYTES, 'hay '),
  error: null,
  ms: 5,
});

/** The calls as a file of a colleague's. */
const openCapture = async (program: Program): Promise<void> => {
  const calls = Array.from({ length: CALLS }, (_, number) => call(number));
  const file = toBeckonFile(calls, { madeBy: 'bench', madeAt: calls[0]?.at ?? '', activations: [] });
  const { page } = program;
  const id = await page.evaluate(async (text) => {
    const content = new TextEncoder().encode(text);
    const answer = await window.beckon.command('captures.take', { name: 'calls.json', content });
    if (!answer.ok) throw new Error(answer.error.message);
    return (answer.value as { id: string }).id;
  }, JSON.stringify(file));
  await page.getByRole('navigation').getByRole('button', { name: 'Calls' }).click();
  await page.getByRole('main').getByRole('combobox').first().selectOption(id);
  await page.locator(FIELD).first().waitFor();
};

/** Counts tasks of over 50 ms from now on; gives the longest, 0 where there was none. */
const watchTasks = async ({ page }: Program): Promise<() => Promise<number>> => {
  const watched = await page.evaluateHandle(() => {
    const longest = { ms: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
    return longest;
  });
  return () => watched.evaluate(({ ms }) => ms);
};
