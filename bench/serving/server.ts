import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const Listening = z.object({ listening: z.number().int() });
const Usage = z.object({
  cpuMs: z.number(),
  /** Heap and buffers, garbage left out. */
  liveBytes: z.number(),
});

/** A server in a process of its own. */
export type Server = {
  readonly port: number;
  /** What it has used since it was started. */
  usage(): Promise<z.infer<typeof Usage>>;
  close(): Promise<void>;
};

const READY_WITHIN_MS = 60_000;

/** Starts a script that listens on one port, whichever. What it says goes nowhere. */
export const startServer = async (script: string, args: string[] = [], cwd?: string): Promise<Server> => {
  const child = fork(script, args, {
    ...(cwd !== undefined && { cwd }),
    execArgv: ['--expose-gc', '--import', new URL('./report.ts', import.meta.url).href],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'close');
  const message = async (): Promise<unknown> => {
    const cancelled = new AbortController();
    const late = AbortSignal.any([cancelled.signal, AbortSignal.timeout(READY_WITHIN_MS)]);
    const told = once(child, 'message', { signal: late }).then(([first]) => first as unknown);
    const over = ended.then(() => {
      throw new Error(`${script} ended with ${child.exitCode} when it was waited for`);
    });
    return Promise.race([told, over]).finally(() => cancelled.abort());
  };
  const { listening } = Listening.parse(await message());
  return {
    port: listening,
    usage: async () => {
      const told = message();
      child.send('usage');
      return Usage.parse(await told);
    },
    close: async () => {
      child.kill();
      await ended;
    },
  };
};
