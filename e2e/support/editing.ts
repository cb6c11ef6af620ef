import type { Page } from '@playwright/test';
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

/** Opens what is edited from the session's last menu. */
export const edit = async ({ page }: Program, entry: string): Promise<void> => {
  await chooseAction(page, 'More actions', entry);
  await page.locator('.cm-content').waitFor();
};
