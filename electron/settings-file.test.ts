import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Settings, shownSettings } from './settings.ts';
import { openSettings } from './settings-file.ts';

describe('settings.json', () => {
  let folder: string;
  let notices: string[];
  const path = () => join(folder, 'settings.json');
  const open = () => openSettings(path(), (text) => notices.push(text));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-settings-'));
    notices = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the defaults where it is missing, without a word', () => {
    expect(open().get()).toEqual(Settings.parse({}));
    expect(notices).toEqual([]);
  });

  it.each([
    ['broken', '{"theme": "da'],
    ['empty', ''],
    ['no object', '[1, 2]'],
  ])('is the defaults where it is %s, with a notice, and the file is moved aside', async (_, text) => {
    await writeFile(path(), text);
    expect(open().get()).toEqual(Settings.parse({}));
    expect(notices).toEqual([expect.stringContaining(`it is now ${path()}.damaged`)]);
    expect(await readFile(`${path()}.damaged`, 'utf8')).toBe(text);
    expect(open().get()).toEqual(Settings.parse({}));
    expect(notices).toHaveLength(1);
  });

  it('is the defaults, with a notice, where it is no file at all, and stays where it is', async () => {
    await mkdir(path());
    expect(open().get()).toEqual(Settings.parse({}));
    expect(notices).toEqual([expect.stringContaining("can't be read")]);
    expect((await stat(path())).isDirectory()).toBe(true);
  });

  it('keeps its good values beside bad ones', async () => {
    await writeFile(
      path(),
      JSON.stringify({ theme: 'dark', language: 7, contractVersion: 1, firstStartCard: 'no', other: 1 }),
    );
    expect(open().get()).toEqual({ ...Settings.parse({}), theme: 'dark' });
  });

  it.each([
    'https://127.0.0.1:1',
    'http://example.invalid',
    'http://127.0.0.1.example.invalid',
    'file:///etc/passwd',
    'javascript:1',
  ])('sends nobody to %s for the emulator', async (url) => {
    await writeFile(path(), JSON.stringify({ emulator: { use: 'running', url, key: 'k' } }));
    expect(open().get().emulator).toEqual({ use: 'own' });
  });

  it('is read back as it was changed, and only what was changed', async () => {
    const settings = open();
    await settings.change({ theme: 'dark' });
    await settings.change({ emulator: { use: 'running', url: 'http://127.0.0.1:4000', key: 'k' } });
    expect(open().get()).toEqual({
      ...Settings.parse({}),
      theme: 'dark',
      emulator: { use: 'running', url: 'http://127.0.0.1:4000', key: 'k' },
    });
  });

  it('is whole at every moment, however fast it is changed, and for its user alone', async () => {
    const settings = open();
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => settings.change({ theme: n % 2 ? 'dark' : 'light' })),
    );
    expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject({ theme: 'dark' });
    expect(await readdir(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('is on the disk itself before it takes the place of the one before', async () => {
    const file = await openFile(path(), 'w');
    const sync = vi.spyOn(Object.getPrototypeOf(file) as FileHandle, 'sync');
    await file.close();
    await open().change({ theme: 'dark' });
    expect(sync).toHaveBeenCalledOnce();
    sync.mockRestore();
  });

  it('leaves nothing half done where it can’t be written, and says where', async () => {
    const settings = open();
    await mkdir(join(path(), 'in-the-way'), { recursive: true });
    await expect(settings.change({ theme: 'dark' })).rejects.toThrow(`${path()} could not be written`);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('keeps the key of a running emulator that the window names without one, and shows it to nobody', async () => {
    const settings = open();
    const running = { use: 'running', url: 'http://127.0.0.1:4000' } as const;
    await settings.change({ emulator: { ...running, key: 'k1' } });
    expect(shownSettings(settings.get()).emulator).toEqual(running);
    expect((await settings.change({ emulator: running })).emulator).toEqual({ ...running, key: 'k1' });
    const elsewhere = { ...running, url: 'http://127.0.0.1:4001' };
    expect((await settings.change({ emulator: elsewhere })).emulator).toEqual({ ...elsewhere, key: '' });
  });
});
