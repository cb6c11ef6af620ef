import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountsState } from '../electron/ipc/contract.ts';
import type { Program } from './support/program.ts';
import { ask, browserAtPage, CLIENT_ID, watchBrowser } from './support/sign-in.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const { Fay, Gil } = REAL;
/** A system with a real store of secrets. */
const SECURE = '--password-store=gnome-libsecret';

const accounts = async (program: Program): Promise<AccountsState> => (await program.snapshot()).accounts;
const trouble = async (program: Program): Promise<string | undefined> =>
  (await accounts(program)).trouble?.code;

test('real players sign in by code and in the browser, are there at the next start, join, and are forgotten', async ({
  xboxLive,
  directory,
  profile,
  start,
}) => {
  const program = await start(SECURE);
  const { page } = program;
  await page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();
  await page.getByRole('button', { name: 'Sign in…' }).click();
  await page.getByRole('radio', { name: /code/ }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill(CLIENT_ID);
  // The first time that it is asked whether somebody has typed the code is held back until somebody has.
  await xboxLive.fault({ kind: 'delay', ms: 30_000 }, { method: 'POST', path: '/oauth2/v2.0/token' });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const { userCode, way } = await xboxLive.signIn();
  expect(way).toBe('device-code');
  await expect(page.getByText(userCode)).toBeVisible();
  await xboxLive.complete(Fay);
  await xboxLive.step(30_000);
  await expect(page.getByRole('row', { name: /Fay/ })).toContainText('RETAIL');

  const opened = await watchBrowser(program);
  await ask(program, 'accounts.sign-in', { way: 'browser', sandbox: 'XDKS.1' });
  await expect.poll(async () => (await opened()).length).toBe(1);
  await fetch((await opened())[0] ?? '');
  await xboxLive.complete(Gil);
  await expect(page.getByRole('row', { name: /Gil/ })).toContainText('XDKS.1');
  expect((await accounts(program)).accounts).toMatchObject([
    { xuid: Fay, kind: 'microsoft', kept: true, token: { state: 'good' } },
    { xuid: Gil, kind: 'microsoft', kept: true, token: { state: 'good' } },
  ]);
  await program.close();

  // At the next start nobody signs in: the link is shown, and joined on Xbox Live after a click.
  const { link, sessionRef } = await xboxLive.invite();
  const steps = await xboxLive.count('POST', /authenticate|authorize|oauth2/);
  const again = await start(SECURE, link);
  expect(await again.newest('asking')).toMatchObject({ player: Fay });
  expect(await xboxLive.count('PUT', /^\/handles\//)).toBe(0);
  await again.page.getByRole('button', { name: /^Join as Fay/ }).click();
  expect(await again.newest('joined')).toMatchObject({ player: Fay, session: sessionRef });
  expect(await xboxLive.count('PUT', /^\/handles\//)).toBe(1);
  expect(await xboxLive.count('POST', /authenticate|authorize|oauth2/)).toBe(steps);
  expect(await directory.count('PUT', /./)).toBe(0);

  await ask(again, 'accounts.sign-out', { xuid: Fay });
  await expect.poll(async () => (await again.snapshot()).players.map(({ xuid }) => xuid)).not.toContain(Fay);
  await ask(again, 'accounts.sign-out', { xuid: Gil });
  const kept = await readFile(join(profile.userData, 'accounts.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ accounts: [], clientId: CLIENT_ID });
  expect(await readdir(profile.userData)).not.toContain('vault');
  await again.open((await xboxLive.invite()).link);
  expect(await again.newest('refused')).toMatchObject({ reason: { code: 'other-account', about: Fay } });
});

test('a sign-in that does not end well is a sentence and a way on, and no invite is lost', async ({
  xboxLive,
  program,
}) => {
  await watchBrowser(program);
  const begin = async (way: 'browser' | 'device-code') => {
    await ask(program, 'accounts.sign-in', { way });
    if (way === 'browser') await browserAtPage(program);
  };
  const { link } = await xboxLive.invite();
  await program.open(link);
  await program.newest('refused');
  await ask(program, 'accounts.client-id', { clientId: CLIENT_ID });

  await begin('browser');
  await xboxLive.decline();
  await expect.poll(() => trouble(program)).toBe('sign-in-declined');

  const said = { error: 'unauthorized_client', error_description: 'AADSTS700016: not found' };
  const refusal = { kind: 'status', status: 400, body: JSON.stringify(said) } as const;
  await xboxLive.fault(refusal, { path: '/devicecode' });
  await begin('device-code');
  await expect.poll(() => trouble(program)).toBe('client-unknown');

  await begin('browser');
  await ask(program, 'accounts.sign-in-cancel', null);
  expect(await accounts(program)).toMatchObject({ signIn: null, trouble: null });

  // A second sign-in calls the first one off, and is the one that counts.
  await ask(program, 'accounts.sign-in', { way: 'device-code' });
  await expect.poll(async () => (await accounts(program)).signIn?.userCode).toBeTruthy();
  await ask(program, 'accounts.sign-in', { way: 'browser' });
  expect(await trouble(program)).toBe('sign-in-cancelled');
  await browserAtPage(program);
  await xboxLive.complete(Fay);
  await expect
    .poll(() => accounts(program))
    .toMatchObject({ accounts: [{ xuid: Fay }], signIn: null, trouble: null });

  // Its token is refused in the middle of the join, and Microsoft gives no other: the invite says so, and waits.
  const { id } = await program.newest('refused');
  const gone = { kind: 'status', status: 400, body: '{"error":"invalid_grant"}' } as const;
  await xboxLive.fault({ kind: 'status', status: 401 }, { method: 'PUT', path: '^/handles/' });
  await xboxLive.fault({ kind: 'status', status: 401 }, { path: '/xsts/authorize' });
  await xboxLive.fault({ kind: 'status', status: 401 }, { path: '/user/authenticate' });
  await xboxLive.fault(gone, { path: '/oauth2/v2.0/token' });
  await ask(program, 'activation.join', { id, as: Fay });
  expect(await program.newest('failed')).toMatchObject({
    reason: { explanation: { code: 'sign-in-needed', advice: ['sign-in-anew'] } },
  });
  await begin('browser');
  await xboxLive.complete(Fay);
  await expect.poll(async () => (await accounts(program)).signIn).toBeNull();
  await ask(program, 'activation.again', { id });
  await program.newest('joined');
});
