import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator, Page } from '@playwright/test';
import { openJournal } from '../electron/journal/journal.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { SessionDocument } from '../protocol/document.ts';
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
  // By keyboard, on and back: the choice keeps the focus whatever view it brings.
  await page.keyboard.press('ArrowRight');
  await expect(comparison).toContainText('map: "Harbour" → "mill"');
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
  const row = (text: string) => rows(page).filter({ hasText: text });
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
  await expect(rows(program.page).filter({ hasText: 'round' }).last()).toContainText('3');
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
  const time = (page: Page) => rows(page).last().locator('time');
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

test('a session of the run before is shown as it was last seen, with its versions', async ({
  directory,
  program,
  start,
}) => {
  const { sessionRef } = await openChanges(program, directory);
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(rows(program.page)).toHaveCount(2);
  await program.close();
  const { page } = await start();
  await page.getByRole('option', { name: /Ada/ }).click();
  await expect(page.getByText('No longer live')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Members of the session' })).toContainText('Cyd');
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(rows(page)).toHaveCount(2);
  await rows(page).last().click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.locator('.cm-merge-b .cm-changedLine').first()).toContainText('"map": "dust"');
});

test('the versions of a session that goes while they are looked at stay', async ({ directory, program }) => {
  const { sessionRef } = await openChanges(program, directory);
  await directory.write(sessionRef, set({ map: 'dust' }));
  await expect(rows(program.page)).toHaveCount(2);
  const { Ada, Cyd, Dan, Bea } = DEMO_PLAYERS;
  for (const xuid of [Ada, Cyd, Dan, Bea]) await directory.write(sessionRef, { members: { me: null } }, xuid);
  await program.newest('ended');
  await expect(program.page.getByRole('heading', { name: 'The session is gone' })).toBeVisible();
  await expect(rows(program.page).first()).toContainText('first seen');
  await rows(program.page).nth(1).click();
  const comparison = program.page.getByRole('region', { name: 'Two versions compared' });
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
    await expect(rows(program.page)).toHaveCount(round + 1);
  }
  await program.close();
  const journal = new DatabaseSync(join(profile.userData, 'journal.db'));
  journal.exec(`UPDATE versions SET body = '{"number":' WHERE number = 2;
    UPDATE versions SET document = x'00ff' WHERE number = 4`);
  journal.close();
  const { page } = await start();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText('1 version is damaged in the journal')).toBeVisible();
  await rows(page).last().click();
  await expect(page.getByText('Version 4 is damaged in the journal')).toBeVisible();
  await rows(page).nth(1).click();
  const comparison = page.getByRole('region', { name: 'Two versions compared' });
  await expect(
    comparison.locator('.cm-merge-b .cm-changedLine').filter({ hasText: '"round": 2' }),
  ).toBeVisible();
});

/** Puts a session with so many versions into the journal, as a run before would have left it. */
const fillJournal = (path: string, document: SessionDocument, count: number): void => {
  const journal = openJournal({ path, notice: (text) => expect(text).toBe('') });
  const [activation] = journal.activations();
  if (!activation) throw new Error('no activation in the journal');
  const { number: last } = journal.lastVersion(activation.id) ?? { number: 0 };
  for (let number = last + 1; number <= count; number++) {
    journal.addVersion(activation.id, {
      etag: null,
      document: { ...document, changeNumber: number, properties: { system: {}, custom: { number } } },
      row: {
        number,
        changeNumber: number,
        seenAt: new Date(Date.UTC(2026, 10, 20, 10, 0, 0, number)).toISOString(),
        cause: { kind: 'not-told' },
        changes: Array.from({ length: 1 + (number % 6) }, (_, at) => ({
          code: 'property' as const,
          of: 'custom' as const,
          name: `name${at}`,
          how: 'set' as const,
          after: String(number),
        })),
        more: 0,
        gap: number % 50 === 0 ? { from: number - 1, to: number - 1, why: 'coalesced' } : null,
      },
    });
  }
  journal.close();
};

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
  fillJournal(join(profile.userData, 'journal.db'), document, 10_000);
  const { page } = await start();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByText('10,000 versions', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(rows(page).filter({ hasText: 'Change 10000' })).toBeInViewport();
  const list = page.getByRole('listbox', { name: /^Versions/ });
  await list.focus();
  await page.keyboard.press('Home');
  await expect(rows(page).first()).toContainText('first seen');
  await expect(rows(page).first()).toBeInViewport();
  await page.keyboard.press('End');
  await expect(rows(page).filter({ hasText: 'Change 10000' })).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(60);
});
