import type { Page } from '@playwright/test';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { TestDirectory } from './support/directory.ts';
import { chooseAction, edit, typeJson } from './support/editing.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';

const MINE = 'My properties';
const SESSIONS = 'The session’s properties';
const SESSION_PATH = '^/serviceconfigs/';

const join = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  return { ...lobby, id };
};
const beaIn = async (directory: TestDirectory, ref: Parameters<TestDirectory['read']>[0]) =>
  Object.values((await directory.read(ref))?.members ?? {}).find(
    (member) => member.constants.system.xuid === DEMO_PLAYERS.Bea,
  );
const write = (page: Page, name: 'Send' | 'Discard') =>
  page.getByRole('button', { name, exact: true }).click();
const sends = (page: Page) => page.getByRole('region', { name: 'What will be sent' });

test('active, ready and inactive are one menu away, and each answer is told', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await join(program, directory);
  await chooseAction(program.page, 'Active', 'Ready');
  await expect(program.page.getByText(/status 200, written as change/)).toBeVisible();
  expect((await beaIn(directory, sessionRef))?.properties.system).toMatchObject({ ready: true });
  // The keyboard is where it was: the menu's button goes by the new state.
  await expect(program.page.getByRole('button', { name: 'Ready', exact: true })).toBeFocused();
  await chooseAction(program.page, 'Ready', 'Inactive');
  await expect(program.page.getByRole('button', { name: 'Inactive', exact: true })).toBeVisible();
  await chooseAction(program.page, 'Inactive', 'Active');
  await expect(program.page.getByRole('button', { name: 'Active', exact: true })).toBeVisible();
  expect((await beaIn(directory, sessionRef))?.properties.system).toMatchObject({ active: true });
});

test('a session is locked, closed, opened to anyone and given another host', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await join(program, directory);
  const system = async () => (await directory.read(sessionRef))?.properties.system;
  await chooseAction(program.page, 'Session', /^Locked/);
  await expect.poll(system).toMatchObject({ locked: true });
  await chooseAction(program.page, 'Session', /^Closed/);
  await expect.poll(system).toMatchObject({ closed: true });
  await expect(program.page.getByText('nobody, closed')).toBeVisible();
  await chooseAction(program.page, 'Session', /^Closed/);
  await chooseAction(program.page, 'Session', 'anyone');
  await expect.poll(system).toMatchObject({ joinRestriction: 'none' });
  const token = (await beaIn(directory, sessionRef))?.deviceToken;
  await chooseAction(program.page, 'Session', 'Bea');
  await expect.poll(system).toMatchObject({ host: token });
  await chooseAction(program.page, 'Session', 'nobody');
  await expect.poll(async () => (await system())?.host).toBeUndefined();
});

test('my properties are edited as JSON, and what is shown is what is sent', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await join(program, directory);
  const { page } = program;
  await edit(program, 'My properties…');
  await expect(page.getByText('Nothing differs yet')).toBeVisible();
  await typeJson(page, MINE, '{"custom": {"skill": 12, "loadout": ["bow"]}}');
  await expect(sends(page)).toContainText('"skill": 12');
  await expect(sends(page)).not.toContainText('system');
  await write(page, 'Send');
  await expect(page.getByText(/status 200, written as change/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: MINE })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused();
  expect((await beaIn(directory, sessionRef))?.properties.custom).toEqual({ skill: 12, loadout: ['bow'] });
});

test('invalid JSON is told with its place, and is not sent', async ({ directory, program }) => {
  await join(program, directory);
  const { page } = program;
  await edit(program, 'The session’s properties…');
  await typeJson(page, SESSIONS, '{\n  "custom": {"map": }\n}');
  await expect(page.getByText(/^Line 2, column 21/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page.getByRole('textbox', { name: SESSIONS })).toBeFocused();
  await typeJson(page, SESSIONS, '{"map": "dust"}');
  await expect(page.getByText('“map” can’t stand here')).toBeVisible();
});

test('known fields and their values are offered as one types', async ({ directory, program }) => {
  await join(program, directory);
  const { page } = program;
  await edit(program, 'The session’s properties…');
  await typeJson(page, SESSIONS, '{"system": {');
  await page.keyboard.type('joinR');
  await page.getByRole('option', { name: /joinRestriction/ }).click();
  await page.keyboard.type('"');
  await page.getByRole('option', { name: '"local"' }).click();
  await expect(page.getByRole('textbox', { name: SESSIONS })).toContainText(
    '{"system": {"joinRestriction": "local"',
  );
  await page.keyboard.press('End');
  await page.keyboard.insertText('}}');
  await expect(sends(page)).toContainText('"joinRestriction": "local"');
});

test('what others change while one edits is told and moves nothing; both ways on are there', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await join(program, directory);
  const { page } = program;
  await directory.write(sessionRef, { properties: { custom: { map: 'dust', round: 1 } } });
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await edit(program, 'The session’s properties…');
  await expect(page.getByRole('textbox', { name: SESSIONS })).toContainText('"dust"');
  await typeJson(page, SESSIONS, '{"custom": {"map": "mill", "round": 1}}');
  await directory.write(sessionRef, { properties: { custom: { map: 'ice', round: 2 } } });
  await expect(page.getByText(/Changed meanwhile: 2 fields/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: SESSIONS })).toContainText('"mill"');

  await write(page, 'Send');
  await expect(page.getByRole('region', { name: 'The session changed in the meantime' })).toContainText(
    '412',
  );
  await expect(page.getByRole('row', { name: /custom\.map/ })).toContainText('both changed it');
  await page.getByRole('button', { name: 'Take mine over theirs' }).click();
  await expect(sends(page)).toContainText('"map": "mill"');
  await expect(sends(page)).not.toContainText('round');
  await expect(page.getByText(/Changed meanwhile/)).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await write(page, 'Send');
  await expect
    .poll(async () => (await directory.read(sessionRef))?.properties.custom)
    .toMatchObject({ map: 'mill', round: 2 });
});

