import type { ChildProcess, Serializable, StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StandinEmitter } from './emitter.ts';
import { mustBeReady } from './lifecycle.ts';
import { refuseUnknown, strict } from './missing.ts';
import { nodePath } from './node-path.ts';

const living = new Set<ChildProcess>();

class UtilityProcess extends StandinEmitter {
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  private readonly child: ChildProcess;
  private over = false;

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super('UtilityProcess', ['spawn', 'error', 'exit', 'message']);
    const { spawn } = process.getBuiltinModule('node:child_process');
    const guard = fileURLToPath(new URL('utility-guard.cjs', import.meta.url));
    this.child = spawn(nodePath, [...(options.execArgv ?? []), '--require', guard, modulePath, ...args], {
      env: { ...(options.env ?? process.env), STANDIN_ELECTRON_VERSION: process.versions.electron },
      cwd: options.cwd,
      stdio: [...streams(options.stdio), 'pipe', 'ipc'] as StdioOptions,
      serialization: 'advanced',
    });
    living.add(this.child);
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    this.child.once('spawn', () => this.emit('spawn'));
    this.child.once('error', (error) => this.end(1, error.message));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.once('exit', (code, signal) => this.end(code ?? (signal === 'SIGTERM' ? 15 : 9)));
  }

  get pid(): number | undefined {
    return this.over ? undefined : this.child.pid;
  }

  /** A copy of it, as `structuredClone` makes one; what has ended gets none. */
  postMessage(message: Serializable): void {
    if (!this.over) this.child.send(message);
  }

  kill(): boolean {
    return this.child.kill();
  }

  private end(code: number, why?: string): void {
    if (this.over) return;
    this.over = true;
    living.delete(this.child);
    if (why !== undefined) console.error(`A utility process could not be started: ${why}`);
    this.emit('exit', code);
  }
}

/** What the child reads and writes; it has no standard input, as in Electron. */
function streams(stdio: Electron.ForkOptions['stdio'] = 'inherit'): string[] {
  if (typeof stdio === 'string') return ['ignore', stdio, stdio];
  if (stdio[0] !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  return [...stdio];
}

/** Ends what is still there when the program ends. */
export function endUtilityProcesses(): Promise<unknown> {
  return Promise.all(
    [...living].map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      return ended;
    }),
  );
}

export const utilityProcess = strict(
  {
    fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) {
      mustBeReady('utilityProcess cannot be created before app is ready.');
      refuseUnknown(
        options,
        ['env', 'execArgv', 'cwd', 'stdio', 'serviceName'],
        'utilityProcess.fork options',
      );
      return new UtilityProcess(modulePath, args, options);
    },
  },
  'utilityProcess',
);
