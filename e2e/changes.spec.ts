import type { Page } from '@playwright/test';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { TestDirectory } from './support/directory.ts';
import type { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const openChanges = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  await program.page.getByRole('tab', { name: 'Changes' }).click();
  const list = program.page.getByRole('listbox', { name: /^Versions/ });
  await list.waitFor();
  return { ...lobby, id, list };
};
const set = (custom: Record<string, unknown>) => ({ properties: { custom } });
const rows = (page: Page) => page.getByRole('listbox', { name: /^Versions/ }).getByRole('option');

test('each version is told in words, with who made it', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  await expect(rows(program.page)).toHaveCount(1);
  await expect(rows(program.page).last()).toContainText(/first seen.*4 members/);
  await expect(rows(program.page).last()).toContainText('Bea (you)');
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(rows(program.page).last()).toContainText('map: "Harbour" → "dust"');
  await expect(rows(program.page).last()).toContainText('not told');
  await directory.write(
    sessionRef,
    { members: { me: { properties: { custom: { skill: 13 } } } } },
    DEMO_PLAYERS.Cyd,
  );
  await expect(rows(program.page).last()).toContainText(/Cyd.*skill/);
});
