import { CallsTrouble, type Capture } from './capture.ts';
import type { FileJob } from './file-jobs.ts';
import { readError, type WorkerSays } from './file-messages.ts';

/** A process of its own for one job. What it is handed is a copy; killed, it leaves nothing half done. */
export type FileWorker = {
  send(job: FileJob): void;
  onMessage(listener: (said: WorkerSays) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

/**
 * Does jobs one after the other, each in a process of its own: to parse a hundred megabytes takes seconds, in which
 * main would answer neither the window nor a link, and a file that was made to take all memory ends that process alone.
 */
export type FileWork = {
  /** As `doFileJob`; rejects with the same errors. */
  run(job: FileJob): Promise<Capture | null>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Gives up what is under way. */
  close(): void;
};

const DIED =
  'Beckon’s process for this file died, most likely for want of memory. If it is a real capture, save a part of it from the program that made it.';

export const createFileWork = (options: {
  fork: () => FileWorker;
  notice: (text: string) => void;
}): FileWork => {
  const { fork, notice } = options;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  let current: FileWorker | null = null;

  const start = (job: FileJob): Promise<Capture | null> => {
    if (closed) return Promise.reject(new CallsTrouble('not-kept', 'Beckon is closing.'));
    const worker = fork();
    current = worker;
    const done = new Promise<Capture | null>((resolve, reject) => {
      worker.onMessage((said) => {
        if ('notice' in said) notice(said.notice);
        else if ('done' in said) resolve(said.done);
        else reject(readError(said.failed));
      });
      // After an answer this says nothing new.
      worker.onExit(() => reject(new CallsTrouble('too-much', DIED)));
    });
    worker.send(job);
    return done.finally(() => {
      current = null;
      worker.kill();
    });
  };

  return {
    run(job) {
      const done = last.then(() => start(job));
      last = done.catch(() => undefined);
      return done;
    },
    idle: async () => {
      await last;
    },
    close() {
      closed = true;
      current?.kill();
    },
  };
};
