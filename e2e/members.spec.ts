import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { TestDirectory } from './support/directory.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';
import { test as restarting } from './support/test.ts';

const join = async (program: Program, directory: TestDirectory, options = {}) => {
  const lobby = await directory.lobby(options);
  await program.open(lobby.link);
  await program.newest('joined');
  return lobby;
};

const parts = ({ page }: Program) => ({
  grid: page.getByRole('grid', { name: 'Members of the session' }),
  row: (name: string) => page.getByRole('row', { name: new RegExp(name) }),
  details: (name: string) => page.getByRole('region', { name: `${name}, in full` }),
});

/** What a player writes of himself. */
const own = (system: object, custom: object = {}) => ({
  members: { me: { properties: { system, custom } } },
});

test('a member is shown in full, by keys alone, and as it changes', async ({ directory, program }) => {
  const { sessionRef } = await join(program, directory);
  const { grid, row, details } = parts(program);
  await grid.focus();
  await grid.press('ArrowDown');
  await expect(row('Ada')).toHaveAttribute('aria-selected', 'true');
  await expect(grid).toHaveAttribute('aria-activedescendant', (await row('Ada').getAttribute('id')) ?? '');
  const ada = details('Ada');
  await expect(ada).toContainText(DEMO_PLAYERS.Ada);
  await expect(ada).toContainText('3737844653');
  await expect(ada).toContainText('decafbad · Demo title');
  await expect(ada.getByText('host')).toHaveCount(2);

  await directory.write(
    sessionRef,
    own({ groups: ['red', 'blue'] }, { '<b>skill</b>': { deep: [12, null] } }),
  );
  await expect(ada).toContainText('red, blue');
  await expect(ada).toContainText('<b>skill</b>');
  await grid.press('End');
  const bea = details('Bea');
  const me = (await program.session((await program.newest('joined')).id))?.document.members?.[3];
  await expect(bea).toContainText('everything');
  await expect(bea).toContainText(String(me?.properties.system.connection));
  await grid.press('Escape');
  await expect(bea).toBeHidden();
});

test('states are told by word, and counted', async ({ directory, program }) => {
  const { sessionRef } = await join(program, directory);
  const { row } = parts(program);
  await directory.write(sessionRef, own({ active: false, ready: true }), DEMO_PLAYERS.Cyd);
  await expect(row('Cyd')).toContainText('ready');
  await directory.write(sessionRef, {
    members: { reserve_0: { constants: { system: { xuid: '18000000000000999' } } } },
  });
  await expect(row('18000000000000999')).toContainText('reserved');
  // Where there is no room for both, only who has a name is told without his xuid.
  await program.page.setViewportSize({ width: 800, height: 600 });
  await expect(row('18000000000000999')).toContainText('reserved');
  await expect(program.page.getByText('3 active · 1 ready · 1 reserved')).toBeVisible();
});

restarting(
  'oneself comes first where that was chosen, also after a restart',
  async ({ directory, program, start }) => {
    await join(program, directory);
    const first = (of: Program) => parts(of).grid.getByRole('row').nth(1);
    await expect(first(program)).toContainText('Ada');
    await program.page.getByRole('button', { name: 'Me first' }).click();
    await expect(first(program)).toContainText('Bea');
    await program.close();
    const again = await start();
    await join(again, directory);
    await expect(first(again)).toContainText('Bea');
  },
);

test('the one who is shown may leave: that is said, and the rest stays', async ({ directory, program }) => {
  const { sessionRef } = await join(program, directory);
  const { row, details, grid } = parts(program);
  await row('Cyd').click();
  await expect(details('Cyd')).toBeVisible();
  await directory.write(sessionRef, { members: { me: null } }, DEMO_PLAYERS.Cyd);
  await expect(program.page.getByText('The member that was shown has left.')).toBeVisible();
  await grid.press('Home');
  await expect(details('Ada')).toBeVisible();
});

test('a large session says that it lists only oneself, and that nothing is told of it', async ({
  directory,
  program,
}) => {
  const started = await directory.scenario('large');
  await program.open(started.link);
  await program.newest('joined');
  await expect(program.page.getByText(/^This document lists 1 of \d+ members/)).toBeVisible();
  await expect(parts(program).row('Bea')).toContainText('you');
  await expect(program.page.getByText('Large: changes are not told')).toBeVisible();
});
