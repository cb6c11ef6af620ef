import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runToEnd } from './processes.ts';
import { inProject } from './project.ts';

const node = process.execPath;

/** Ended, but not yet asked for its exit code by its parent, is not running. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A runner in a process of its own, whose program prints the id of a child that would outlive it. */
async function startRunner(program: string, options = {}) {
  const source = `
    import { runToEnd } from ${JSON.stringify(inProject('scripts/processes.ts'))};
    process.exitCode = await runToEnd(process.execPath, ['-e', ${JSON.stringify(program)}], ${JSON.stringify(options)});`;
  const runner = spawn(node, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(runner.stdout, 'data')) as [Buffer];
  return { runner, grandchild: Number(line.toString()) };
}

const WITH_CHILD = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(child.pid);
  setInterval(() => {}, 1000);`;

describe('running a program to its end', () => {
  test('its exit code is given back', async () => {
    expect(await runToEnd(node, ['-e', 'process.exit(7)'])).toBe(7);
  });

  test.skipIf(process.platform === 'win32')(
    'an end by a signal is counted as a shell counts it',
    async () => {
      expect(
        await runToEnd(node, ['-e', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)']),
      ).toBe(143);
    },
  );

  test('a program that is not there is an error', async () => {
    await expect(runToEnd('/nowhere/program', [])).rejects.toThrow('ENOENT');
  });

  test.skipIf(process.platform !== 'linux')(
    'an interrupt is passed on, and nothing is left behind',
    async () => {
      const program = `process.on('SIGINT', () => process.exit(0)); ${WITH_CHILD}`;
      const { runner, grandchild } = await startRunner(program);
      expect(isRunning(grandchild)).toBe(true);
      runner.kill('SIGINT');
      const [code] = (await once(runner, 'exit')) as [number];
      expect(code).toBe(0);
      await expect.poll(() => isRunning(grandchild)).toBe(false);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'a program that clears up at one signal alone gets that one, whichever comes',
    async () => {
      const program = `process.on('SIGINT', () => process.exit(3)); ${WITH_CHILD}`;
      const { runner } = await startRunner(program, { clearsUpAt: 'SIGINT' });
      runner.kill('SIGTERM');
      expect(await once(runner, 'exit')).toEqual([3, null]);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'a program that will not end is ended at the second interrupt',
    async () => {
      const program = `process.on('SIGINT', () => console.log('no')); ${WITH_CHILD}`;
      const { runner, grandchild } = await startRunner(program);
      runner.kill('SIGINT');
      await once(runner.stdout, 'data');
      runner.kill('SIGINT');
      const [code] = (await once(runner, 'exit')) as [number];
      expect(code).toBe(137);
      await expect.poll(() => isRunning(grandchild)).toBe(false);
    },
  );
});
