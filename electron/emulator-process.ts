import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { EmulatorProcess } from './players/own-emulator.ts';

/** Starts the emulator in a utility process: its ready line comes on stdout, its log goes on stderr. */
export const forkEmulator = (
  args: string[],
  environment: Record<string, string>,
  log: (line: string) => void,
): EmulatorProcess => {
  const child = utilityProcess.fork(join(import.meta.dirname, 'emulator.cjs'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    serviceName: 'Beckon emulator',
    env: { ...process.env, ...environment },
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The emulator was started without pipes');
  // Its engine gave up, as for want of memory: nobody listening would end the program. `exit` follows.
  child.on('error', (type, location) => log(`${type} at ${location}`));
  let lastWords = '';
  createInterface(stderr).on('line', (line) => {
    lastWords = line;
    log(line);
  });
  const lines = createInterface(stdout);
  return {
    onLine: (listener) => {
      lines.on('line', listener);
    },
    onExit: (listener) => {
      child.on('exit', (code) => listener(`it ended with code ${code}${lastWords && `: ${lastWords}`}`));
    },
    pid: () => child.pid ?? null,
    kill: () => {
      child.kill();
    },
  };
};
