import { expect, type Locator, type Page } from '@playwright/test';
import type { Program } from './program.ts';

/** Chooses from the session's menus; where the window is narrow all of it is in one. */
export const chooseAction = async (page: Page, menu: string, entry: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menu', { name: menu }).getByText(entry, { exact: true }).click();
};

/** The editor of this name: its whole text replaced. */
export const typeJson = async (page: Page, name: string, text: string): Promise<void> => {
  const editor = page.getByRole('textbox', { name, exact: true });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
};

export const edit = async (program: Program, entry: string): Promise<Locator> => {
  await chooseAction(program.page, 'More actions', entry);
  const panel = program.page
    .getByRole('region')
    .filter({ has: program.page.getByRole('heading', { level: 3 }) });
  await program.page.locator('.cm-content').waitFor();
  return panel;
};

/** The text of an editor, whole: only what is in view is in the page. */
export const expectJson = (page: Page, name: string, pattern: RegExp): Promise<void> =>
  expect(page.getByRole('textbox', { name, exact: true })).toContainText(pattern);
