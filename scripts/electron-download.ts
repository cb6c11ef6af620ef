import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CACHE, inProject } from './project.ts';

/** A download in which nothing moves for this long has failed; one that is merely slow goes on. */
const STALLED_MS = 9_000;
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

/** Has Electron's own installer fetch the runtime; null when it is there, otherwise why not, which is also noted. */
export async function downloadElectron(
  options: { installer?: string; stalledMs?: number; note?: string } = {},
) {
  const note = options.note ?? NOTE;
  const installer = options.installer ?? inProject('node_modules/electron/install.js');
  const why = await runInstaller(installer, options.stalledMs ?? STALLED_MS);
  if (why === null) {
    rmSync(note, { force: true });
    return null;
  }
  const failure: Failure = { at: new Date().toISOString(), why };
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify(failure));
  return failure;
}

/** Told a size and the time again and again, says whether the size has stood still for too long. */
export function stallWatch(limitMs: number): (size: number, now: number) => boolean {
  let size = Number.NaN;
  let changedAt = 0;
  return (next, now) => {
    if (next !== size) [size, changedAt] = [next, now];
    return now - changedAt > limitMs;
  };
}

/** The installer downloads into the temporary folder and unpacks beside itself: both are watched for growth. */
async function runInstaller(installer: string, stalledMs: number): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-electron-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    ELECTRON_GET_NO_PROGRESS: '1',
  };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  const child = spawn(process.execPath, [installer], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  let stalled = false;
  const isStalled = stallWatch(stalledMs);
  const watch = setInterval(
    () => {
      stalled ||= isStalled(sizeOf(folder) + sizeOf(join(dirname(installer), 'dist')), performance.now());
      if (stalled) child.kill('SIGKILL');
    },
    Math.min(500, stalledMs / 4),
  );
  try {
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('close', done);
    });
    if (stalled) return `nothing came for ${stalledMs / 1000} s`;
    return code === 0 ? null : reasonIn(words);
  } finally {
    clearInterval(watch);
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    return files.reduce(
      (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
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
