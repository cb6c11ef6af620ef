import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('the emulator as a process', () => {
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  const start = (...args: string[]) => startIn({}, ...args);
  const startIn = (environment: NodeJS.ProcessEnv, ...args: string[]) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, [ENTRY, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    started.push(child);
    return child;
  };
  const wordsOf = async (child: ChildProcess): Promise<[words: string, code: unknown]> => {
    let words = '';
    child.stderr?.on('data', (data) => {
      words += data;
    });
    const [code] = await once(child, 'close');
    return [words, code];
  };

  it.each(['SIGINT', 'SIGTERM'] as const)('says in one line where it is, and ends on %s', async (signal) => {
    const child = start('--key', 'the-key');
    const [line] = await once(child.stdout, 'data');
    const ready = JSON.parse(String(line));
    expect(ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      rta: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/connect$/),
      key: 'the-key',
    });
    expect(String(line).trim().split('\n')).toHaveLength(1);
    expect((await fetch(`${ready.url}/handles/x`)).status).toBe(401);
    child.kill(signal);
    const [words, code] = await wordsOf(child);
    expect(words).toMatch('GET /handles/x nobody -> 401');
    expect(code).toBe(0);
  });

  it('takes the key from the environment, unless the command line has one', async () => {
    const environment = { BECKON_EMULATOR_KEY: 'not-on-the-command-line' };
    const keyOf = async (...args: string[]) => {
      const [line] = await once(startIn(environment, ...args).stdout, 'data');
      return JSON.parse(String(line)).key;
    };
    expect(await keyOf()).toBe('not-on-the-command-line');
    expect(await keyOf('--key', 'mine')).toBe('mine');
    const [words, code] = await wordsOf(startIn({ BECKON_EMULATOR_KEY: 'two words' }));
    expect(words).toMatch(/^The key can't be sent as a header/);
    expect(code).toBe(1);
  });

  it('has rate limits only when it is asked for them', async () => {
    const statusAfter = async (calls: number, ...args: string[]) => {
      const [line] = await once(start(...args).stdout, 'data');
      const headers = { authorization: 'XBL3.0 x=42;beckon', 'x-xbl-contract-version': '107' };
      const { url } = JSON.parse(String(line));
      for (let at = 1; at < calls; at += 1) await (await fetch(`${url}/handles/x`, { headers })).text();
      return (await fetch(`${url}/handles/x`, { headers })).status;
    };
    expect(await statusAfter(31)).toBe(404);
    expect(await statusAfter(31, '--rate-limit')).toBe(429);
  });

  it('says in a sentence that a port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const [words, code] = await wordsOf(start('--port', String(port)));
    taken.close();
    expect(words).toMatch(/^The port is in use/);
    expect(words).not.toMatch(/at .*\.ts/);
    expect(code).toBe(1);
  });

  it('says in a sentence that a port is none', async () => {
    const [words, code] = await wordsOf(start('--port', '70000'));
    expect(words).toBe('--port 70000 is no port: give a number from 0 to 65535.\n');
    expect(code).toBe(1);
  });
});
