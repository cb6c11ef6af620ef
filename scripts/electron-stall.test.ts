import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { downloadElectron } from './electron-download.ts';
import { inProject } from './project.ts';

const MB = 1_000_000;
let folder: string;
let server: Server;
/** Each request that comes, in order, with the answer that the test gives as far as it likes. */
let requests: { url: string; response: ServerResponse }[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-stall-'));
  requests = [];
  server = createServer(({ url = '' }, response) => requests.push({ url, response }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  vi.stubEnv('TEMP', join(folder, 'tmp'));
  mkdirSync(join(folder, 'tmp'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  rmSync(folder, { recursive: true });
});

/** Electron's own installer, in a package folder where nothing is installed yet, and a clock set by hand. */
function startDownload(env: Record<string, string> = {}) {
  const package_ = join(folder, 'electron');
  mkdirSync(package_);
  for (const file of ['install.js', 'package.json', 'checksums.json'])
    copyFileSync(inProject('node_modules/electron', file), join(package_, file));
  symlinkSync(inProject('node_modules'), join(folder, 'node_modules'), 'junction');
  let now = 0;
  let look = (): void => undefined;
  const { port } = server.address() as AddressInfo;
  const ended = downloadElectron({
    installer: join(package_, 'install.js'),
    note: join(folder, 'note.json'),
    env: {
      ...process.env,
      npm_config_electron_mirror: `http://127.0.0.1:${port}/`,
      electron_config_cache: join(folder, 'cache'),
      ...env,
    },
    clock: {
      now: () => now,
      every: (_ms, work) => {
        look = work;
        return () => {
          look = () => undefined;
        };
      },
    },
  });
  const pass = (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += 250;
      look();
    }
  };
  return { ended, pass };
}

const request = async (number: number): Promise<{ url: string; response: ServerResponse }> => {
  const found = await vi.waitUntil(() => requests[number - 1], 20_000);
  return found;
};

/** Sends that much of a body, and waits until the installer has it on its disk. */
const send = async (response: ServerResponse, bytes: number): Promise<void> => {
  const wanted = received() + bytes;
  response.write(Buffer.alloc(bytes));
  await vi.waitUntil(() => received() >= wanted, 20_000);
};
const received = (): number =>
  readdirSync(join(folder, 'tmp'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );

describe('a download of Electron that stalls is given up within 10 s', () => {
  test('before there is an answer', async () => {
    const { ended, pass } = startDownload();
    expect((await request(1)).url).toMatch(/electron-v[\d.]+-\w+-\w+\.zip$/);
    pass(9_000);
    expect((await ended)?.why).toBe('nothing came for 9 s');
  });

  test('behind a redirect, which makes no new beginning', async () => {
    const { ended, pass } = startDownload();
    const { response } = await request(1);
    pass(5_000);
    response.writeHead(302, { location: '/elsewhere.zip' }).end();
    expect((await request(2)).url).toBe('/elsewhere.zip');
    pass(4_000);
    expect((await ended)?.why).toBe('nothing came for 9 s');
  });

  test('after the head of the answer', async () => {
    const { ended, pass } = startDownload();
    (await request(1)).response.writeHead(200).flushHeaders();
    pass(9_000);
    expect((await ended)?.why).toBe('nothing came for 9 s');
  });

  test('in the middle, or when it becomes a trickle', async () => {
    const { ended, pass } = startDownload();
    const { response } = await request(1);
    response.writeHead(200);
    await send(response, 5 * MB);
    pass(8_000);
    await send(response, 1000);
    pass(1_250);
    expect((await ended)?.why).toBe('too little came in 9 s');
  });

  test('at the file of the checksums', async () => {
    const { ended, pass } = startDownload({ electron_use_remote_checksums: '1' });
    (await request(1)).response.end('no archive');
    expect((await request(2)).url).toMatch(/SHASUMS256\.txt$/);
    pass(9_250);
    expect((await ended)?.why).toBe('too little came in 9 s');
  });
});

test('a download of Electron that comes along may take longer than 10 s', async () => {
  const { ended, pass } = startDownload();
  const { response } = await request(1);
  response.writeHead(200);
  for (let part = 0; part < 5; part += 1) {
    await send(response, MB);
    pass(8_000);
  }
  response.end();
  // It was not given up after those 40 s: all of it was compared with its checksum.
  expect((await ended)?.why).toMatch(/checksum/i);
});