test('one can start again from what others made of it', async ({ directory, program }) => {
  const { sessionRef } = await join(program, directory);
  const { page } = program;
  await edit(program, 'The session’s properties…');
  await typeJson(page, SESSIONS, '{"custom": {"map": "mill"}}');
  await directory.write(sessionRef, { properties: { custom: { map: 'ice' } } });
  await page.getByRole('button', { name: 'Start again from theirs' }).click();
  await expect(page.getByRole('textbox', { name: SESSIONS })).toContainText('"ice"');
  await expect(page.getByText('Nothing differs yet')).toBeVisible();
});

test('a write that the directory refuses says why, and the text stays', async ({ directory, program }) => {
  await join(program, directory);
  const { page } = program;
  await edit(program, 'The session’s properties…');
  await typeJson(page, SESSIONS, '{"system": {"joinRestriction": "friends"}}');
  await write(page, 'Send');
  const answer = page.getByRole('region', { name: 'The directory did not accept the request' });
  await expect(answer).toContainText('400');
  await expect(answer).toContainText('must be none, local or followed');
  await expect(page.getByRole('textbox', { name: SESSIONS })).toContainText('"friends"');
});

test('an edit outlives a reload of the window, and another look elsewhere, until it is discarded', async ({
  directory,
  program,
}) => {
  await join(program, directory);
  const { page } = program;
  await edit(program, 'My properties…');
  await typeJson(page, MINE, '{"custom": {"half": "written');
  await expect
    .poll(async () => (await program.snapshot()).drafts)
    .toMatchObject([{ text: /half/ }].map(() => ({ kind: 'mine' })));
  await expect.poll(async () => JSON.stringify((await program.snapshot()).drafts)).toContain('written');
  await page.reload();
  await expect(page.getByRole('textbox', { name: MINE })).toContainText('"written');
  await page.getByRole('button', { name: /^Close; / }).click();
  await expect(page.getByText('Your properties: edited, not sent')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('textbox', { name: MINE })).toContainText('"written');
  await write(page, 'Discard');
  await expect.poll(async () => (await program.snapshot()).drafts).toEqual([]);
});

test('a write whose answer is awaited is not lost with the window, and can be called off', async ({
  directory,
  program,
}) => {
  await join(program, directory);
  const { page } = program;
  await directory.fault({ kind: 'delay', ms: 600_000 }, { method: 'PUT', path: SESSION_PATH });
  await chooseAction(page, 'Active', 'Ready');
  await expect(page.getByText('Become ready: waiting')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Become ready: waiting')).toBeVisible();
  await page.getByRole('button', { name: 'Call off' }).click();
  await expect(page.getByRole('region', { name: 'The call was called off' })).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText(/status 200, written as change/)).toBeVisible();
});

test('a session that goes while it is edited keeps the text, and says so', async ({ directory, program }) => {
  const { sessionRef } = await join(program, directory);
  const { page } = program;
  await edit(program, 'My properties…');
  await typeJson(page, MINE, '{"custom": {"skill": 12}}');
  for (const xuid of Object.values(DEMO_PLAYERS)) {
    await directory.write(sessionRef, { members: { me: null } }, xuid);
  }
  await program.newest('ended');
  await expect(page.getByText('This session can’t be written any more')).toBeVisible();
  await expect(page.getByRole('textbox', { name: MINE })).toContainText('"skill": 12');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
});

test('a connection lost in the middle of an edit is told, and the edit goes out when it is back', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await join(program, directory);
  const { page } = program;
  await edit(program, 'My properties…');
  await typeJson(page, MINE, '{"custom": {"skill": 12}}');
  // Nobody answers any more, and the channel is cut.
  await directory.fault({ kind: 'refuse' }, { path: SESSION_PATH, xuid: DEMO_PLAYERS.Bea }, 1000);
  await directory.fault({ kind: 'drop-rta' });
  await expect(page.getByText('The change channel is lost and being restored')).toBeVisible();
  await directory.clearFaults();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  // Beckon has written its new connection meanwhile, which is a change; none of what is edited.
  await expect(page.getByText('Nothing in these fields changed.')).toBeVisible();
  await page.getByRole('button', { name: /^Go on from change/ }).click();
  await directory.fault(
    { kind: 'status', status: 503, headers: { 'retry-after': '60' } },
    { method: 'PUT', path: SESSION_PATH },
  );
  await write(page, 'Send');
  await expect(page.getByRole('region', { name: /busy or down/ })).toContainText('503');
  await expect(page.getByRole('textbox', { name: MINE })).toContainText('"skill": 12');
  await write(page, 'Send');
  await expect
    .poll(async () => (await beaIn(directory, sessionRef))?.properties.custom)
    .toEqual({ skill: 12 });
});
