import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppProtocol } from './app-protocol.ts';

describe('app://', () => {
  let folder: string;
  const get = (url: string, init?: RequestInit) =>
    createAppProtocol(join(folder, 'renderer'))(new Request(url, init));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-page-'));
    await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(folder, 'renderer', 'index.html'), '<meta name="csp-nonce" content="__NONCE__">');
    await writeFile(join(folder, 'renderer', 'assets', 'index.js'), 'export {}; // __NONCE__');
    await writeFile(join(folder, 'renderer', 'notes.txt'), 'not a file of the page');
    await writeFile(join(folder, 'secret.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('serves the page with a fresh nonce in its policy and in the page', async () => {
    const nonces = [];
    for (let load = 0; load < 2; load++) {
      const answer = await get('app://beckon/index.html');
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await answer.text()).toContain(`content="${nonce}"`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]).toHaveLength(24);
  });

  it('allows nothing by default, and nothing unsafe', async () => {
    const policy = (await get('app://beckon/index.html')).headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('serves scripts unchanged, with their type and no sniffing', async () => {
    const answer = await get('app://beckon/assets/index.js');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toContain('__NONCE__');
  });

  it.each([
    'app://beckon/../secret.json',
    'app://beckon/%2e%2e/secret.json',
    'app://beckon/..%2fsecret.json',
    'app://beckon/assets/..%2f..%2fsecret.json',
    'app://beckon/..%5csecret.json',
    'app://beckon/%00/index.html',
    'app://beckon//etc/hostname.json',
    'app://beckon/C:%5csecret.json',
    'app://beckon/%E0%A4%A',
    'app://beckon/',
    'app://beckon/notes.txt',
    'app://beckon/missing.js',
    'app://beckon/assets',
    'app://other/index.html',
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('takes no other method than GET', async () => {
    expect((await get('app://beckon/index.html', { method: 'POST' })).status).toBe(405);
  });
});
