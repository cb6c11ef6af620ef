import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { passOnWords } from './program-words.ts';

test('what Node says to a debugger is kept back, and nothing else', async () => {
  const child = spawn(
    process.execPath,
    ['--inspect=0', '-e', 'console.error("Beckon says\\nDebugger of ours")'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const lines: string[] = [];
  passOnWords(child.stderr, (line) => lines.push(line));
  await once(child, 'close');
  expect(lines).toEqual(['Beckon says', 'Debugger of ours']);
});

test("so is Chromium's, and a line that comes in pieces is one", async () => {
  const from = new PassThrough();
  const lines: string[] = [];
  passOnWords(from, (line) => lines.push(line));
  from.write('DevTools listening on ws://127.0.0.1:1/x\nemu');
  from.write('lator ready');
  from.end();
  await once(from, 'close');
  expect(lines).toEqual(['emulator ready']);
});
