import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execLine } from './desktop-entry.ts';
import { linuxSchemes } from './linux.ts';
import { createSchemes } from './schemes.ts';

const SCHEME = 'ms-xbl-decafbad';
const REAL = 'ms-xbl-7e57bec0';
const onLinux = process.platform === 'linux' && existsSync('/usr/bin/xdg-mime') && existsSync('/usr/bin/gio');

describe.runIf(onLinux)('schemes on Linux, for real in folders of their own', () => {
  let home: string;
  let environment: NodeJS.ProcessEnv;
  let program: string;
  const applications = () => join(home, 'data', 'applications');
  const query = async (scheme: string) =>
    (
      await promisify(execFile)('xdg-mime', ['query', 'default', `x-scheme-handler/${scheme}`], {
        env: environment,
      })
    ).stdout.trim();

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'beckon schemes 100% '));
    environment = {
      PATH: process.env.PATH,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
    };
    await mkdir(join(home, 'config'));
    program = join(home, 'a $program "here"');
    await writeFile(
      program,
      '#!/bin/sh\nprintf "%s\\n" "$BECKON_USER_DATA" "$@" > "$0.new"; mv "$0.new" "$0.argv"\n',
    );
    await chmod(program, 0o755);
  });
  afterEach(() => rm(home, { recursive: true }));

  const schemes = () =>
    createSchemes({
      system: linuxSchemes({ program, args: ['.'], environment: { BECKON_USER_DATA: home } }, environment),
      rows: [SCHEME],
      path: join(home, 'schemes.json'),
      damaged: (path) => expect.unreachable(path),
    });

  const installOther = async (id = 'other.desktop', exec = 'true') => {
    await mkdir(applications(), { recursive: true });
    await writeFile(
      join(applications(), id),
      `[Desktop Entry]\nType=Application\nName=Other\nExec=${exec} %u\nMimeType=x-scheme-handler/${SCHEME};\n`,
    );
    await promisify(execFile)('xdg-mime', ['default', id, `x-scheme-handler/${SCHEME}`], {
      env: environment,
    });
  };

  it('registers, and gives back to nobody where there was nobody', async () => {
    const [row] = await schemes().register(SCHEME);
    expect(row).toMatchObject({ ours: true, before: null, trouble: null, owner: { name: 'Beckon' } });
    expect(await query(SCHEME)).toBe('beckon-ms-xbl-decafbad.desktop');
    const [after] = await schemes().giveBack(SCHEME);
    expect(after).toMatchObject({ ours: false, owner: null, trouble: null });
    expect(await query(SCHEME)).toBe('');
    expect((await readdir(applications())).filter((name) => name.startsWith('beckon'))).toEqual([]);
  });

  it('gives the scheme back to the program that had it', async () => {
    await installOther();
    const [row] = await schemes().register(SCHEME);
    expect(row).toMatchObject({ ours: true, before: 'other.desktop' });
    const [after] = await schemes().giveBack(SCHEME);
    expect(after).toMatchObject({ ours: false, owner: { id: 'other.desktop', name: 'Other' } });
    expect(await query(SCHEME)).toBe('other.desktop');
  });

  it('takes a free scheme at the first start only', async () => {
    await schemes().atStart(SCHEME);
    expect(await query(SCHEME)).toBe('beckon-ms-xbl-decafbad.desktop');
    await schemes().giveBack(SCHEME);
    await schemes().atStart(SCHEME);
    expect(await query(SCHEME)).toBe('');
  });

  it.each([
    ['a clone elsewhere', '/bin/true'],
    ['a clone that was removed', '/gone/beckon'],
  ])('at a later start it renews a registration of its own that leads to %s', async (_, elsewhere) => {
    const other = createSchemes({
      system: linuxSchemes({ program: elsewhere, args: [], environment: {} }, environment),
      rows: [SCHEME],
      path: join(home, 'schemes.json'),
      damaged: (path) => expect.unreachable(path),
    });
    await other.atStart(SCHEME);
    await schemes().atStart(SCHEME);
    expect((await schemes().list())[0]).toMatchObject({ ours: true, before: null, trouble: null });
  });

  it('at a later start it leaves its scheme to a program that has taken it since', async () => {
    await schemes().atStart(SCHEME);
    await installOther();
    await schemes().atStart(SCHEME);
    expect(await query(SCHEME)).toBe('other.desktop');
  });

  it('leaves a scheme that another program has, and shows whose it is', async () => {
    await installOther();
    await schemes().atStart(SCHEME);
    const [row] = await schemes().list();
    expect(row).toMatchObject({ ours: false, owner: { id: 'other.desktop', name: 'Other' } });
    expect(await schemes().registerIfFree(SCHEME)).toBe(false);
  });

  it('takes over from a Beckon that was elsewhere before, and does not give back to it', async () => {
    const moved = linuxSchemes({ program: '/bin/true', args: [], environment: {} }, environment);
    await moved.register(SCHEME);
    expect((await schemes().list())[0]).toMatchObject({ ours: false, owner: { name: 'Beckon' } });
    expect(await schemes().registerIfFree(SCHEME)).toBe(true);
    expect((await schemes().list())[0]).toMatchObject({ ours: true, before: null });
  });

  it('takes over from the entry of an installed package, and from one for this very program', async () => {
    await installOther('beckon.desktop');
    expect(await schemes().registerIfFree(SCHEME)).toBe(true);
    expect((await schemes().list())[0]).toMatchObject({ ours: true, before: null });
    await installOther(
      'appimagekit_0123-Beckon.desktop',
      `${execLine({ program, args: ['.'], environment: {} }).replace(' -- %u', '')}`,
    );
    expect(await schemes().registerIfFree(SCHEME)).toBe(true);
    expect((await schemes().list())[0]).toMatchObject({ ours: true, before: null });
  });

  it('shows nobody where the registered program is no longer there', async () => {
    await linuxSchemes({ program: '/gone/beckon', args: [], environment: {} }, environment).register(SCHEME);
    expect((await schemes().list())[0]).toMatchObject({ ours: false, owner: null });
  });

  it.each([SCHEME, REAL])(
    'gio opens %s: the program gets its profile, `--` and the link, unharmed',
    async (scheme) => {
      await schemes().register(scheme);
      const link = `${scheme}://inviteHandleAccept/?handle=x&context=$(id);"q"'s'|--inspect`;
      await promisify(execFile)('gio', ['open', link], { env: environment });
      await expect.poll(() => existsSync(`${program}.argv`)).toBe(true);
      expect((await readFile(`${program}.argv`, 'utf8')).trimEnd().split('\n')).toEqual([
        home,
        '.',
        '--',
        link,
      ]);
    },
  );

  it('says why it failed and what to type when the tools are not there', async () => {
    environment.PATH = join(home, 'no-such-folder');
    const [row] = await schemes().register(SCHEME);
    expect(row?.trouble?.why).toContain('xdg-mime is not installed');
    expect(row?.trouble?.type).toContain('apt-get install xdg-utils');
  });
});
