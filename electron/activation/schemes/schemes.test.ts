import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { macSchemes, type ProtocolClient, windowsSchemes } from './electron-schemes.ts';
import { type RunReg, userRegistry } from './registry.ts';
import { createSchemes } from './schemes.ts';

const SCHEME = 'ms-xbl-decafbad';
const OTHER = 'C:\\Games\\other.exe';
const OURS = 'C:\\Beckon\\beckon.exe';

/**
 * The calls of Electron's `app`, with owners for all users below those of this user, as on Windows; and
 * reg.exe on the same keys, as far as an owner's command line goes. Neither has run on Windows.
 */
const fakeApp = (forAll: Record<string, string> = {}, deaf = false) => {
  const own = new Map<string, { path: string; args: string[] }>();
  const lines = new Map<string, string>();
  const schemeIn = (key = '') => key.split('\\')[3] ?? '';
  const reg: RunReg = ([verb, key, ...rest]) => {
    const scheme = schemeIn(key);
    const line = lines.get(scheme);
    if (verb === 'query') {
      return line === undefined
        ? Promise.reject(Object.assign(new Error('no key'), { code: 1 }))
        : Promise.resolve(`\r\n${key}\r\n    (Standard)    REG_SZ    ${line}\r\n\r\n`);
    }
    const value = rest[rest.indexOf('/d') + 1] ?? '';
    if (key?.endsWith('command')) {
      lines.set(scheme, value);
      own.set(scheme, { path: /^"(.*?)"/.exec(value)?.[1] ?? '', args: [] });
    }
    return Promise.resolve('');
  };
  const app: ProtocolClient = {
    setAsDefaultProtocolClient: (scheme, path = OURS, args = []) => {
      if (!deaf) {
        own.set(scheme, { path, args });
        lines.delete(scheme);
      }
      return !deaf;
    },
    removeAsDefaultProtocolClient: (scheme) => own.delete(scheme),
    isDefaultProtocolClient: (scheme, path = OURS, args = []) =>
      own.get(scheme)?.path === path && own.get(scheme)?.args.join() === args.join(),
    getApplicationInfoForProtocol: (url) => {
      const scheme = url.replace('://', '');
      const path = own.get(scheme)?.path ?? forAll[scheme];
      return path ? Promise.resolve({ name: path, path }) : Promise.reject(new Error('no owner'));
    },
  };
  return { app, own, lines, reg };
};

describe("schemes through Electron's calls", () => {
  let folder: string;
  let damaged: string[];
  beforeEach(async () => {
    damaged = [];
    folder = await mkdtemp(join(tmpdir(), 'beckon-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const schemesOf = ({ app, reg }: Pick<ReturnType<typeof fakeApp>, 'app' | 'reg'>) =>
    createSchemes({
      system: windowsSchemes(app, { path: OURS, args: ['app'] }, userRegistry(reg)),
      rows: [SCHEME],
      path: join(folder, 'schemes.json'),
      damaged: (path) => damaged.push(path),
    });

  it('registers on Windows with -- before the link', async () => {
    const { own, ...fake } = fakeApp();
    const [row] = await schemesOf(fake).register(SCHEME);
    expect(row).toMatchObject({ ours: true, before: null, trouble: null });
    expect(own.get(SCHEME)).toEqual({ path: OURS, args: ['app', '--'] });
  });

  it('looks at a scheme without taking it, or into the table', async () => {
    const schemes = schemesOf(fakeApp({ 'ms-xbl-12345678': OTHER }));
    expect(await schemes.look('ms-xbl-12345678')).toMatchObject({ owner: { id: OTHER }, ours: false });
    expect((await schemes.list()).map(({ scheme }) => scheme)).toEqual([SCHEME]);
  });

  it('gives back to an owner for all users by removing ours', async () => {
    const { own, ...fake } = fakeApp({ [SCHEME]: OTHER });
    const schemes = schemesOf(fake);
    expect((await schemes.register(SCHEME))[0]).toMatchObject({ ours: true, before: OTHER });
    expect((await schemes.giveBack(SCHEME))[0]).toMatchObject({
      ours: false,
      owner: { id: OTHER },
      before: null,
    });
    expect(own.size).toBe(0);
  });

  it('writes back the whole command line of an owner that this user alone had', async () => {
    const { own, lines, ...fake } = fakeApp();
    const line = `"${OTHER}" --profile "a b" "%1"`;
    own.set(SCHEME, { path: OTHER, args: [] });
    lines.set(SCHEME, line);
    const schemes = schemesOf(fake);
    await schemes.register(SCHEME);
    expect(lines.size).toBe(0);
    expect((await schemes.giveBack(SCHEME))[0]).toMatchObject({ owner: { id: OTHER }, trouble: null });
    expect(lines.get(SCHEME)).toBe(line);
  });

  it('renews at a later start what was registered from another folder, and gives back to nobody then', async () => {
    const { own, ...fake } = fakeApp();
    const elsewhere = 'D:\\clone\\electron.exe';
    const other = createSchemes({
      system: windowsSchemes(fake.app, { path: elsewhere, args: [] }, userRegistry(fake.reg)),
      rows: [SCHEME],
      path: join(folder, 'schemes.json'),
      damaged: (path) => damaged.push(path),
    });
    await other.atStart(SCHEME);
    expect(own.get(SCHEME)?.path).toBe(elsewhere);
    await schemesOf(fake).atStart(SCHEME);
    expect((await schemesOf(fake).list())[0]).toMatchObject({ ours: true, before: null });
    await schemesOf(fake).giveBack(SCHEME);
    await schemesOf(fake).atStart(SCHEME);
    expect(own.size).toBe(0);
  });

  it('never takes at a later start what a foreign program has', async () => {
    const { own, ...fake } = fakeApp();
    await schemesOf(fake).atStart(SCHEME);
    own.set(SCHEME, { path: OTHER, args: [] });
    await schemesOf(fake).atStart(SCHEME);
    expect(own.get(SCHEME)?.path).toBe(OTHER);
  });

  it('rejects with what to type when a free scheme can not be registered', async () => {
    await expect(schemesOf(fakeApp({}, true)).registerIfFree(SCHEME)).rejects.toMatchObject({
      name: 'SchemeTrouble',
      command: 'start ms-settings:defaultapps',
    });
  });

  it('shows why a registration failed and what to type', async () => {
    const [row] = await schemesOf(fakeApp({}, true)).register(SCHEME);
    expect(row?.trouble).toEqual({
      why: 'Windows did not take the registration',
      type: 'start ms-settings:defaultapps',
    });
  });

  it('keeps a scheme in the table that the user has registered beside those always shown', async () => {
    const rows = await schemesOf(fakeApp()).register('ms-xbl-multiplayer');
    expect(rows.map((row) => row.scheme)).toEqual([SCHEME, 'ms-xbl-multiplayer']);
  });

  it.each([
    ['no JSON', '{"before": 7'],
    ['no owners', '{"before": 7}'],
  ])('works on when what is remembered is %s, and tells of it before it is written anew', async (_, text) => {
    const path = join(folder, 'schemes.json');
    await writeFile(path, text);
    expect((await schemesOf(fakeApp()).list())[0]).toMatchObject({ before: null, trouble: null });
    expect(damaged).toEqual([path]);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('says on macOS that only a declared scheme can be registered', async () => {
    const schemes = createSchemes({
      system: macSchemes(fakeApp({}, true).app, '/Applications/Beckon.app'),
      rows: [SCHEME],
      path: join(folder, 'schemes.json'),
      damaged: (path) => damaged.push(path),
    });
    expect((await schemes.register(SCHEME))[0]?.trouble?.why).toMatch(/declares/);
  });
});
