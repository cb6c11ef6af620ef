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

test('two versions are compared side by side, by paths and in words', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  const { page } = program;
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(rows(page)).toHaveCount(2);
  await directory.write(sessionRef, set({ map: 'mill', round: 3 }));
  await expect(rows(page)).toHaveCount(3);
  await rows(page).nth(0).click();
  await expect(page.getByText('Nothing was seen before this version.')).toBeVisible();
  await rows(page).nth(2).click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.getByRole('heading')).toHaveText('Change 7 → Change 8');
  await expect(comparison.locator('.cm-merge-a .cm-changedLine').first()).toContainText('"map": "dust"');
  await expect(comparison.locator('.cm-merge-b .cm-changedLine').first()).toContainText('"map": "mill"');
  await expect(comparison.locator('.cm-collapsedLines').first()).toContainText('equal lines');
  await rows(page)
    .nth(0)
    .click({ modifiers: ['Shift'] });
  await expect(comparison.getByRole('heading')).toHaveText('Change 6 → Change 8');
  await expect(comparison.locator('.cm-merge-a .cm-changedLine').first()).toContainText('"map": "Harbour"');
  await comparison.getByText('Paths').click();
  const paths = comparison.getByRole('table', { name: 'Values that differ, by path' });
  await expect(paths.getByRole('row', { name: /properties\.custom\.map/ })).toContainText('"Harbour""mill"');
  await expect(paths.getByRole('row', { name: /properties\.custom\.round/ })).toContainText('not set3');
  await comparison.getByText('In words').click();
  await expect(comparison).toContainText('map: "Harbour" → "mill"');
  await comparison.getByText('Side by side').click();
  await page.setViewportSize({ width: 800, height: 600 });
  await expect(comparison.locator('.cm-merge-b')).toHaveCount(1);
  await expect(comparison.locator('.cm-deletedChunk').first()).toContainText('"map": "Harbour"');
});
