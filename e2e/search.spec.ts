import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../electron/journal/journal.ts';
import { fillJournal } from '../electron/journal/testing/fill.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import type { Profile } from './support/profile.ts';
import type { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

/** A journal of runs before, a minute between two links. */
const fill = (profile: Profile, count: number, until = new Date()): void => {
  const journal = openJournal({ path: join(profile.userData, 'journal.db'), notice: () => undefined });
  fillJournal(journal, count, until);
  journal.close();
};

const parts = ({ page }: Program) => ({
  box: page.getByRole('textbox', { name: 'Search invites' }),
  list: page.getByRole('listbox', { name: 'Invites, newest first' }),
  rows: page.getByRole('listbox', { name: 'Invites, newest first' }).getByRole('option'),
  bar: page.getByRole('region', { name: 'Selected invites' }),
  found: page.getByRole('search').getByRole('status'),
});

test('the journal is searched as one types, far beyond what the window holds, and live ones are found too', async ({
  profile,
  directory,
  start,
}) => {
  fill(profile, 1500);
  const program = await start();
  const { box, rows, found, list } = parts(program);
  await box.fill('round');
  await expect(found).toHaveText('500 invites found');
  await box.fill('round 1497');
  await expect(found).toHaveText('1 invite found');
  await box.fill('"round NEAR(');
  await expect(found).toHaveText('0 invites found');
  await expect(program.page.getByText('No invite is like that.')).toBeVisible();
  await box.fill('ada bea');
  await expect(found).toHaveText('0 invites found');
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await expect(found).toHaveText('1 invite found');
  await expect(rows.first()).toContainText('Ada → Bea');
  await box.press('Escape');
  await expect(rows.first()).toHaveAttribute('aria-setsize', /^1\d{3}$/);
  // The window mirrors the latest thousand; the oldest comes from the journal as one goes down.
  await list.focus();
  await expect(async () => {
    await list.press('End');
    await expect(list.getByRole('option').last()).toHaveAttribute('aria-posinset', '1501', { timeout: 500 });
  }).toPass();
});

test('filters narrow it by state, title, player and time', async ({ profile, directory: _, start }) => {
  fill(profile, 700);
  const program = await start();
  const { found, box } = parts(program);
  const { page } = program;
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('button', { name: 'refused' }).click();
  await expect(found).toHaveText('88 invites found');
  await page.getByRole('combobox', { name: 'Title' }).selectOption({ label: 'decafbad · Demo title' });
  await expect(found).toHaveText('12 invites found');
  await page.getByRole('combobox', { name: 'Player' }).selectOption({ index: 1 });
  await expect(found).toHaveText(/^\d invites? found$/);
  await page.getByRole('combobox', { name: 'Player' }).selectOption({ label: 'Any player' });
  await page.getByRole('combobox', { name: 'Received' }).selectOption({ label: 'In the last day' });
  await expect(found).toHaveText('12 invites found');
  await box.fill('nowhere');
  await expect(found).toHaveText('0 invites found');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(found).toBeHidden();
});

test('several are picked by keys, exported and deleted; who is joined stays', async ({
  profile,
  directory,
  start,
}) => {
  fill(profile, 5);
  const program = await start();
  await program.open((await directory.lobby()).link);
  const joined = await program.newest('joined');
  const { page } = program;
  const { list, rows, bar } = parts(program);
  await page.getByRole('button', { name: 'Select several' }).click();
  await list.focus();
  await list.press('Home');
  await list.press('Space');
  await expect(bar).toContainText('1 selected');
  await list.press('Control+a');
  await expect(bar).toContainText('6 selected');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');

  await answerSaveDialogs(program.app, null);
  await bar.getByRole('button', { name: 'Export as JSON' }).click();
  await expect(bar.getByRole('button', { name: 'Export as JSON' })).toBeEnabled();
  await answerSaveDialogs(program.app, join(profile.home, 'no such folder', 'x.json'));
  await bar.getByRole('button', { name: 'Export as JSON' }).click();
  await expect(bar.getByRole('group')).toContainText('could not be written');
  const path = join(profile.home, 'invites.json');
  await answerSaveDialogs(program.app, path);
  await bar.getByRole('button', { name: 'Export as JSON' }).click();
  await expect(bar).toContainText('6 invites written to');
  const written = JSON.parse(await readFile(path, 'utf8')) as { invites: { id: string; steps: object[] }[] };
  expect(written.invites.map(({ id }) => id)).toContain(joined.id);
  expect(written.invites.every(({ steps }) => steps.length > 0)).toBe(true);

  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect(bar.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('button', { name: 'Delete' })).toBeFocused();
  await expect(rows).toHaveCount(6);
  await bar.getByRole('button', { name: 'Delete' }).click();
  await bar.getByText('Delete', { exact: true }).click();
  await expect(bar).toContainText('5 invites deleted. 1 is still joining or joined, and stays.');
  await expect(bar.getByRole('button', { name: 'Done' })).toBeFocused();
  await expect(rows).toHaveCount(1);
  expect((await program.activations()).map(({ id }) => id)).toEqual([joined.id]);
  await page.keyboard.press('Enter');
  await expect(bar).toBeHidden();
  await expect(list).toBeFocused();
});

test('what is older than the settings keep is gone at the next start', async ({
  profile,
  directory,
  start,
}) => {
  fill(profile, 4, new Date(Date.now() - 10 * 24 * 3600_000));
  const first = await start();
  expect(await first.activations()).toHaveLength(4);
  await first.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('radio', { name: '7 days' }).click();
  await expect(first.page.getByRole('radio', { name: '7 days' })).toBeChecked();
  await first.close();
  const again = await start();
  await expect.poll(async () => (await again.activations()).length).toBe(0);
  await again.open((await directory.lobby()).link);
  await again.newest('joined');
});

test('a journal that is no database is kept aside, and searching begins anew', async ({
  profile,
  directory,
  start,
}) => {
  await writeFile(join(profile.userData, 'journal.db'), 'this is no database, by far'.repeat(100));
  const program = await start();
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  const { box, found } = parts(program);
  await box.fill('bea');
  await expect(found).toHaveText('1 invite found');
});
