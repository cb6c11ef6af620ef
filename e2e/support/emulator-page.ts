import type { Page } from '@playwright/test';
import type { Program } from './program.ts';

/** Opens the Emulator page, and one of its tabs. */
export const openEmulator = async (program: Program, tab: string): Promise<Page> => {
  const { page } = program;
  await page.getByRole('navigation').getByRole('button', { name: 'Emulator' }).click();
  await page.getByRole('heading', { name: 'Emulator', exact: true }).waitFor();
  await page.getByRole('tab', { name: tab, exact: true }).click();
  await page.getByRole('tabpanel').waitFor();
  return page;
};
