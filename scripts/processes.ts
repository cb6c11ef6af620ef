import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const isWindows = process.platform === 'win32';

type RunOptions = {
  env?: NodeJS.ProcessEnv;
  /** Gets what the program writes on stdout. */
  output?: (stdout: Readable) => void;
  /** The one signal at which the program clears up, passed on in place of whichever comes. */
  clearsUpAt?: NodeJS.Signals;
  /** How long it may take to close its windows and end its own children before it is ended by force; 6 s if left out. */
  graceMs?: number;
};

/**
 * Runs a program to its end, with this terminal as its own, and gives its exit code. A signal is passed on to it, and
 * when it is gone nothing of what it started is left: it leads a process group, and the group goes with it.
 */
export async function runToEnd(
  command: string,
  arguments_: readonly string[],
  { env = process.env, output, clearsUpAt, graceMs = 6_000 }: RunOptions = {},
): Promise<number> {
  const stdio: StdioOptions = ['inherit', output ? 'pipe' : 'inherit', 'inherit'];
  const child = spawn(command, arguments_, { env, stdio, detached: !isWindows });
  if (child.stdout) output?.(child.stdout);
  let force: NodeJS.Timeout | undefined;
  const pass = (signal: NodeJS.Signals) => {
    // Asked a second time: at once.
    if (force !== undefined) return killGroup(child, 'SIGKILL');
    child.kill(clearsUpAt ?? signal);
    force = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    return await exitCodeOf(child);
  } finally {
    clearTimeout(force);
    for (const signal of SIGNALS) process.off(signal, pass);
    killGroup(child, 'SIGKILL');
  }
}

/** As a shell counts it: the program's own code, or 128 and the number of the signal that ended it. */
const exitCodeOf = (child: ChildProcess): Promise<number> =>
  new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    execFile('taskkill', ['/pid', String(child.pid), '/T', '/F'], () => undefined);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
