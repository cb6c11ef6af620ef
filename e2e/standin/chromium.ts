import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { appendedSwitches, givenSwitches } from './command-line.ts';
import { DevtoolsConnection } from './devtools.ts';
import { getPath } from './paths.ts';
import { attendTargets } from './targets.ts';

/** Debian's own binary first: its shell wrapper only costs time and adds switches for browsing. */
const places = [
  '/usr/lib/chromium/chromium',
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(dir, name))),
];

export const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const switches = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  // Without it a bar over the page warns of --no-sandbox.
  '--test-type',
  '--disable-features=Translate,HttpsUpgrades,MediaRouter,OptimizationHints,GlobalMediaControls',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Is Chromium's lock in this profile held by a living process of this machine? */
function inUse(profile: string): boolean {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock'))) ?? [];
    if (host !== hostname()) return false;
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}

type Running = {
  process: ChildProcess;
  connection: DevtoolsConnection;
  profile: string;
  ended: Promise<void>;
};

let running: Running | undefined;
let ending = false;

/** Called when Chromium ends although nobody asked it to: for Electron that is its own end. */
let onCrash: (lastWords: string) => void = () => undefined;
export const whenChromiumCrashes = (listener: (lastWords: string) => void): void => {
  onCrash = listener;
};

function findExecutable(): string {
  const executable = process.env.STANDIN_CHROMIUM ?? places.find(existsSync);
  if (!executable) {
    throw new Error(
      'Electron\'s stand-in found no Chromium: install "chromium", or set STANDIN_CHROMIUM to its path.',
    );
  }
  return executable;
}

/** Chromium's crash handler makes its folder before it reads any switch, in the home of whoever starts it. */
const environmentFor = (profile: string): NodeJS.ProcessEnv => ({
  ...process.env,
  BREAKPAD_DUMP_LOCATION: join(profile, 'Crash Reports'),
});

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function start(): Running {
  const executable = findExecutable();
  // As Electron does, the profile lies with the program's data; beside it where another process is using it.
  const shared = join(getPath('sessionData'), 'Chromium');
  const profile = inUse(shared) ? `${shared}-${process.pid}` : shared;
  mkdirSync(profile, { recursive: true });
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true });

  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(
    executable,
    [
      ...switches,
      ...(hasDisplay ? [] : ['--headless=new']),
      ...asRoot,
      `--user-data-dir=${profile}`,
      `--disk-cache-dir=${join(profile, 'Cache')}`,
      ...givenSwitches().filter((one) => one.startsWith('--remote-debugging-port')),
      ...appendedSwitches(),
    ],
    // A process group of its own: a signal for the program's group must leave Chromium the time to clear up. It ends
    // by itself as soon as the pipe is closed, however the program ended.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: environmentFor(profile) },
  );
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-4000);
    for (const [line] of text.matchAll(/^DevTools listening on .*$/gm)) process.stderr.write(`\n${line}\n`);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (why: string) => {
      if (profile !== shared) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      if (!ending) onCrash(`${why}\n${lastWords}`);
      resolve();
    };
    child.once('exit', (code, signal) => end(`Chromium ended by itself (${signal ?? code}).`));
    child.once('error', (error) => end(`Chromium could not be started: ${error.message}`));
  });
  const [, , , out, incoming] = child.stdio;
  return {
    process: child,
    connection: new DevtoolsConnection(out as Writable, incoming as Readable),
    profile,
    ended,
  };
}

/** The connection to Chromium, which is started at the first call. */
export function chromium(): DevtoolsConnection {
  if (!running) {
    running = start();
    attendTargets(running.connection);
    const told = running.connection.browser.send('Browser.getVersion');
    // That Chromium ended instead is told by its exit.
    told.then(
      ({ product }) => {
        version = product.replace(/^[^/]*\//, '');
      },
      () => undefined,
    );
  }
  return running.connection;
}

let version = '';

/** Known as soon as Chromium has told it; empty before. */
export const chromiumVersion = (): string => version;

/** Has the running Chromium open a window without bars: a second process hands it the wish and ends. */
export function openAppWindow(url: string): void {
  if (!running) throw new Error('Chromium is not running');
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(findExecutable(), [...asRoot, `--user-data-dir=${running.profile}`, `--app=${url}`], {
    stdio: 'ignore',
    env: environmentFor(running.profile),
  });
  child.once('error', (error) => console.error('stand-in: no window was opened:', error));
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function groupLives(leader: number | undefined): boolean {
  try {
    return leader !== undefined && process.kill(-leader, 0);
  } catch {
    return false;
  }
}

/** Ends Chromium and resolves when its process is gone. */
export async function endChromium(): Promise<void> {
  ending = true;
  if (!running) return;
  const { process: child, connection, ended } = running;
  connection.browser.post('Browser.close');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(tooLong);
  // Its helpers follow it within milliseconds; a killed one leaves them behind for longer.
  for (let tries = 0; tries < 200 && groupLives(child.pid); tries += 1) await pause(5);
}
