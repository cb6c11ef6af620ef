import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { folderForTest, launch, lifecycle } from './fixture/start.ts';

/** A display of its own, which the server chooses and tells; null where there is no Xvfb. */
async function virtualDisplay(): Promise<string | null> {
  try {
    execFileSync('which', ['Xvfb'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    server.kill();
  });
  const told = server.stdio[3];
  if (!told || !('on' in told) || !('read' in told)) throw new Error('no pipe');
  return new Promise((resolve) => createInterface(told).once('line', (number) => resolve(`:${number}`)));
}

test('with a display a window has the size asked for, without the browser’s bars, and works as without', async (context) => {
  const display = await virtualDisplay();
  if (display === null) return context.skip('no Xvfb');
  const { app, end } = await launch({ env: { DISPLAY: display } });
  onTestFinished(end);
  const page = await app.firstWindow();
  await page.waitForSelector('h1');
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
  expect(await page.evaluate(() => matchMedia('(display-mode: standalone)').matches)).toBe(true);
  expect(await page.evaluate(() => navigator.userAgent)).not.toContain('Headless');
  expect(await page.evaluate('api.callTwice((n) => n * 10)')).toEqual([10, 20]);
});

test('with a display a window that is not shown yet loads, and nobody’s window stays behind', async (context) => {
  const display = await virtualDisplay();
  if (display === null) return context.skip('no Xvfb');
  const { env, folder } = folderForTest();
  const running = lifecycle('window', { env: { ...env, DISPLAY: display } });
  await running.said('loaded');
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
  // Nor does Chromium leave a folder of its own in the home.
  expect(existsSync(join(folder, 'config', 'chromium'))).toBe(false);
});
