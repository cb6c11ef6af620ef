import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FileWorker } from './calls/file-work.ts';

/** A utility process for one file of calls. */
export const forkFileWorker = (log: (line: string) => void): FileWorker => {
  const child = utilityProcess.fork(join(import.meta.dirname, 'call-files.cjs'), [], {
    serviceName: 'Beckon files',
    stdio: 'ignore',
  });
  // Its engine gave up, as for want of memory: nobody listening would end the program. `exit` follows.
  child.on('error', (type, location) => log(`files  ${type} at ${location}`));
  return {
    send: (job) => void child.once('spawn', () => child.postMessage(job)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
};
