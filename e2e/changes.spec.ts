import type { Locator, Page } from '@playwright/test';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { openChanges, set, versionRows } from './support/changes-page.ts';
import type { TestDirectory } from './support/directory.ts';
import type { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

test('each version is told in words, with who made it', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  await expect(versionRows(program.page)).toHaveCount(1);
  await expect(versionRows(program.page).last()).toContainText(/first seen.*4 members/);
  await expect(versionRows(program.page).last()).toContainText('Bea (you)');
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(versionRows(program.page).last()).toContainText('custom.map: "Harbour" → "dust"');
  await expect(versionRows(program.page).last()).toContainText('not told');
  await directory.write(
    sessionRef,
    { members: { me: { properties: { custom: { skill: 13 } } } } },
    DEMO_PLAYERS.Cyd,
  );
  await expect(versionRows(program.page).last()).toContainText(/Cyd.*skill/);
});

test('two versions are compared side by side, by paths and in words', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  const { page } = program;
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(versionRows(page)).toHaveCount(2);
  await directory.write(sessionRef, set({ map: 'mill', round: 3 }));
  await expect(versionRows(page)).toHaveCount(3);
  await versionRows(page).nth(0).click();
  await expect(page.getByText('Nothing was seen before this version.')).toBeVisible();
  await versionRows(page).nth(2).click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.getByRole('heading')).toHaveText('Change 7 → Change 8');
  await expect(comparison.locator('.cm-merge-a .cm-changedLine').first()).toContainText('"map": "dust"');
  await expect(comparison.locator('.cm-merge-b .cm-changedLine').first()).toContainText('"map": "mill"');
  await expect(comparison.locator('.cm-collapsedLines').first()).toContainText('equal lines');
  await versionRows(page)
    .nth(0)
    .click({ modifiers: ['Shift'] });
  await expect(comparison.getByRole('heading')).toHaveText('Change 6 → Change 8');
  await expect(comparison.locator('.cm-merge-a .cm-changedLine').first()).toContainText('"map": "Harbour"');
  await comparison.getByText('Paths').click();
  const paths = comparison.getByRole('table', { name: 'Values that differ, by path' });
  await expect(paths.getByRole('row', { name: /properties\.custom\.map/ })).toContainText('"Harbour""mill"');
  await expect(paths.getByRole('row', { name: /properties\.custom\.round/ })).toContainText('not set3');
  // By keyboard, on and back: the choice keeps the focus whatever view it brings.
  await page.keyboard.press('ArrowRight');
  await expect(comparison).toContainText('custom.map: "Harbour" → "mill"');
  await page.keyboard.press('ArrowRight');
  await expect(comparison.getByRole('radio', { name: 'Side by side' })).toBeFocused();
  await page.setViewportSize({ width: 800, height: 600 });
  await expect(comparison.locator('.cm-merge-b')).toHaveCount(1);
  await expect(comparison.locator('.cm-deletedChunk').first()).toContainText('"map": "Harbour"');
});

/** Where a row stands in the window. */
const placeOf = async (row: Locator): Promise<number> => (await row.boundingBox())?.y ?? Number.NaN;

/** Enough versions that the list is longer than its place; each is seen before the next is written. */
const manyVersions = async (program: Program, directory: TestDirectory) => {
  const opened = await openChanges(program, directory);
  const writeSeen = async (custom: Record<string, unknown>) => {
    await directory.write(opened.sessionRef, set(custom));
    await expect
      .poll(async () => (await program.session(opened.id))?.document.properties.custom)
      .toMatchObject(custom);
  };
  for (let number = 1; number <= 40; number++) await writeSeen({ number });
  return { ...opened, writeSeen };
};

test('a new version moves nothing of what is read: it is announced, and shown on request', async ({
  directory,
  program,
}) => {
  const { list, writeSeen } = await manyVersions(program, directory);
  const { page } = program;
  const row = (text: string) => versionRows(page).filter({ hasText: text });
  await list.evaluate((element) => element.scrollTo({ top: 500 }));
  const read = row('number: 17 → 18');
  await expect(read).toBeVisible();
  const before = await placeOf(read);
  for (const round of [1, 2, 3]) await writeSeen({ round });
  const fresh = page.getByRole('button', { name: /new versions$/ });
  await expect(fresh).toBeVisible();
  await expect(page.getByText('44 versions')).toBeVisible();
  expect(await placeOf(read)).toBe(before);
  await fresh.click();
  await expect(row('round: 2 → 3')).toBeInViewport();
  await expect(fresh).toHaveCount(0);
  const last = row('round: 2 → 3');
  const there = await placeOf(last);
  await writeSeen({ round: 4 });
  await expect(page.getByRole('button', { name: '1 new version' })).toBeVisible();
  expect(await placeOf(last)).toBe(there);
  await page.getByRole('switch', { name: 'Follow the newest' }).click();
  await writeSeen({ round: 5 });
  await expect(row('round: 4 → 5')).toBeInViewport();
});

test('versions that were not seen are named', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  // Until the read of the first is answered, the next two are written.
  const ours = { method: 'GET', path: '^/serviceconfigs/', xuid: DEMO_PLAYERS.Bea };
  await directory.fault({ kind: 'delay', ms: 1_500 }, ours);
  for (const round of [1, 2, 3]) await directory.write(sessionRef, set({ round }));
  await expect(versionRows(program.page).filter({ hasText: 'round' }).last()).toContainText('3');
  await expect(
    program.page.getByText(/^Changes? [\d–]+ w(as|ere) not seen: the service put several/),
  ).toBeVisible();
});

test('versions that came while the channel was down are named as such', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  await directory.fault({ kind: 'drop-rta' });
  for (const round of [1, 2, 3]) await directory.write(sessionRef, set({ round }));
  await expect(program.page.getByText(/not seen: nobody was listening/)).toBeVisible();
});

test('times are shown in the zone that is chosen, in the next run too', async ({
  profile,
  directory,
  start,
}) => {
  profile.env.TZ = 'Asia/Tokyo';
  const first = await start();
  await openChanges(first, directory);
  const time = (page: Page) => versionRows(page).last().locator('time');
  const iso = (await time(first.page).getAttribute('datetime')) ?? '';
  await expect(time(first.page)).not.toContainText(iso.slice(11, 23));
  await first.page.getByText('UTC').click();
  await expect(time(first.page)).toHaveText(iso.slice(11, 23));
  const invite = first.page.getByRole('option', { name: /Ada/ }).locator('time');
  await expect(invite).toHaveAttribute('title', /UTC$/);
  const header = first.page.getByRole('region', { name: 'Selected invite' }).locator('header time');
  await expect(header).toHaveAttribute('title', /UTC$/);
  await first.close();
  const second = await start();
  await second.page.getByRole('tab', { name: 'Changes' }).click();
  await expect(time(second.page)).toHaveText(iso.slice(11, 23));
});

test('the versions of a session that goes while they are looked at stay', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(versionRows(program.page)).toHaveCount(2);
  const { Ada, Cyd, Dan, Bea } = DEMO_PLAYERS;
  for (const xuid of [Ada, Cyd, Dan, Bea]) await directory.write(sessionRef, { members: { me: null } }, xuid);
  await program.newest('ended');
  await expect(program.page.getByRole('heading', { name: 'The session is gone' })).toBeVisible();
  await expect(versionRows(program.page).first()).toContainText('first seen');
  await versionRows(program.page).nth(1).click();
  const comparison = program.page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.locator('.cm-merge-b .cm-changedLine').first()).toContainText('"map": "dust"');
});
