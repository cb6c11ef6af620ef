import type { Page } from '@playwright/test';
import type { TestDirectory } from './directory.ts';
import type { Program } from './program.ts';

/** Joins a lobby and opens its time line. */
export const openChanges = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  await program.page.getByRole('tab', { name: 'Changes' }).click();
  const list = program.page.getByRole('listbox', { name: /^Versions/ });
  await list.waitFor();
  return { ...lobby, id, list };
};
export const set = (custom: Record<string, unknown>) => ({ properties: { custom } });
export const versionRows = (page: Page) =>
  page.getByRole('listbox', { name: /^Versions/ }).getByRole('option');
