import { TestDirectory } from '../e2e/support/directory.ts';
import { makeProfile } from '../e2e/support/profile.ts';
import { Program } from '../e2e/support/program.ts';
import { startBenchEmulator } from './emulator.ts';
import type { Bench, Measured } from './figure.ts';
import { withProgram } from './runtime.ts';
import { inTurns } from './turns.ts';

const WARM_UP = 5;
const MOST_MS = 100;
/** With its 100 members the document is then well over 100 kB. */
const CUSTOM_BYTES = 80_000;

/**
 * Raw opened on a large document → its text painted, the editor's code being there already. Floor: the same JSON
 * as plain text in a `pre` of the same page, painted.
 */
export const largeDocument: Bench = (rounds, print) =>
  withProgram(async () => {
    const emulator = await startBenchEmulator();
    const profile = await makeProfile();
    try {
      await profile.writeSettings({ emulator: { use: 'running', url: emulator.url, key: emulator.key } });
      const program = await Program.start(profile);
      await joinLarge(program, new TestDirectory(emulator))
        .then(() => measure(rounds, program))
        .then(print)
        .finally(() => program.close());
    } finally {
      emulator.close();
      await profile.remove();
    }
  });

const joinLarge = async (program: Program, directory: TestDirectory): Promise<void> => {
  const lobby = await directory.lobby({ members: 99 });
  await directory.write(lobby.sessionRef, {
    properties: {
      custom: {
        notes: Array.from({ length: CUSTOM_BYTES / 40 }, (_, line) => `line ${line}`.padEnd(36, '.')),
      },
    },
  });
  await program.open(lobby.link);
  await program.newest('joined');
};

const measure = async (rounds: number, program: Program): Promise<Measured> => {
  const { value, floor } = await inTurns({
    rounds,
    warmUp: WARM_UP,
    ours: () => openRaw(program),
    floor: () => showPlain(program),
  });
  return {
    name: 'document over 100 kB: Raw opened to text painted, p50',
    value,
    unit: 'ms',
    floor,
    goal: `p50 at most ${MOST_MS} ms`,
    met: value <= MOST_MS,
  };
};

const openRaw = async ({ page }: Program): Promise<number> => {
  const took = await page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(
      (one) => one.textContent === 'Raw',
    );
    const began = performance.now();
    tab?.click();
    while (!document.querySelector('.cm-content')?.textContent.includes('membersInfo')) {
      await new Promise(requestAnimationFrame);
    }
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });
  await page.getByRole('tab', { name: 'Members' }).click();
  await page.locator('.cm-content').waitFor({ state: 'detached' });
  return took;
};

const showPlain = ({ page }: Program): Promise<number> =>
  page.evaluate(async () => {
    const answer = await window.beckon.command('snapshot', null);
    if (!answer.ok) throw new Error(answer.error.message);
    const began = performance.now();
    const plain = document.createElement('pre');
    plain.textContent = JSON.stringify(answer.value, null, 2);
    document.querySelector('main')?.append(plain);
    await new Promise(requestAnimationFrame);
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const took = performance.now() - began;
        plain.remove();
        resolve(took);
      };
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });
