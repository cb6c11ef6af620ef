import { doFileJob, type FileJob } from './file-jobs.ts';
import { type WorkerSays, writtenError } from './file-messages.ts';

/** What Electron's utility process is started with, for one job; `file-work.ts` has the other end. */
const { parentPort } = process;
const say = (message: WorkerSays): void => parentPort.postMessage(message);

parentPort.once('message', ({ data }: { data: FileJob }) => {
  doFileJob(data, (notice) => say({ notice })).then(
    (done) => say({ done }),
    (error: unknown) => say({ failed: writtenError(error) }),
  );
});
