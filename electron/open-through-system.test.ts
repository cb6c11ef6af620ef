import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openThroughSystem } from './open-through-system.ts';

const LINK = 'ms-xbl-7e57bec0://inviteHandleAccept/?handle=5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const never = () => Promise.reject(new Error('asked Electron'));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-open-'));
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A program of this name that writes down what it is given, and fails if it is told to. */
const put = async (name: string, code = 0) => {
  const path = join(folder, name);
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${path}.given'\necho 'cannot do that' >&2\nexit ${code}\n`;
  await writeFile(path, script);
  await chmod(path, 0o755);
};
const given = (name: string) => readFile(join(folder, `${name}.given`), 'utf8');

describe.skipIf(process.platform !== 'linux')('a link that Linux is to open', () => {
  it('goes to gio before xdg-open, which takes a scheme with a digit for a file', async () => {
    await put('gio');
    await put('xdg-open');
    await openThroughSystem(LINK, never);
    expect(await given('gio')).toBe(`open\n${LINK}\n`);
    expect(existsSync(join(folder, 'xdg-open.given'))).toBe(false);
  });

  it.each([
    ['fails', 2],
    ['is not there', null],
  ] as const)('goes to xdg-open where gio %s', async (_, code) => {
    if (code !== null) await put('gio', code);
    await put('xdg-open');
    await openThroughSystem(LINK, never);
    expect(await given('xdg-open')).toBe(`${LINK}\n`);
  });

  it('that nobody opens says why, and what to type: one word for the shell, whatever it holds', async () => {
    await put('xdg-open', 4);
    const hostile = `${LINK}&context=';touch${'%20'}x;'`;
    const message = await openThroughSystem(hostile, never).then(String, (error: Error) => error.message);
    expect(message).toContain('gio: it is not installed; xdg-open: cannot do that');
    const [, word = ''] = /npm start -- (.*)$/.exec(message) ?? [];
    const said = execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' });
    expect(said).toBe(hostile);
  });
});

it('that the parser does not take is given to nobody', async () => {
  await put('gio');
  await expect(openThroughSystem('https://example.invalid/', never)).rejects.toThrow(
    'Only activation links are opened through the system.',
  );
  expect(existsSync(join(folder, 'gio.given'))).toBe(false);
});
