import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Pace, paceWatch } from './pace.ts';
import { CACHE, inProject } from './project.ts';

/**
 * A download that fails must not cost more than 10 s, and one that comes along may take as long as it takes. So it has
 * failed as soon as 9 s have brought less than 1 MB: the first 9 s with everything before the first byte in them
 * (connecting, redirects, the answer), or any later ones. A trickle counts as a stall: all of it would take a quarter
 * of an hour at that pace.
 */
const PACE: Pace = { withinMs: 9_000, leastBytes: 1_000_000 };
const LOOK_EVERY_MS = 250;
/** A failure is believed for an hour: then the network may be back. */
const BELIEVED_MS = 3_600_000;

const NOTE = join(CACHE, 'electron-download-failed.json');

type Failure = { at: string; why: string };

/** The failure of the last hour, when there was one: downloading again would fail alike, and take its time. */
export function recentFailure(now = Date.now(), note = NOTE): Failure | null {
  try {
    const failure = JSON.parse(readFileSync(note, 'utf8')) as Failure;
    const age = now - Date.parse(failure.at);
    return age >= 0 && age < BELIEVED_MS ? failure : null;
  } catch {
    return null;
  }
}

type DownloadClock = {
  /** Milliseconds from any beginning. */
  now(): number;
  /** Gives a function that ends it. */
  every(ms: number, work: () => void): () => void;
};

const systemClock: DownloadClock = {
  now: () => performance.now(),
  every: (ms, work) => {
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  },
};

/** Has Electron's own installer fetch the runtime; null when it is there, otherwise why not, which is also noted. */
export async function downloadElectron(
  options: { installer?: string; env?: NodeJS.ProcessEnv; clock?: DownloadClock; note?: string } = {},
) {
  const { note = NOTE, env = process.env, clock = systemClock } = options;
  const installer = options.installer ?? inProject('node_modules/electron/install.js');
  const why = await runInstaller(installer, env, clock);
  if (why === null) {
    rmSync(note, { force: true });
    return null;
  }
  const failure: Failure = { at: new Date().toISOString(), why };
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify(failure));
  return failure;
}

/** The installer downloads into the temporary folder and unpacks beside itself: both are watched for growth. */
async function runInstaller(
  installer: string,
  given: NodeJS.ProcessEnv,
  clock: DownloadClock,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-electron-'));
  const unpacked = join(dirname(installer), 'dist');
  const env: NodeJS.ProcessEnv = {
    ...given,
    ...{ TMPDIR: folder, TEMP: folder, TMP: folder },
    ELECTRON_GET_NO_PROGRESS: '1',
  };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  const isTooSlow = paceWatch(PACE, clock.now());
  const child = spawn(process.execPath, [installer], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  let [moved, size, stopped] = [0, sizeOf(unpacked), false];
  const endWatch = clock.every(LOOK_EVERY_MS, () => {
    const now = sizeOf(folder) + sizeOf(unpacked);
    // What is moved from here into the installer's cache is work that goes on, too.
    moved += Math.abs(now - size);
    size = now;
    stopped ||= isTooSlow(moved, clock.now());
    if (stopped) child.kill('SIGKILL');
  });
  try {
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('close', done);
    });
    if (code === 0) return null;
    // What is half unpacked must not be taken for the whole.
    rmSync(unpacked, { recursive: true, force: true });
    if (!stopped) return reasonIn(words);
    const seconds = PACE.withinMs / 1000;
    return moved === 0 ? `nothing came for ${seconds} s` : `too little came in ${seconds} s`;
  } finally {
    endWatch();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(folder: string): number {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .reduce(
        (sum, file) =>
          sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      );
  } catch {
    return 0;
  }
}

/** The line that names the error, without its class; a stack begins with where it was thrown. */
function reasonIn(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  const line = lines.find((text) => /^\w*Error\b/.test(text)) ?? lines.find((text) => text !== '');
  return line?.replace(/^\w*Error: /, '') ?? 'the installer gave no reason';
}
