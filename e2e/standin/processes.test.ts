import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderForTest, lifecycle, processesOf } from './fixture/start.ts';

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
  'after %s no process and no temporary folder is left',
  async (signal) => {
    const { env, folder } = folderForTest();
    const running = lifecycle('window,fork', { env });
    await running.said('loaded');
    await running.said('child');
    expect(processesOf(folder).length).toBeGreaterThan(1);
    const { detail: pid } = await running.said('spawn');
    running.child.kill(signal);
    const { code } = await running.exited;
    if (signal !== 'SIGKILL') {
      expect(code).toBe(0);
      expect(processesOf(folder)).toEqual([]);
    }
    await expect.poll(() => processesOf(folder), { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false);
    await expect.poll(() => readdirSync(join(folder, 'tmp'))).toEqual([]);
  },
);

test('when Chromium is killed the program ends and says so', async () => {
  const { env, folder } = folderForTest();
  const running = lifecycle('window', { env });
  await running.said('loaded');
  const browser = execFileSync('pgrep', ['-f', `remote-debugging-pipe.*user-data-dir=${folder}/profile`], {
    encoding: 'utf8',
  });
  for (const pid of browser.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
  expect((await running.exited).code).toBe(1);
  expect(running.stderr()).toContain('Chromium ended by itself (SIGKILL)');
});

test('a second instance starts no Chromium', async () => {
  const { env, folder } = folderForTest();
  const first = lifecycle('lock', { env });
  await first.said('ready');
  await expect.poll(() => processesOf(folder).length, { timeout: 20_000 }).toBeGreaterThan(0);
  const second = lifecycle('lock', { env: { ...env, STANDIN_CHROMIUM: '/nowhere/chromium' } });
  expect((await second.exited).code).toBe(0);
  expect(second.stderr()).toBe('');
  first.child.kill('SIGTERM');
  await first.exited;
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
