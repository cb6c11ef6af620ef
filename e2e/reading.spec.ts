import type { Page } from '@playwright/test';
import { expect, test } from './support/kept-program.ts';
import { nodesOf, stopsOf, toldByColour, unsaid } from './support/reading.ts';
import { join } from './support/screen.ts';

const PAGES = ['Invites', 'Compose', 'Players', 'Calls', 'Emulator', 'Settings'];
const TABS = ['Members', 'Properties', 'Changes', 'Raw', 'Calls', 'Link'];

const namesOf = async (page: Page, role: string): Promise<string[]> =>
  (await nodesOf(page)).filter((node) => node.role === role).map(({ name }) => name);

test('a screen reader hears of each row what it is and in which state', async ({ directory, program }) => {
  const { page } = program;
  const lobby = await join(program, directory);
  await program.paste((await directory.lobby({ full: true })).link);
  await program.newest('failed');
  await program.paste('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
  await program.newest('refused');
  await expect(page.getByRole('option')).toHaveCount(3);
  const [refused, failed, joined] = await namesOf(page, 'option');
  expect(refused).toMatch(/^refused .*not-a-guid.*is not a GUID/);
  expect(failed).toMatch(/^failed .*Ada → Bea/);
  expect(joined).toMatch(/^joined .*Ada → Bea/);

  await page.getByRole('option', { name: /^joined/ }).click();
  await expect(page.getByRole('tab', { name: 'Members' })).toBeVisible();
  const chosen = (await nodesOf(page)).filter(({ states }) => states.selected === true);
  expect(chosen.map(({ role, name }) => `${role} ${name.split(' ')[0]}`).toSorted()).toEqual([
    'option joined',
    'tab Members',
  ]);
  const members = await namesOf(page, 'row');
  expect(members.find((name) => name.includes('Ada'))).toMatch(/host.* active/);
  expect(members.find((name) => name.includes('Bea'))).toMatch(/you.* active/);

  await directory.write(lobby.sessionRef, { properties: { custom: { map: 'mill' } } });
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByRole('option', { name: /map/ })).toBeVisible();
  expect((await namesOf(page, 'option')).find((name) => name.includes('map'))).toMatch(
    /custom\.map: "Harbour" → "mill"/,
  );
  await page.getByRole('navigation').getByRole('button', { name: 'Calls' }).click();
  await expect(page.getByRole('option', { name: /PUT .* 403/ })).toBeVisible();
  expect(await namesOf(page, 'option')).toContainEqual(
    expect.stringMatching(/PUT \/handles\/.*\/session 403/),
  );
});

test('every control of every page has a name and says its state, and no state is told by colour alone', async ({
  directory,
  program,
}) => {
  const { page } = program;
  await join(program, directory);
  await program.paste((await directory.lobby({ full: true })).link);
  await program.newest('failed');
  const found: Record<string, string[]> = {};
  const look = async (where: string) => {
    const wrong = [...(await unsaid(page)), ...(await toldByColour(page))];
    if (wrong.length > 0) found[where] = wrong;
  };
  await look('a failed invite');
  await page.getByRole('option', { name: /^joined/ }).click();
  for (const name of TABS) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name })).not.toBeEmpty();
    await look(`the tab ${name}`);
  }
  for (const name of PAGES) {
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('button', { name })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await look(`the page ${name}`);
  }
  expect(found).toEqual({});
});

test('Tab goes the same way before and after joining', async ({ directory, program }) => {
  const { page } = program;
  const { handleId } = await directory.lobby();
  await program.paste(`ms-xbl-decafbad://inviteHandleAccept/?handle=${handleId}`);
  await program.newest('asking');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('button', { name: 'Join as …' })).toBeVisible();
  const before = await stopsOf(page);
  await page.getByRole('button', { name: 'Join as …' }).click();
  await page.getByRole('menuitem', { name: /^Bea/ }).click();
  await program.newest('joined');
  await expect(page.getByRole('tab', { name: 'Members' })).toBeVisible();
  const after = await stopsOf(page);
  // As far as the list of invites nothing is another; behind it stands the invite itself, its actions before its tabs.
  const list = before.findIndex((stop) => stop.startsWith('listbox'));
  expect(list).toBeGreaterThan(0);
  expect(after.slice(0, list + 1)).toEqual(before.slice(0, list + 1));
  const parts = (stops: string[]) =>
    stops
      .slice(list + 1)
      .map((stop) => (stop.startsWith('tab ') ? 'tabs' : stop))
      .filter((stop) => /^tabs$|Join as|Leave/.test(stop));
  expect(parts(before)).toEqual([expect.stringContaining('Join as'), 'tabs']);
  expect(parts(after)).toEqual([expect.stringContaining('Leave'), 'tabs']);
});
