import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { SetupError } from './ensure-runtime.ts';
import { findProgram } from './programs.ts';

export type Display = { name: string; end(): Promise<void> };

/** Linux with neither X nor Wayland: windows would have nowhere to go. */
export const isDisplayMissing = (platform = process.platform, env = process.env): boolean =>
  platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;

/** Starts a virtual display under the first free number, such as `:99`. */
export async function startDisplay(): Promise<Display> {
  const xvfb = findProgram(['Xvfb']);
  if (xvfb === null)
    throw new SetupError('There is no display, and no Xvfb to make one: install Xvfb (Debian: xvfb).');
  const options = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
  // In a group of its own, so that Ctrl-C in the terminal does not take it away from the program that is still closing.
  const server = spawn(xvfb, options, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => server.kill());
  try {
    const number = await firstLine(server, server.stdio[3] as Readable);
    return { name: `:${number}`, end: () => end(server) };
  } catch (error) {
    await end(server);
    throw error;
  }
}

async function firstLine(server: ChildProcess, from: Readable): Promise<string> {
  let said = '';
  from.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await Promise.race([once(from, 'end'), once(server, 'error'), lineIn(from, () => said)]);
  if (!/^\d+\n/.test(said)) throw new Error('Xvfb ended before it had a display.');
  return said.trim();
}

const lineIn = (from: Readable, said: () => string): Promise<void> =>
  new Promise((done) => {
    from.on('data', () => {
      if (said().includes('\n')) done();
    });
  });

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
