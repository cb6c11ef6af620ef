import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openJournal } from '../electron/journal/journal.ts';
import { fillVersions } from '../electron/journal/testing/fill-versions.ts';
import { openChanges, set, versionRows } from './support/changes-page.ts';
import { expect, test } from './support/test.ts';

test('a session of the run before is shown as it was last seen, with its versions', async ({
  directory,
  program,
  start,
}) => {
  const { sessionRef } = await openChanges(program, directory);
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(versionRows(program.page)).toHaveCount(2);
  await program.close();
  const { page } = await start();
  await page.getByRole('option', { name: /Ada/ }).click();
  await expect(page.getByText('No longer live')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Members of the session' })).toContainText('Cyd');
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(versionRows(page)).toHaveCount(2);
  await versionRows(page).last().click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.locator('.cm-merge-b .cm-changedLine').first()).toContainText('"map": "dust"');
});

test('what is damaged in the journal is said, and the rest is shown', async ({
  profile,
  directory,
  program,
  start,
}) => {
  const { sessionRef } = await openChanges(program, directory);
  for (const round of [1, 2, 3]) {
    await directory.write(sessionRef, set({ round }));
    await expect(versionRows(program.page)).toHaveCount(round + 1);
  }
  await program.close();
  const journal = new DatabaseSync(join(profile.userData, 'journal.db'));
  journal.exec(`UPDATE versions SET body = '{"number":' WHERE number = 2;
    UPDATE versions SET document = x'00ff' WHERE number = 4`);
  journal.close();
  const { page } = await start();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(versionRows(page)).toHaveCount(3);
  await expect(page.getByText('1 version is damaged in the journal')).toBeVisible();
  await versionRows(page).last().click();
  await expect(page.getByText('Version 4 is damaged in the journal')).toBeVisible();
  await versionRows(page).nth(1).click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(
    comparison.locator('.cm-merge-b .cm-changedLine').filter({ hasText: '"round": 2' }),
  ).toBeVisible();
});

test('ten thousand versions of a run before are all there, and go from end to end', async ({
  profile,
  directory,
  program,
  start,
}) => {
  // Megabytes go through the stand-in's way between the processes: slow on a busy machine.
  test.slow();
  const { sessionRef } = await openChanges(program, directory);
  const document = await directory.read(sessionRef);
  await program.close();
  if (!document) throw new Error('no document');
  const journal = openJournal({
    path: join(profile.userData, 'journal.db'),
    notice: (text) => expect(text).toBe(''),
  });
  const [activation] = journal.activations();
  if (!activation) throw new Error('no activation in the journal');
  fillVersions(journal, activation.id, document, 10_000);
  journal.close();
  const { page } = await start();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByText('10,000 versions', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(versionRows(page).filter({ hasText: 'Change 10000' })).toBeInViewport();
  const list = page.getByRole('listbox', { name: /^Versions/ });
  await list.focus();
  await page.keyboard.press('Home');
  await expect(versionRows(page).first()).toContainText('first seen');
  await expect(versionRows(page).first()).toBeInViewport();
  await page.keyboard.press('End');
  await expect(versionRows(page).filter({ hasText: 'Change 10000' })).toBeInViewport();
  expect(await versionRows(page).count()).toBeLessThan(60);
});
