import { strict } from './missing.ts';

/** Starts a program of the system that lives on without us; rejects when it cannot be started. */
function startDetached(command: string, args: string[]): Promise<void> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
    child.once('error', reject);
  });
}

export const shell = strict(
  {
    /** Linux, as Electron does it: xdg-open, whose own result is not waited for. */
    async openExternal(url: string): Promise<void> {
      if (!URL.canParse(url)) throw new Error('Invalid URL');
      await startDetached('xdg-open', [new URL(url).href]);
    },
  } satisfies Pick<Electron.Shell, 'openExternal'>,
  'shell',
);
