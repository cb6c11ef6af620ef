import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';
import type { Activation, SessionView, Snapshot } from '../../electron/ipc/contract.ts';
import { runtimeSwitches } from '../../scripts/runtime.ts';
import type { Profile } from './profile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The package `electron`, required outside Electron, is the path of its executable. */
const runtime = () => createRequire(import.meta.url)('electron') as string;

/** A program for the runtime (a folder or an app.asar), or an executable with its program beside it. */
type StartedFrom = { program: string } | { executable: string };
type Arguments = { before: string[]; behind: string[] };
type Ended = { code: number | null; stderr: string };

/** One running program, seen from outside. */
export class Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly #profile: Profile;
  /** When links were handed to it, in milliseconds since 1970. */
  readonly #handed: number[] = [];

  private constructor(app: ElectronApplication, page: Page, profile: Profile) {
    this.app = app;
    this.page = page;
    this.#profile = profile;
  }

  /** Starts the built program, or the one it is `from`, and waits for its window. */
  static async start(
    profile: Profile,
    args: string[] = [],
    from: StartedFrom = { program: ROOT },
  ): Promise<Program> {
    // Playwright would set every page to light; the theme is the program's.
    const app = await electron.launch({
      args: [...('program' in from ? [from.program] : []), ...args],
      ...('executable' in from && { executablePath: from.executable }),
      chromiumSandbox: runtimeSwitches().length === 0,
      cwd: ROOT,
      env: profile.env,
      colorScheme: null,
    });
    const page = await app.firstWindow();
    await page.getByRole('main').waitFor();
    return new Program(app, page, profile);
  }

  /** What the operating system does for a link: a second process with the link behind `--`. */
  async open(...behind: string[]): Promise<Ended> {
    this.#handed.push(Date.now());
    return openAgain(this.#profile, { before: [], behind });
  }

  /** What a paste into the window does. */
  async paste(text: string): Promise<void> {
    this.#handed.push(Date.now());
    await this.page.evaluate(async (link) => {
      const answer = await window.beckon.command('link.take', { text: link, by: 'paste' });
      if (!answer.ok) throw new Error(answer.error.message);
    }, text);
  }

  /** A second process with arguments before the `--` as well, which no system would put there. */
  async openWith(args: Arguments): Promise<Ended> {
    return openAgain(this.#profile, args);
  }

  /** How many links were handed to it within the last so many milliseconds. */
  handedWithin(ms: number): number {
    return this.#handed.filter((at) => Date.now() - at < ms).length;
  }

  async snapshot(): Promise<Snapshot> {
    return this.page.evaluate(async () => {
      const answer = await window.beckon.command('snapshot', null);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value as Snapshot;
    });
  }

  async activations(): Promise<Activation[]> {
    return (await this.snapshot()).activations;
  }

  /** Waits until the newest activation is in this state, and returns it. */
  async newest(state: Activation['state']): Promise<Activation> {
    await expect
      .poll(async () => newestOf(await this.activations())?.state, { message: `newest is ${state}` })
      .toBe(state);
    const activation = newestOf(await this.activations());
    if (!activation) throw new Error('no activation');
    return activation;
  }

  async session(activationId: string): Promise<SessionView | undefined> {
    return (await this.snapshot()).sessions.find((session) => session.activationId === activationId);
  }

  /** Sets the theme as Settings does. */
  async theme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate(async (value) => {
      await window.beckon.command('settings.change', { theme: value });
    }, theme);
    await expect.poll(() => this.hasTheme(theme)).toBe(true);
  }

  async hasTheme(theme: 'light' | 'dark'): Promise<boolean> {
    return this.page.evaluate((value) => matchMedia(`(prefers-color-scheme: ${value})`).matches, theme);
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

/** Starts the runtime once more with these arguments before and behind `--`, and waits for its end. */
async function openAgain(profile: Profile, { before, behind }: Arguments): Promise<Ended> {
  const child = spawn(runtime(), [...runtimeSwitches(), ROOT, ...before, '--', ...behind], {
    cwd: ROOT,
    env: profile.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

const newestOf = (activations: Activation[]): Activation | undefined =>
  activations.toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt))[0];
