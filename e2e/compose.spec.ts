import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';

const openPage = (program: Program) =>
  program.page.getByRole('navigation').getByRole('button', { name: 'Compose' }).click();

const fillInvite = async ({ page }: Program, handle: string) => {
  await page.getByLabel('Kind').selectOption('inviteHandleAccept');
  await page.getByLabel('handle (required)').fill(handle);
  await page.getByLabel('invitedXuid').fill(DEMO_PLAYERS.Bea);
};

const linkFor = (handle: string): string =>
  `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${DEMO_PLAYERS.Bea}&handle=${handle}`;

const keep = async ({ page }: Program, name: string, collection: string) => {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Collection').fill(collection);
  await page.getByRole('button', { name: 'Keep this link' }).click();
  await page.getByRole('button', { name: `Send ${name}` }).waitFor();
};

test('a link is composed, judged as it is typed, and handed over', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await openPage(program);
  await expect(program.page.getByText('as soon as something is filled in')).toBeVisible();
  await expect(program.page.getByText('The parser refuses it')).toBeHidden();
  await fillInvite(program, lobby.handleId);
  await expect(program.page.getByText('The parser takes it')).toBeVisible();
  await program.page.getByRole('button', { name: 'Copy link' }).click();
  await expect
    .poll(() => program.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(linkFor(lobby.handleId));
  await program.page.getByLabel('Further parameters').fill('mode=co-op\n');
  await program.page.getByRole('button', { name: 'Hand over directly' }).click();
  expect(await program.newest('joined')).toMatchObject({
    arrivedBy: 'self',
    session: lobby.sessionRef,
    link: { extra: [['mode', 'co-op']] },
  });
});

test('a link goes out through the system and comes in again', async ({ directory, program }) => {
  test.skip(process.platform === 'darwin', 'macOS registers schemes of packaged programs only');
  const lobby = await directory.lobby();
  await openPage(program);
  await fillInvite(program, lobby.handleId);
  await program.page.getByRole('button', { name: 'Open through the system' }).click();
  expect(await program.newest('joined')).toMatchObject({
    arrivedBy: 'second-instance',
    session: lobby.sessionRef,
  });
});

test('a bad link is explained, is not opened through the system, and can be handed over', async ({
  program,
}) => {
  await openPage(program);
  await fillInvite(program, 'no-guid');
  await expect(program.page.getByText('The handle in this link is not a GUID.')).toBeVisible();
  await expect(program.page.getByRole('button', { name: 'Open through the system' })).toBeDisabled();
  await program.page.getByLabel('Further parameters').fill('no equals sign');
  await expect(program.page.getByText('write name=value')).toBeVisible();
  await program.page.getByRole('button', { name: 'Hand over directly' }).click();
  expect(await program.newest('refused')).toMatchObject({ reason: { code: 'handle-not-guid' } });
});

test('a real invite is made, and its link is in the form; a refusal is explained', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await openPage(program);
  const { page } = program;
  // Handles and players that are at hand are offered in the fields.
  const offered = (field: string) =>
    page
      .getByLabel(field)
      .evaluate((input: HTMLInputElement) => [...(input.list?.options ?? [])].map(({ value }) => value));
  expect(await offered('handle (required)')).toContain(lobby.handleId);
  expect(await offered('invitedXuid')).toEqual(expect.arrayContaining(Object.values(DEMO_PLAYERS)));
  // A session's name is longer than its field in a narrow window, which must not widen the page.
  await page.setViewportSize({ width: 800, height: 600 });
  const field = await page.getByLabel('Session', { exact: true }).boundingBox();
  expect((field?.x ?? 0) + (field?.width ?? 0)).toBeLessThan(800 - 20);
  await page.getByLabel('To (xuid)').fill('somebody');
  await page.getByRole('button', { name: 'Make the invite' }).click();
  await expect(page.getByText('Write a xuid')).toBeVisible();
  await page.getByLabel('To (xuid)').fill(DEMO_PLAYERS.Dan);
  await directory.fault({ kind: 'status', status: 403, body: 'no' }, { path: '^/handles$' });
  await page.getByRole('button', { name: 'Make the invite' }).click();
  await expect(page.getByRole('heading', { name: 'Likely causes' })).toBeVisible();
  await page.getByRole('button', { name: 'Make the invite' }).click();
  await expect(page.getByRole('main').getByText('The invite was made')).toBeVisible();
  await expect(page.getByLabel('senderXuid')).toHaveValue(DEMO_PLAYERS.Bea);
  await expect(page.getByLabel('invitedXuid')).toHaveValue(DEMO_PLAYERS.Dan);
  expect(await page.getByLabel('handle (required)').inputValue()).not.toBe(lobby.handleId);
});

