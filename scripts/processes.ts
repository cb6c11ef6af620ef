import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

/** How long a program may take to close its windows and end its own children before it is ended by force. */
const GRACE_MS = 6_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const isWindows = process.platform === 'win32';

/**
 * Runs a program to its end, with this terminal as its own, and gives its exit code; where `output` is given, it gets
 * what the program writes on stdout. A signal is passed on to it, and
 * when it is gone nothing of what it started is left: it leads a process group, and the group goes with it.
 */
export async function runToEnd(
  command: string,
  arguments_: readonly string[],
  env = process.env,
  output?: (stdout: Readable) => void,
): Promise<number> {
  const stdio: StdioOptions = ['inherit', output ? 'pipe' : 'inherit', 'inherit'];
  const child = spawn(command, arguments_, { env, stdio, detached: !isWindows });
  if (child.stdout) output?.(child.stdout);
  let force: NodeJS.Timeout | undefined;
  const pass = (signal: NodeJS.Signals) => {
    // Asked a second time: at once.
    if (force !== undefined) return killGroup(child, 'SIGKILL');
    child.kill(signal);
    force = setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS);
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
