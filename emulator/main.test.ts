import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('the emulator as a process', () => {
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  const startIn = (environment: Record<string, string>, ...args: string[]) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    return child;
  };
  const start = (...args: string[]) => startIn({}, ENTRY, ...args);
  const wordsOf = async (child: ChildProcess): Promise<[words: string, code: unknown]> => {
    let words = '';
    child.stderr?.on('data', (data) => {
      words += data;
    });
    const [code] = await once(child, 'close');
    return [words, code];
  };

  const readyLine = async (child: ChildProcess): Promise<string> => {
    const [line] = child.stdout ? await once(child.stdout, 'data') : [];
    return String(line);
  };

  it('says in one line where it is', async () => {
    const line = await readyLine(start('--key', 'the-key'));
    expect(JSON.parse(line)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      rta: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/connect$/),
      key: 'the-key',
    });
    expect(line.trim().split('\n')).toHaveLength(1);
  });

  // Windows has no signals: there a process is ended without being asked.
  const signals = ['SIGINT', 'SIGTERM'] as const;
  it.skipIf(process.platform === 'win32').each(signals)('ends on %s, its log written', async (signal) => {
    const child = start();
    const ready = JSON.parse(await readyLine(child));
    expect((await fetch(`${ready.url}/handles/x`)).status).toBe(401);
    child.kill(signal);
    const [words, code] = await wordsOf(child);
    expect(words).toMatch('GET /handles/x nobody -> 401');
    expect(code).toBe(0);
  });

  it('takes its key from the environment, which it clears', async () => {
    const look = `import(${JSON.stringify(pathToFileURL(ENTRY).href)}); setInterval(() => undefined, 1e6);
      process.stdout.write = (write => text => write(text + String(process.env.BECKON_EMULATOR_KEY)))(
        process.stdout.write.bind(process.stdout));`;
    const child = startIn({ BECKON_EMULATOR_KEY: 'its-key' }, '--input-type=module', '-e', look);
    const [line] = await once(child.stdout ?? child, 'data');
    expect(String(line)).toMatch(/"key":"its-key"\}\nundefined$/);
  });

  it('ends when it can not start, even where something keeps the process alive', async () => {
    const kept = `process.argv.push('--port', '70000'); setInterval(() => undefined, 1e6);
      import(${JSON.stringify(pathToFileURL(ENTRY).href)});`;
    const [words, code] = await wordsOf(startIn({}, '--input-type=module', '-e', kept));
    expect(words).toMatch(/is no port/);
    expect(code).toBe(1);
  });

  it('takes the key from the environment, unless the command line has one', async () => {
    const environment = { BECKON_EMULATOR_KEY: 'not-on-the-command-line' };
    const keyOf = async (...args: string[]) => {
      return JSON.parse(await readyLine(startIn(environment, ENTRY, ...args))).key;
    };
    expect(await keyOf()).toBe('not-on-the-command-line');
    expect(await keyOf('--key', 'mine')).toBe('mine');
    const [words, code] = await wordsOf(startIn({ BECKON_EMULATOR_KEY: 'two words' }, ENTRY));
    expect(words).toMatch(/^The key can't be sent as a header/);
    expect(code).toBe(1);
  });

  it('has rate limits only when it is asked for them', async () => {
    const statusAfter = async (calls: number, ...args: string[]) => {
      const headers = { authorization: 'XBL3.0 x=42;beckon', 'x-xbl-contract-version': '107' };
      const { url } = JSON.parse(await readyLine(start(...args)));
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
