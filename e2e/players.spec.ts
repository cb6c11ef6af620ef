import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';

const openPage = (program: Program) =>
  program.page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();

/** Asks what these are doing, as Bea. */
const lookUp = async ({ page }: Program, names: string) => {
  await page.getByRole('combobox', { name: 'Ask as' }).selectOption('Bea');
  await page.getByRole('radio', { name: 'These players' }).click();
  await page.getByRole('textbox', { name: 'Xuids or gamertags' }).fill(names);
  await page.getByRole('button', { name: 'Look up' }).click();
};

test("a friend's activity is found and joined, the same way as a link", async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await openPage(program);
  await lookUp(program, `ada ${DEMO_PLAYERS.Dan}`);
  const found = program.page.getByRole('table', { name: 'Activities' });
  await expect(found.getByRole('rowheader')).toHaveText(['Ada']);
  await expect(found).toContainText('LobbySession');
  // Title, template, who may join, how many, since when.
  await expect(found.getByRole('row', { name: /^Ada/ })).toHaveText(
    /decafbad.*LobbySession.*followed players.*3 of 8.*\d:\d\d/,
  );
  await found.getByRole('button', { name: 'Join Ada' }).click();
  expect(await program.newest('joined')).toMatchObject({
    arrivedBy: 'self',
    session: lobby.sessionRef,
    player: DEMO_PLAYERS.Bea,
    link: { kind: 'activity-handle', from: DEMO_PLAYERS.Ada, to: DEMO_PLAYERS.Bea },
  });
});

test('the people list of a player is asked, and nobody playing is said', async ({ program }) => {
  await openPage(program);
  await program.page.getByRole('combobox', { name: 'The people list of' }).selectOption('Dan');
  await program.page.getByRole('button', { name: 'Look up' }).click();
  await expect(program.page.getByText('None of them has an activity')).toBeVisible();
});

test('nobody, somebody unknown: told at the field, and nothing is asked', async ({ directory, program }) => {
  await openPage(program);
  await lookUp(program, '');
  await expect(program.page.getByText('Name at least one player.')).toBeVisible();
  await lookUp(program, 'Ada, Nobody');
  await expect(program.page.getByText('“Nobody” is no xuid')).toBeVisible();
  expect(await directory.count('POST', /^\/handles\/query/)).toBe(0);
});

test("the directory's refusal is explained in place", async ({ directory, program }) => {
  const fault = { kind: 'status', status: 403, body: 'no' } as const;
  await directory.fault(fault, { path: '^/handles/query' });
  await openPage(program);
  await lookUp(program, 'Ada');
  await expect(program.page.getByRole('heading', { name: 'Likely causes' })).toBeVisible();
});

test('a handle id alone can be pasted; it is asked who joins', async ({ directory, program }) => {
  const { handleId, sessionRef } = await directory.lobby();
  const field = program.page.getByRole('textbox', { name: 'Invite link' });
  await field.fill(handleId);
  await field.press('Enter');
  const { id } = await program.newest('asking');
  await program.page.evaluate(
    ([activation, as]) => window.beckon.command('activation.join', { id: activation, as }),
    [id, DEMO_PLAYERS.Bea] as const,
  );
  expect(await program.newest('joined')).toMatchObject({ session: sessionRef });
});
