import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileWorker } from '../file-work.ts';

/** The worker's process as plain Node has it. @param flags for Node itself */
export const forkWorker = (...flags: string[]): FileWorker => {
  const child = fork(fileURLToPath(new URL('forked-worker.ts', import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: flags,
  });
  return {
    send: (job) => void child.send(job),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
};
