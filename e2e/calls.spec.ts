import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { callRows, filterBy, filterField, joinLobby, showCalls } from './support/calls-page.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';
import { test as restarting } from './support/test.ts';

/** What the program copies, in the clipboard of the runtime. */
const copied = ({ app }: Program): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());

test('calls are filtered with completion, and a filter that is wrong says where', async ({
  directory,
  program,
}) => {
  await joinLobby(program, directory);
  await showCalls(program);
  const field = filterField(program);
  await field.click();
  await program.page.keyboard.type('meth');
  await program.page.getByRole('option', { name: /^method:/ }).waitFor();
  await program.page.keyboard.press('Enter');
  await program.page.getByRole('option', { name: /^PUT/ }).first().waitFor();
  await program.page.keyboard.type('PUT');
  await program.page.keyboard.press('Escape');
  await expect(field).toHaveText('method:PUT');
  await expect(callRows(program)).toHaveCount(1);
  await expect(callRows(program)).toContainText('/session');

  await filterBy(program, 'method:PUT status:4yy');
  await expect(
    program.page.getByText('“4yy” is no status. Write 404, 4xx, 400-499, >=500 or none. (character 19)'),
  ).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(callRows(program)).toHaveCount(1);

  await filterBy(program, 'body:inviteProtocol kind:http');
  await expect(callRows(program).first()).toContainText('/session');
  await filterBy(program, 'body:"nothing holds this"');
  await expect(program.page.getByText('No call passes this filter.')).toBeVisible();
});

restarting('filters are kept for the next time', async ({ program, directory, start }) => {
  await joinLobby(program, directory);
  await showCalls(program);
  await filterBy(program, 'kind:rta is:in');
  await program.page.getByRole('button', { name: 'Saved filters' }).click();
  await program.page.getByRole('menuitem', { name: /Save this filter/ }).click();
  await expect.poll(async () => (await program.snapshot()).settings.callFilters).toEqual(['kind:rta is:in']);
  await program.close();
  const again = await start();
  await showCalls(again);
  await again.page.getByRole('button', { name: 'Saved filters' }).click();
  await again.page.getByRole('menuitem', { name: 'kind:rta is:in' }).click();
  await expect(filterField(again)).toHaveText('kind:rta is:in');
});

test('a call copied as curl does the same once more, with the secret put in', async ({
  directory,
  program,
}) => {
  test.skip(process.platform === 'win32', 'the command is bash’s');
  await joinLobby(program, directory);
  await showCalls(program);
  await filterBy(program, 'method:PUT');
  await callRows(program).first().click();
  await program.page.getByRole('button', { name: 'Copy as curl' }).click();
  await program.page.getByRole('menuitem', { name: /for bash/ }).click();
  await expect.poll(() => copied(program)).toMatch(/^curl '/);
  const command = await copied(program);
  expect(command).toMatch(/'authorization: YOUR-AUTHORIZATION'/i);
  expect(command).not.toContain(';beckon');
  const { players } = await program.snapshot();
  const bea = players.find(({ gamertag }) => gamertag === 'Bea')?.xuid;
  const ready = command.replace('YOUR-AUTHORIZATION', `XBL3.0 x=${bea};beckon`);
  const { stdout } = await promisify(execFile)('bash', ['-c', `${ready} --silent --noproxy '*'`]);
  expect(JSON.parse(stdout)).toHaveProperty('membersInfo');
});
