import type { Locator } from '@playwright/test';
import type { TestDirectory } from './directory.ts';
import type { Program } from './program.ts';

/** Has Bea join a lobby of Ada's. */
export const joinLobby = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
};

export const showCalls = async ({ page }: Program): Promise<void> => {
  await page.getByRole('button', { name: 'Calls', exact: true }).click();
  await page.getByRole('heading', { name: 'Calls' }).waitFor();
};

export const filterField = ({ page }: Program): Locator =>
  page.getByRole('textbox', { name: 'Filter calls' });
export const callRows = ({ page }: Program): Locator =>
  page.getByRole('listbox', { name: 'Calls in the order they began' }).getByRole('option');

export const filterBy = async (program: Program, text: string): Promise<void> => {
  await filterField(program).fill(text);
  await program.page.keyboard.press('Escape');
};
