import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '../program.ts';
import { recordingTerminal } from '../recording-terminal.ts';

const ReadyLine = z.strictObject({ url: z.string(), rta: z.string(), key: z.string() });

test('it prints the ready line when it answers, and ends with 0 when it is stopped', async () => {
  const recording = recordingTerminal();
  const ended = runCommandLine(['emulator', '--key', 'k'], recording.terminal);
  await vi.waitFor(() => expect(recording.data).toMatch(/\n$/));
  const ready = ReadyLine.parse(recording.json());
  expect(ready.key).toBe('k');
  expect(ready.rta).toBe(`${ready.url.replace('http', 'ws')}/connect`);
  const players = await fetch(`${ready.url}/_emulator/players`, { headers: { 'x-emulator-key': 'k' } });
  expect(players.status).toBe(200);

  recording.stop();
  expect(await ended).toBe(0);
  await expect(fetch(ready.url)).rejects.toThrow();
});

test('a port in use is a sentence, and exit code 4', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const recording = recordingTerminal();
  try {
    expect(await runCommandLine(['emulator', '--port', String(port)], recording.terminal)).toBe(4);
  } finally {
    await new Promise((resolve) => taken.close(resolve));
  }
  expect(recording.data).toBe('');
  expect(recording.words).toBe(
    `beckon: Port ${port} is in use. Choose another with --port, or leave it out to have one chosen.\n`,
  );
});

test.each([
  ['--port', '65536'],
  ['--port', '-1'],
  ['--port', 'http'],
  ['--key', ''],
  ['--key', 'two words'],
  ['--key', 'Schlüssel'],
])('%s %j is refused with exit code 2', async (...args) => {
  const recording = recordingTerminal();
  expect(await runCommandLine(['emulator', ...args], recording.terminal)).toBe(2);
  expect(recording.data).toBe('');
});
