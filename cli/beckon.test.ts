import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

const beckon = (...args: string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'beckon.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
};

test('as a process: data on stdout, words on stderr, the exit code for the script', async () => {
  const child = beckon('parse', 'ms-xbl-multiplayer://inviteHandleAccept', '--json');
  const [data, words, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  expect(code).toBe(2);
  expect(JSON.parse(data)).toMatchObject({ ok: false, problem: { code: 'no-handle' } });
  expect(words).toMatch(/^This link names no session/);
});

// Windows has no signals: there a process is ended without being asked.
const signals = ['SIGINT', 'SIGTERM'] as const;
test.skipIf(process.platform === 'win32').each(signals)(
  'as a process: the emulator ends with 0 on %s',
  async (signal) => {
    const child = beckon('emulator');
    const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
    const ready = z.object({ url: z.string(), pid: z.number() }).parse(JSON.parse(line));
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    process.kill(ready.pid, signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
