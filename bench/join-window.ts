import { setTimeout as pause } from 'node:timers/promises';
import { makeProfile } from '../e2e/support/profile.ts';
import { Program } from '../e2e/support/program.ts';
import { bareJoin } from './bare-join.ts';
import { type BenchEmulator, startBenchEmulator } from './emulator.ts';
import type { Measured } from './figure.ts';
import { type PageClock, pageClock } from './page-clock.ts';
import { inTurns, milliseconds } from './turns.ts';

const WARM_UP = 5;
/** Of links in a burst, ten in ten seconds, the later ones are not brought into view: these are no burst. */
const LINK_EVERY_MS = 1_100;
/** Of a page that has not painted by then something is wrong. */
const PAINTED_WITHIN_MS = 20_000;
const MOST_MS = 50;

/**
 * Link in hand → the session's name painted in the window: the program as built, on the runtime at hand, started as
 * the end-to-end specs start it, with the link handed over as by a second process. Each session is left before the
 * next link comes. Floor: the same PUT by a bare `fetch`, then the name put into the same page by hand, and painted.
 */
export const joinWindow = async (rounds: number): Promise<Measured> => {
  const emulator = await startBenchEmulator();
  const profile = await makeProfile();
  try {
    await profile.writeSettings({ emulator: { use: 'running', url: emulator.url, key: emulator.key } });
    const program = await Program.start(profile);
    const { value, floor } = await measure(rounds, emulator, program).finally(() => program.close());
    return {
      name: 'join, window: link in hand to session painted, p50',
      value,
      unit: 'ms',
      floor,
      goal: `p50 at most ${MOST_MS} ms`,
      met: value <= MOST_MS,
    };
  } finally {
    emulator.close();
    await profile.remove();
  }
};

const measure = async (rounds: number, emulator: BenchEmulator, program: Program) => {
  const clock = await pageClock(program);
  return inTurns({
    rounds,
    warmUp: WARM_UP,
    ours: () => followLink(emulator, program, clock),
    floor: () => paintByHand(emulator, program, clock),
  });
};

const followLink = async (emulator: BenchEmulator, program: Program, clock: PageClock): Promise<number> => {
  const { link, sessionName } = await emulator.lobby();
  await pause(LINK_EVERY_MS);
  const painted = await whenPainted(program, sessionName);
  const began = await program.app.evaluate(({ app }, text) => {
    const links = JSON.stringify([{ text, length: text.length }]);
    const now = process.hrtime.bigint();
    app.emit('second-instance', {}, [], '/', { links });
    return String(now);
  }, link);
  const at = await painted();
  const { id } = await program.newest('joined');
  await program.page.evaluate((activation) => window.beckon.command('session.leave', { id: activation }), id);
  await program.newest('left');
  return milliseconds(BigInt(began), clock(at));
};

const paintByHand = async (emulator: BenchEmulator, program: Program, clock: PageClock): Promise<number> => {
  const lobby = await emulator.lobby();
  const painted = await whenPainted(program, lobby.sessionName);
  const join = bareJoin(emulator, lobby);
  const began = process.hrtime.bigint();
  await join.put();
  await program.page.evaluate((name) => {
    const line = document.createElement('p');
    line.textContent = name;
    document.querySelector('main')?.append(line);
    setTimeout(() => line.remove(), 100);
  }, lobby.sessionName);
  const at = await painted();
  await join.leave();
  return milliseconds(began, clock(at));
};

/** Has the page look out for this text; the function it gives waits for the frame with it, and gives its time. */
const whenPainted = async ({ page }: Program, text: string): Promise<() => Promise<number>> => {
  const watched = await page.evaluateHandle(
    ({ wanted, within }) => {
      const isThere = () => document.querySelector('main')?.textContent.includes(wanted);
      const painted = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} was not painted within ${within} ms`)), within);
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          // After the frame that shows it: its callbacks run just before the painting, and a message comes after it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      return { painted };
    },
    { wanted: text, within: PAINTED_WITHIN_MS },
  );
  return () => watched.evaluate(({ painted }) => painted);
};
