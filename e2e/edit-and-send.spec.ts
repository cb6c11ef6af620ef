import type { Page } from '@playwright/test';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { TestDirectory } from './support/directory.ts';
import { chooseAction, edit, typeJson } from './support/editing.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';
import { test as restarting } from './support/test.ts';

const open = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await edit(program, 'Any request: edit and send…');
  return lobby;
};
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });
const answer = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });
const side = (page: Page) => page.getByRole('region', { name: 'Form and answer' });
const path = (page: Page) => page.getByRole('textbox', { name: 'Path' });

test('the handle PUT goes out as it is documented, without a body, and its answer is shown', async ({
  directory,
  program,
}) => {
  const { handleId } = await open(program, directory);
  const { page } = program;
  await chooseAction(page, 'Begin from', 'Join by handle as documented: PUT without a body');
  await expect(path(page)).toHaveValue(`/handles/${handleId}/session`);
  await expect(side(page)).toContainText('Keeps to the documented form.');
  await send(page).click();
  await expect(answer(page)).toContainText(/Status \d{3}/);
  const calls = await directory.count('PUT', new RegExp(`^/handles/${handleId}/session$`));
  expect(calls).toBe(2); // the join, and this
});

test('the handle PUT as every client sends it is told to leave the documented form, and answered', async ({
  directory,
  program,
}) => {
  await open(program, directory);
  const { page } = program;
  await chooseAction(page, 'Begin from', 'Join by handle as Beckon does: PUT with members.me');
  await expect(side(page)).toContainText('Leaves the documented form');
  await expect(side(page)).toContainText('Every client that is known sends one');
  await send(page).click();
  await expect(answer(page)).toContainText('Status 200');
  await expect(answer(page)).toContainText('"membersInfo"');
  await page.getByText(/^\d+ headers$/).click();
  await expect(answer(page)).toContainText(/content-location/i);
});

test('each part of a request can be changed, and what leaves the form is named', async ({
  directory,
  program,
}) => {
  const { sessionRef } = await open(program, directory);
  const { page } = program;
  await page.getByRole('combobox', { name: 'Method' }).selectOption('PUT');
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.getByRole('textbox', { name: 'Name of header 2' }).fill('Content-Type');
  await page.getByRole('textbox', { name: 'Value of Content-Type' }).fill('application/json');
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.getByRole('textbox', { name: 'Name of header 3' }).fill('X-Of-My-Own');
  await page.getByRole('textbox', { name: 'Value of x-xbl-contract-version' }).fill('110');
  await typeJson(page, 'Body', '{"properties": {"custom": {"map": "mill"}, "system": {"lock": true}}}');
  for (const part of ['X-Of-My-Own', '110', 'properties.system.lock']) {
    await expect(side(page).getByText(part, { exact: true })).toBeVisible();
  }
  await send(page).click();
  await expect(answer(page)).toContainText('Status 200');
  expect((await directory.read(sessionRef))?.properties.custom).toMatchObject({ map: 'mill' });
});

test('no secret can be typed in, nor another place named; the sentence says what to do', async ({
  directory,
  program,
}) => {
  await open(program, directory);
  const { page } = program;
  const name = page.getByRole('textbox', { name: 'Name of header 1' });
  for (const header of ['Authorization', 'Signature', 'Host', 'Transfer-Encoding']) {
    await name.fill(header);
    await expect(side(page)).toContainText('This can’t be sent');
    await expect(send(page)).toBeDisabled();
  }
  await name.fill('Accept');
  await path(page).fill('@evil.example/');
  await expect(side(page)).toContainText('The path must begin with a slash');
  await expect(send(page)).toBeDisabled();
  const refused = await page.evaluate(async () => {
    const [first] = (
      (await window.beckon.command('snapshot', null)) as { value: { activations: { id: string }[] } }
    ).value.activations;
    const headers = [['authorization', 'XBL3.0 x=1;beckon']];
    return window.beckon.command('request.send', {
      id: first?.id,
      request: { method: 'GET', path: '/handles/x', headers, body: '' },
    });
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'bad-request' } });
});

