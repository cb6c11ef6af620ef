import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { getPath } from './paths.ts';

/** What a second instance hands over. */
export type Arrival = { argv: string[]; cwd: string; data: unknown };

/**
 * The lock is a listening socket in Linux's abstract namespace, named after the user-data folder: the kernel lets
 * exactly one process have it, and takes it back when that process ends, however it ends. The message is a file in
 * that folder, which the first instance takes away; so asking for the lock can wait for the handover without an
 * event loop, as Electron's synchronous call does.
 */
let lock: { server: Server; stop: () => void } | undefined;

function tryToListen(name: string): Server | null {
  // Loaded here, and not before a start that may need no lock.
  const { createServer } = process.getBuiltinModule('node:net');
  const server = createServer((socket) => socket.destroy());
  // The answer is known at once (server.listening); the event only repeats it.
  server.on('error', () => server.close());
  server.listen(`\0${name}`);
  server.unref();
  return server.listening ? server : null;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

function takeLetters(folder: string, onArrival: (arrival: Arrival) => void): void {
  for (const name of readdirSync(folder).sort()) {
    const [, pid] = /^\d+-(\d+)\.json$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const arrival: Arrival = JSON.parse(readFileSync(path, 'utf8'));
    rmSync(path);
    if (isAlive(Number(pid))) onArrival(arrival);
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** True: this is the first instance. False: the first instance has `letter` now. */
export function requestLock(letter: Arrival, onArrival: (arrival: Arrival) => void): boolean {
  if (lock) return true;
  const userData = getPath('userData');
  mkdirSync(userData, { recursive: true });
  const folder = join(userData, 'SingletonLetters');
  mkdirSync(folder, { recursive: true });
  // The folder itself, by whichever path it is reached.
  const { dev, ino } = statSync(userData);
  const name = `electron-standin-${dev}-${ino}`;
  const path = join(folder, `${Date.now()}-${process.pid}.json`);

  const deadline = Date.now() + 20_000;
  for (let written = false; Date.now() < deadline; sleep(1)) {
    if (written && !existsSync(path)) return false;
    const server = tryToListen(name);
    if (server) {
      rmSync(path, { force: true });
      const watcher = watch(folder, () => takeLetters(folder, onArrival));
      watcher.unref();
      takeLetters(folder, onArrival);
      lock = { server, stop: () => watcher.close() };
      return true;
    }
    if (!written) {
      writeFileSync(`${path}.new`, JSON.stringify(letter));
      renameSync(`${path}.new`, path);
      written = true;
    }
  }
  rmSync(path, { force: true });
  throw new Error('The first instance of this program does not answer.');
}

export function releaseLock(): void {
  lock?.stop();
  lock?.server.close();
  lock = undefined;
}

export const holdsLock = (): boolean => lock !== undefined;
