import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { makeProfile } from '../e2e/support/profile.ts';
import type { Activation, Bridge, SessionView, Snapshot } from '../electron/ipc/contract.ts';
import { passOnWords } from './program-words.ts';
import { inProject } from './project.ts';
import { runtimeSwitches } from './runtime.ts';

/** How long the program may take to end before it is ended by force. */
const END_MS = 3_000;

export type Demo = {
  activation: Activation;
  session: SessionView;
  /** Each leg of the way, in milliseconds. */
  timings: { startToWindow: number; clickToReceived: number; receivedToJoined: number; clickToShown: number };
};

/**
 * The main job with nobody watching: a fresh profile, the button that sends an invite, the operating system that opens
 * its link, and the session in the window. The program's own words go to stderr. Throws with the reason when it is not
 * done within `limitMs`.
 */
export async function demonstrate(options: { screenshot: string; limitMs: number }): Promise<Demo> {
  const profile = await makeProfile();
  process.once('exit', () => rmSync(profile.home, { recursive: true, force: true, maxRetries: 5 }));
  const start = performance.now();
  const left = () => Math.max(1, Math.round(options.limitMs - (performance.now() - start)));
  const app = await electron.launch({
    args: [inProject()],
    chromiumSandbox: runtimeSwitches().length === 0,
    cwd: inProject(),
    env: profile.env,
    timeout: left(),
  });
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) passOnWords(stream, (line) => console.error(line));
  try {
    const page = await app.firstWindow({ timeout: left() });
    const main = page.getByRole('main');
    const button = main.getByRole('button', { name: 'Send yourself an invite' });
    await button.waitFor({ timeout: left() });
    const startToWindow = Math.round(performance.now() - start);
    // Playwright waits until the button can be pressed: until the emulator is ready.
    await button.click({ timeout: left() });
    const clickedAt = Date.now();
    const { activation, session } = await joinedSession(page, left);
    await main.getByText(session.ref.name, { exact: true }).waitFor({ timeout: left() });
    const clickToShown = Date.now() - clickedAt;
    await page.screenshot({ path: options.screenshot, animations: 'disabled', timeout: left() });
    const receivedAt = Date.parse(activation.receivedAt);
    return {
      activation,
      session,
      timings: {
        startToWindow,
        clickToReceived: receivedAt - clickedAt,
        receivedToJoined: Date.parse(activation.updatedAt) - receivedAt,
        clickToShown,
      },
    };
  } finally {
    await endWithin(app, END_MS);
  }
}

/** The program ends by itself, or is ended. */
async function endWithin(app: ElectronApplication, limitMs: number): Promise<void> {
  const force = setTimeout(() => app.process().kill('SIGKILL'), limitMs);
  try {
    await app.close();
  } finally {
    clearTimeout(force);
  }
}

/** Waits until the link that the system handed over is joined; throws when it came to another end, or not at all. */
async function joinedSession(page: Page, left: () => number): Promise<Pick<Demo, 'activation' | 'session'>> {
  let seen = 'no link came back from the operating system';
  while (left() > 1) {
    const { activations, sessions } = await snapshotOf(page);
    const activation = activations.find(cameFromSystem);
    const session = sessions.find(({ activationId }) => activationId === activation?.id);
    if (activation?.state === 'joined' && session) return { activation, session };
    if (activation) seen = `the link is ${activation.state}: ${JSON.stringify(activation.reason)}`;
    if (activation?.state === 'refused' || activation?.state === 'failed') break;
    await pause(20);
  }
  throw new Error(`Not joined: ${seen}.`);
}

const cameFromSystem = ({ arrivedBy }: Activation): boolean =>
  arrivedBy === 'second-instance' || arrivedBy === 'open-url';

const snapshotOf = (page: Page): Promise<Snapshot> =>
  page.evaluate(async () => {
    const { beckon } = globalThis as unknown as { beckon: Bridge };
    const answer = await beckon.command('snapshot', null);
    if (!answer.ok) throw new Error(answer.error.message);
    // Main has parsed it by the same schema on its way out.
    return answer.value as Snapshot;
  });
