import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { createEmulatorNews, type EmulatorNewsWatch } from './emulator-news.ts';
import type { EmulatorNews } from './emulator-shapes.ts';
import type { EmulatorStatus } from './player.ts';

let emulator: Emulator;
let told: EmulatorNews[];
let troubles: (string | null)[];
let statusListeners: ((status: EmulatorStatus) => void)[];
let again: (() => void)[];
let news: EmulatorNewsWatch;

const control = (path: string, body: object) =>
  fetch(`${emulator.url}/_emulator${path}`, {
    method: 'POST',
    headers: { 'x-emulator-key': emulator.key },
    body: JSON.stringify(body),
  });

beforeEach(async () => {
  emulator = await startEmulator();
  told = [];
  troubles = [];
  statusListeners = [];
  again = [];
  news = createEmulatorNews({
    emulator: {
      address: () => Promise.resolve({ url: emulator.url, rtaUrl: emulator.rta, key: emulator.key }),
      onStatus: (listener) => statusListeners.push(listener),
      tell: (trouble) => troubles.push(trouble),
    },
    tell: (one) => told.push(one),
    pause: (_, signal) =>
      new Promise((resolve) => {
        again.push(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
  });
});
afterEach(async () => {
  news.watch(false);
  await emulator.close();
});

const anew = () => told.filter((one) => one.anew).length;

describe('what the emulator tells', () => {
  it('is everything first, and then what changed', async () => {
    news.watch(true);
    await expect.poll(() => told.length).toBe(1);
    expect(told[0]).toMatchObject({ anew: true, parts: expect.arrayContaining(['players', 'requests']) });
    await control('/players', { gamertag: 'Eve' });
    await expect.poll(() => told.at(-1)).toEqual({ anew: false, parts: ['players'] });
    news.watch(true);
    expect(told.at(-1)).toMatchObject({ anew: true });
  });

  it('goes on with the next life of the emulator, and says meanwhile that it is gone', async () => {
    news.watch(true);
    await expect.poll(anew).toBe(1);
    await emulator.close();
    await expect.poll(() => troubles.at(-1)).toMatch(/does not answer/);
    emulator = await startEmulator();
    again.shift()?.();
    await expect.poll(anew).toBe(2);
    expect(troubles.at(-1)).toBeNull();
  });

  it('is of the emulator that is chosen now', async () => {
    news.watch(true);
    await expect.poll(anew).toBe(1);
    const before = emulator;
    emulator = await startEmulator();
    for (const listener of statusListeners)
      listener({ state: 'ready', use: 'running', url: emulator.url, trouble: null });
    await expect.poll(anew).toBe(2);
    await control('/players', { gamertag: 'Eve' });
    await expect.poll(() => told.at(-1)?.parts).toEqual(['players']);
    await before.close();
    expect(again).toEqual([]);
  });

  it('is nothing any more when nobody looks', async () => {
    news.watch(true);
    await expect.poll(anew).toBe(1);
    news.watch(false);
    await control('/players', { gamertag: 'Eve' });
    // Who looks again later is told everything again, and never of what was between.
    news.watch(true);
    await expect.poll(anew).toBe(2);
    expect(told).toHaveLength(2);
  });
});