test('links are kept by name, sent, edited and removed, and go to a file and back', async ({
  directory,
  profile,
  program,
}) => {
  const lobby = await directory.lobby();
  await openPage(program);
  await fillInvite(program, lobby.handleId);
  await keep(program, 'Bea into the lobby', 'Lobby');
  const file = join(profile.home, 'links.json');
  await answerSaveDialogs(program.app, file);
  await program.page.getByRole('button', { name: 'Export…' }).click();
  await expect(program.page.getByRole('main').getByText(`Written to ${file}`)).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    format: 'beckon-link-collections',
    collections: [{ name: 'Lobby', links: [{ name: 'Bea into the lobby' }] }],
  });
  await program.page.getByRole('button', { name: 'Remove Bea into the lobby from Lobby' }).click();
  await expect(program.page.getByText('None yet. Keep the link')).toBeVisible();
  await answerOpenDialogs(program.app, file);
  await program.page.getByRole('button', { name: 'Import…' }).click();
  await expect(program.page.getByRole('main').getByText('1 link was added')).toBeVisible();
  await program.page.getByLabel('handle (required)').fill('');
  await program.page.getByRole('button', { name: 'Put Bea into the lobby into the form' }).click();
  await expect(program.page.getByLabel('handle (required)')).toHaveValue(lobby.handleId);
  await program.page.getByRole('button', { name: 'Send Bea into the lobby' }).click();
  await program.newest('joined');
});

test('a damaged file is refused with the place that is wrong, and nothing is lost', async ({
  profile,
  program,
}) => {
  await openPage(program);
  await keep(program, 'unfinished', 'Drafts');
  const file = join(profile.home, 'damaged.json');
  await writeFile(file, '{"format":"beckon-link-collections","version":1,"collections":[{"name":1}]}');
  await answerOpenDialogs(program.app, file);
  await program.page.getByRole('button', { name: 'Import…' }).click();
  await expect(
    program.page.getByText(/damaged\.json holds no collections of links.*collections\[0\]\.name/s),
  ).toBeVisible();
  await expect(program.page.getByRole('button', { name: 'Send unfinished' })).toBeVisible();
  // What is well formed and hostile is data: a name is shown as text, and a link that is none is refused.
  const name = '<img src=x onerror="document.title=1">';
  await writeFile(
    file,
    JSON.stringify({
      format: 'beckon-link-collections',
      version: 1,
      collections: [{ name: '__proto__', links: [{ name, text: 'javascript:document.title=2' }] }],
    }),
  );
  await program.page.getByRole('button', { name: 'Import…' }).click();
  await expect(program.page.getByText(name, { exact: true })).toBeVisible();
  await program.page.getByRole('button', { name: `Send ${name}` }).click();
  expect(await program.newest('refused')).toMatchObject({ reason: { kind: 'link' } });
  expect(await program.page.title()).toBe('Beckon');
  expect(await program.page.locator('img[src=x]').count()).toBe(0);
});

test('every activation can be sent again, or taken into the form', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await program.page.getByRole('tab', { name: 'Link' }).click();
  await program.page.getByRole('button', { name: 'Edit in Compose' }).click();
  await expect(program.page.getByLabel('handle (required)')).toHaveValue(lobby.handleId);
  await program.page.getByRole('navigation').getByRole('button', { name: 'Invites' }).click();
  await program.page.getByRole('button', { name: 'Send again' }).click();
  await expect
    .poll(async () => {
      const all = await program.activations();
      return all.length + all.reduce((sum, { repeats }) => sum + repeats, 0);
    })
    .toBe(2);
});

test('a link that the parser refused is taken into the form letter by letter, mended and sent', async ({
  directory,
  program,
}) => {
  const { page } = program;
  const { handleId } = await directory.lobby();
  const text = `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${DEMO_PLAYERS.Bea}&handle=%%`;
  await program.paste(text);
  await program.newest('refused');
  await page.getByRole('tab', { name: 'Link' }).click();
  await page.getByRole('button', { name: 'Edit in Compose' }).click();
  const byHand = page.getByRole('textbox', { name: 'Text' });
  await expect(byHand).toHaveValue(text);
  await expect(page.getByText('The parser refuses it')).toBeVisible();
  await byHand.fill(text.replace('%%', handleId));
  await expect(page.getByText('The parser takes it')).toBeVisible();
  await page.getByLabel('Kind').selectOption('inviteHandleAccept');
  await expect(page.getByLabel('handle (required)')).toHaveValue(handleId);
  await page.getByRole('button', { name: 'Hand over directly' }).click();
  await program.newest('joined');
});
