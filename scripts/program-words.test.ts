import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { handedOverWords } from '../electron/activation/argv.ts';
import { passOnOutput, passOnWords } from './program-words.ts';

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

test('what the program writes is passed on, with word of its start before', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  passOnOutput(from, to, () => to.write('started\n'));
  from.end('emulator starting\nemulator ready\n');
  await once(from, 'end');
  expect(await text(to.end())).toBe('started\nemulator starting\nemulator ready\n');
});

test('nothing has started where a Beckon that runs has taken the link', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  passOnOutput(from, to, () => to.write('started\n'));
  from.end(`${handedOverWords(1)}\n`);
  await once(from, 'end');
  expect(await text(to.end())).toBe('Beckon runs already, and has taken the link.\n');
});

test('one that says nothing has started all the same', () => {
  vi.useFakeTimers();
  try {
    const started = vi.fn();
    passOnOutput(new PassThrough(), new PassThrough(), started);
    expect(started).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(started).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});

test('a reader who has gone holds nothing up', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  passOnOutput(from, to, () => undefined);
  const gone = new Promise((resolve) => to.once('close', resolve));
  to.destroy(new Error('EPIPE'));
  await gone;
  from.end('x'.repeat(1_000_000));
  await once(from, 'end');
});
