import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { TestDirectory } from './support/directory.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';

const STRANGER = '2814600000000999';

const openProperties = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await program.page.getByRole('tab', { name: 'Properties' }).click();
  const check = program.page.getByRole('group').filter({ hasText: 'Who could join, and why not?' });
  return { ...lobby, check, summary: check.locator('summary') };
};

/** What the directory answers to one who is neither member nor invited. */
const tryToJoin = async (
  directory: TestDirectory,
  ref: { scid: string; templateName: string; name: string },
) =>
  directory
    .write(ref, { members: { me: { properties: { system: { active: true, connection: 'c' } } } } }, STRANGER)
    .then(
      () => 'joined',
      (error: Error) => error.message,
    );

test('why could nobody join is answered as the directory answers, and anew as the session changes', async ({
  directory,
  program,
}) => {
  const { sessionRef, check, summary } = await openProperties(program, directory);
  await directory.write(sessionRef, { properties: { system: { joinRestriction: 'none' } } });
  await expect(summary).toContainText('Anyone else can join, too.');

  await directory.write(sessionRef, { properties: { system: { joinRestriction: 'local' } } });
  await expect(summary).toContainText('Nobody else can join.');
  await expect(summary).toContainText('Who is invited by name can join.');
  expect(await tryToJoin(directory, sessionRef)).toContain('403');

  await directory.write(sessionRef, { properties: { system: { closed: true, joinRestriction: 'none' } } });
  await expect(summary).toContainText('Not even who is invited by name can join.');
  const closed = check.getByRole('listitem').filter({ hasText: 'The session is not closed' });
  await expect(closed).toContainText('not met');
  await expect(closed).toContainText('properties.system.closed');
  await expect(closed).toContainText('Write properties.system.closed: false.');
  expect(await tryToJoin(directory, sessionRef)).toContain('403');

  await directory.write(sessionRef, { properties: { system: { closed: false } } });
  await expect(summary).toContainText('Anyone else can join, too.');
  expect(await tryToJoin(directory, sessionRef)).toBe('joined');
});

test('fields have their meaning and default, a bad one its warning, and what is not set is listed apart', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await openProperties(program, directory);
  const { page } = program;
  const field = (name: string) =>
    page
      .locator('dt')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('..');
  await expect(field('maxMembersCount')).toContainText('Default: 100.');
  await directory.write(sessionRef, { properties: { system: { locked: true } } });
  await expect(field('locked')).toContainText('Only those who were members and left may come back.');
  await page
    .getByText(/more fields that are not set/)
    .first()
    .click();
  await expect(field('keywords')).toContainText('not set');
  await expect(field('keywords')).toContainText('Words by which sessions are listed.');
});

test('a field from tomorrow is shown as it is, and a host that left is named no more', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await openProperties(program, directory);
  const { page } = program;
  await directory.write(sessionRef, { properties: { custom: { '<b>odd</b>': { deep: ['<i>', null] } } } });
  await expect(page.getByRole('tabpanel')).toContainText('<b>odd</b>');
  await expect(page.getByRole('tabpanel')).toContainText('the device of Ada');
  await directory.write(sessionRef, { members: { me: null } }, DEMO_PLAYERS.Ada);
  await expect(page.getByRole('tabpanel')).not.toContainText('the device of Ada');
});