test('the answer and the recorded call hold no secret', async ({ directory, program }) => {
  await open(program, directory);
  const { page } = program;
  await send(page).click();
  await expect(answer(page)).toContainText('Status 200');
  const told = JSON.stringify(await program.snapshot());
  expect(told).toContain('[struck out]');
  expect(told).not.toContain(';beckon');
});

test('a refusal is explained, and sent once; what is under way can be called off', async ({
  directory,
  program,
}) => {
  await open(program, directory);
  const { page } = program;
  await path(page).fill('/handles/00000000-0000-4000-8000-000000000000');
  await send(page).click();
  await expect(answer(page)).toContainText('Status 404');
  await expect(answer(page)).toContainText('This invite leads nowhere any more');
  await directory.fault({ kind: 'delay', ms: 600_000 }, { method: 'GET', path: '^/handles/' });
  await send(page).click();
  await page.getByRole('button', { name: 'Call off' }).click();
  await expect(answer(page)).toContainText('The call was called off');
  await directory.fault({ kind: 'status', status: 503 }, { method: 'GET', path: '^/handles/' }, 9);
  const before = await directory.count('GET', /^\/handles\//);
  await send(page).click();
  await expect(answer(page)).toContainText('Status 503');
  expect(await directory.count('GET', /^\/handles\//)).toBe(before + 1);
});

test('a request outlives a reload, and the ready one before it can be taken back', async ({
  directory,
  program,
}) => {
  await open(program, directory);
  const { page } = program;
  await path(page).fill('/of/my/own');
  await chooseAction(page, 'Begin from', 'List my sessions');
  await expect(path(page)).toHaveValue(new RegExp(`sessions\\?xuid=${DEMO_PLAYERS.Bea}$`));
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(path(page)).toHaveValue('/of/my/own');
  await expect.poll(async () => JSON.stringify((await program.snapshot()).drafts)).toContain('/of/my/own');
  await page.reload();
  await expect(path(page)).toHaveValue('/of/my/own');
  await expect(side(page)).toContainText('The documentation names no such path');
});

test('it needs no joined session: a link that failed has its player, and his directory', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby({ full: true });
  await program.open(lobby.link);
  await program.newest('failed');
  const { page } = program;
  await page.getByRole('button', { name: 'Edit and send…' }).click();
  await chooseAction(page, 'Begin from', 'Read the handle');
  await send(page).click();
  await expect(answer(page)).toContainText('Status 200');
  await expect(answer(page)).toContainText(lobby.sessionRef.name);
});

test('a recorded call is taken up, changed and sent', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  const { page } = program;
  await page.getByRole('tab', { name: 'Calls' }).click();
  await page
    .getByRole('option', { name: /PUT.*session/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Edit and send…' }).click();
  await expect(path(page)).toHaveValue(`/handles/${lobby.handleId}/session`);
  await expect(page.getByRole('textbox', { name: 'Value of If-Match' })).toHaveValue('*');
  await expect(page.getByRole('textbox', { name: /authorization/i })).toHaveCount(0);
  await typeJson(page, 'Body', '{"members": {"me": {"properties": {"custom": {"skill": 7}}}}}');
  await send(page).click();
  await expect(answer(page)).toContainText('Status 200');
});

test('where the window is narrow the answer comes into view by itself', async ({ directory, program }) => {
  const { page } = program;
  await page.setViewportSize({ width: 800, height: 600 });
  await open(program, directory);
  await send(page).click();
  await expect(answer(page).getByText(/^Status \d{3}/)).toBeInViewport({ ratio: 1 });
  await expect(answer(page).getByText('Body of the answer', { exact: true })).toBeInViewport();
});

restarting(
  'what is being made up is there again after the end of the program',
  async ({ directory, start }) => {
    const first = await start();
    await open(first, directory);
    await path(first.page).fill('/handles/made-up');
    await expect
      .poll(async () => JSON.stringify((await first.snapshot()).drafts))
      .toContain('/handles/made-up');
    await first.close();
    const again = await start();
    await expect(path(again.page)).toHaveValue('/handles/made-up');
  },
);
