import { expect } from '@playwright/test';
import type { Program } from './program.ts';
import type { XboxLive } from './xbox-live.ts';

export const CLIENT_ID = '0f1e2d3c-4b5a-4697-8877-665544332211';

/** A title's own ID. */
export const TITLE_CLIENT_ID = '000000004D3B0A11';

/** The pages that the program has the system's browser show from now on, in order. None is opened. */
export const watchBrowser = async ({ app }: Program): Promise<() => Promise<string[]>> => {
  await app.evaluate(({ shell }) => {
    const pages: string[] = [];
    Object.assign(globalThis, { beckonPages: pages });
    shell.openExternal = (url) => {
      pages.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as typeof globalThis & { beckonPages: string[] }).beckonPages);
};

/** Asks main by the window's own door. */
export const ask = (program: Program, name: string, input: unknown): Promise<void> =>
  program.page.evaluate(
    async ([command, given]) => {
      const answer = await window.beckon.command(command, given);
      if (!answer.ok) throw new Error(`${command}: ${answer.error.message}`);
    },
    [name, input] as const,
  );

/** Fills the form on the Players page and begins, by what the radio button of the way is called. */
export const beginSignIn = async ({ page }: Program, way: RegExp): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();
  await page.getByRole('button', { name: 'Sign in…' }).click();
  await page.getByRole('radio', { name: way }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill(CLIENT_ID);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

/** The browser that was opened has the page. */
export const browserAtPage = async (program: Program): Promise<void> => {
  const signIn = async () => (await program.snapshot()).accounts.signIn;
  await expect.poll(signIn).toMatchObject({ way: 'browser', state: 'waiting' });
  await fetch((await signIn())?.page ?? '');
};

/** Signs somebody in through the window, in the browser, which takes no waiting. */
export const signInAs = async (program: Program, xboxLive: XboxLive, xuid: string): Promise<void> => {
  await beginSignIn(program, /browser/);
  await browserAtPage(program);
  await xboxLive.complete(xuid);
  await program.page.getByRole('button', { name: /^Sandbox of/ }).waitFor();
};
