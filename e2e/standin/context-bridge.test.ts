import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './fixture/start.ts';

let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await launch());
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});
afterAll(() => end());

test('the preload runs before the page’s own scripts', async () => {
  await app.evaluate(async ({ BrowserWindow }) => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.pages['/first.html'] = '<script>globalThis.atFirst = typeof api.invoke</script>';
    await BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/first.html');
  });
  await page.waitForFunction('globalThis.atFirst !== undefined');
  expect(await page.evaluate('atFirst')).toBe('function');
});

test('the preload has a world of its own: neither side sees the other’s globals', async () => {
  await page.evaluate('globalThis.onlyInPage = true');
  expect(await page.evaluate('typeof onlyInPreload')).toBe('undefined');
  expect(await page.evaluate('api.pageHas("onlyInPage")')).toBe(false);
  expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
});

test('a sandboxed preload may require electron alone', async () => {
  expect(await page.evaluate('api.attempts.fs')).toBe('module not found: node:fs');
  expect(await page.evaluate('api.process')).toEqual({
    type: 'renderer',
    sandboxed: true,
    electron: expect.any(String),
  });
});

test('a key that is taken cannot be bound again', async () => {
  expect(await page.evaluate('api.attempts.again()')).toBe(
    'Cannot bind an API on top of an existing property on the window object',
  );
});

test('what is exposed is frozen, and the key cannot be replaced', async () => {
  const frozen = `[Object.isFrozen(api), Object.isFrozen(api.nested.list),
    (() => { 'use strict'; try { api.added = 1; return 'added'; } catch { return 'refused'; } })(),
    (() => { window.api = 1; return typeof api; })()]`;
  expect(await page.evaluate(frozen)).toEqual([true, true, 'refused', 'object']);
});

test('values are copied: a change on one side is not seen on the other', async () => {
  expect(
    await page.evaluate(
      '(() => { const kept = api.keptNow(); kept.count = 5; return api.keptNow().count; })()',
    ),
  ).toBe(1);
});

test('arrays, objects, dates and maps cross; symbols are left out', async () => {
  const seen =
    await page.evaluate(`[Array.isArray(api.nested.list), api.nested.list[1].two, api.nested.date.getTime(),
    api.nested.map.get('a'), Object.getOwnPropertySymbols(api.nested).length]`);
  expect(seen).toEqual([true, 2, 0, 1, 0]);
});

test('an instance of a class loses its prototype', async () => {
  expect(await page.evaluate('(() => { class A { x = 1 } return api.describe(new A()); })()')).toBe(
    '[object Object] Object',
  );
});

test('functions are proxied both ways, and calling them is synchronous', async () => {
  expect(await page.evaluate('api.callTwice((n) => n * 10)')).toEqual([10, 20]);
});

test('promises are proxied, with their value and with their rejection', async () => {
  expect(await page.evaluate('api.later({ a: [1] })')).toEqual({ a: [1] });
  expect(await page.evaluate('api.later(Promise.resolve(3))')).toBe(3);
  expect(await page.evaluate('api.never().catch((error) => error.message)')).toBe('refused');
});

test('an error thrown through the bridge is an Error with V8’s message of it', async () => {
  const seen = await page.evaluate(
    '(() => { try { api.fail(); } catch (error) { return [error instanceof Error, error.message]; } })()',
  );
  expect(seen).toEqual([true, 'Uncaught TypeError: on purpose']);
});

test('what the stand-in does not have throws by name', async () => {
  expect(await page.evaluate('api.attempts.webFrame')).toBe('not in the stand-in: electron.webFrame');
});
