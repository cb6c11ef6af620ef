import { expect, test } from './support/test.ts';

test('a link typed or pasted into the field is followed on Enter', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  const field = program.page.getByRole('textbox', { name: 'Invite link' });
  await field.fill(`  ${lobby.link}\n`);
  await field.press('Enter');
  expect(await program.newest('joined')).toMatchObject({ arrivedBy: 'paste', text: lobby.link });
  await expect(field).toHaveValue('');
});

for (const [how, event, by] of [
  ['pasted outside of any field', 'paste', 'paste'],
  ['dropped onto the window', 'drop', 'drop'],
] as const) {
  test(`a link ${how} is followed`, async ({ directory, program }) => {
    const lobby = await directory.lobby();
    await program.page.getByRole('main').evaluate(
      (main, { type, link }) => {
        const data = new DataTransfer();
        data.setData('text/plain', link);
        const init = { bubbles: true, cancelable: true };
        main.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent(type, { ...init, clipboardData: data })
            : new DragEvent(type, { ...init, dataTransfer: data }),
        );
      },
      { type: event, link: lobby.link },
    );
    expect(await program.newest('joined')).toMatchObject({ arrivedBy: by, session: lobby.sessionRef });
  });
}

test('the list and the tabs are worked by keys alone', async ({ directory, program }) => {
  const [first, second] = [await directory.lobby(), await directory.lobby()];
  await program.open(first.link);
  await program.newest('joined');
  await program.open(second.link);
  const main = program.page.getByRole('main');
  await expect(main).toContainText(second.sessionRef.name);
  await program.page.getByRole('listbox', { name: /^Invites/ }).focus();
  await program.page.keyboard.press('End');
  await program.page.keyboard.press('Enter');
  await expect(main).toContainText(first.sessionRef.name);
  await program.page.getByRole('tab', { name: 'Members' }).focus();
  await program.page.keyboard.press('ArrowRight');
  await expect(program.page.getByRole('tab', { name: 'Properties' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(program.page.getByRole('tabpanel')).toContainText('joinRestriction');
});

test('a busy session of 100 is shown in the order of its list, with only the rows in view', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby({ members: 99 });
  await program.open(lobby.link);
  await program.newest('joined');
  const table = program.page.getByRole('grid', { name: 'Members of the session' });
  await expect(table.getByText('Ada')).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await expect(program.page.getByText('100 of 100')).toBeVisible();
});

test('the editor is fetched while a session is shown, before anybody opens it', async ({
  directory,
  program,
}) => {
  const isFetched = () =>
    program.page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/raw-[\w-]+\.js$/.test(name)),
    );
  expect(await isFetched()).toBe(false);
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await expect.poll(isFetched).toBe(true);
});
