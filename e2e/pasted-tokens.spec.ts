import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountsState, CommandInput, CommandName } from '../electron/ipc/contract.ts';
import type { Program } from './support/program.ts';
import { expect, REAL, test, type XboxLive } from './support/xbox-live.ts';

const { Fay } = REAL;
const HOUR = 3_600_000;

const ask = async <N extends CommandName>({ page }: Program, name: N, input: CommandInput<N>) =>
  page.evaluate(
    async ([command, given]) => {
      const answer = await window.beckon.command(command, given);
      return answer.ok ? 'done' : `${answer.error.code}: ${answer.error.message}`;
    },
    [name, input] as const,
  );
const accounts = async (program: Program): Promise<AccountsState> => (await program.snapshot()).accounts;
const account = async (program: Program) => (await accounts(program)).accounts[0];

/** Has Eve invite Fay, and answers yes to what is asked. */
const joinAsFay = async (program: Program, xboxLive: XboxLive): Promise<void> => {
  await program.open((await xboxLive.invite()).link);
  const { id } = await program.newest('asking');
  expect(await ask(program, 'activation.join', { id, as: null })).toBe('done');
};

// Electron's own store of secrets is that of the machine: what one offers is seen where it can be chosen.
test.skip(!process.env.ELECTRON_OVERRIDE_DIST_PATH, 'a store of secrets can be chosen on the stand-in alone');

test('a token that was pasted joins on Xbox Live, is kept sealed, and says what is wrong when it fails', async ({
  profile,
  xboxLive,
  start,
}) => {
  const files = async () => (await readdir(profile.userData)).filter((name) => name.startsWith('vault'));
  const store = '--password-store=gnome-libsecret';
  const first = await start(store);
  const header = await xboxLive.tokenOf(Fay);
  expect(await ask(first, 'accounts.paste', { header: 'Bearer x', xuid: null, keep: true })).toMatch(
    /^paste-no-header: No Authorization header of Xbox Live is in this text/,
  );
  expect(await files()).toEqual([]);

  // From the clipboard, as main reads it: the token never comes into the window.
  await first.app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `curl -H "Authorization: ${header}"`,
  );
  expect(await ask(first, 'accounts.paste', { header: null, xuid: null, keep: true })).toBe('done');
  expect(await accounts(first)).toMatchObject({
    vault: 'secure',
    accounts: [{ xuid: Fay, gamertag: 'Fay', kind: 'token', sandbox: 'RETAIL', kept: true }],
  });
  expect((await account(first))?.claims).toContainEqual(['gamertag', 'Fay']);
  await joinAsFay(first, xboxLive);
  expect(await first.newest('joined')).toMatchObject({ player: Fay });
  expect((await account(first))?.token.state).toBe('good');

  // A session in another sandbox than the token's.
  await xboxLive.publishIn('XDKS.1');
  await joinAsFay(first, xboxLive);
  const { reason } = await first.newest('failed');
  expect(reason).toMatchObject({ status: 403, explanation: { code: 'forbidden' } });
  expect(reason?.kind === 'answer' && reason.explanation.causes[0]).toBe('wrong-sandbox');
  await xboxLive.publishIn('RETAIL');

  // It expires on the service's side, and nobody can renew it; another one is as good as the first.
  await xboxLive.step(17 * HOUR);
  await joinAsFay(first, xboxLive);
  expect((await first.newest('failed')).reason).toMatchObject({ explanation: { code: 'pasted-refused' } });
  expect((await account(first))?.token).toMatchObject({ explanation: { code: 'pasted-refused' } });
  const fresh = { header: await xboxLive.tokenOf(Fay), xuid: Fay, keep: true };
  expect(await ask(first, 'accounts.paste', fresh)).toBe('done');
  await joinAsFay(first, xboxLive);
  await first.newest('joined');
  await first.close();

  // A vault that was damaged meanwhile: moved aside, and the account waits for its token.
  expect(await files()).toEqual(['vault']);
  const vault = join(profile.userData, 'vault');
  expect(await readFile(vault, 'latin1')).not.toContain(fresh.header.slice(-40));
  await writeFile(vault, 'v11 damaged');
  const second = await start(store);
  expect(await account(second)).toMatchObject({ xuid: Fay, kept: true, token: { state: 'none' } });
  await joinAsFay(second, xboxLive);
  await second.newest('failed');
  expect((await account(second))?.token).toMatchObject({ explanation: { code: 'secrets-lost' } });
  expect(await files()).toEqual([expect.stringMatching(/^vault\.unreadable-/)]);
  await second.page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();
  const told = second.page.getByText('The file of kept sign-ins could not be opened');
  await expect(told).toBeVisible();
  await expect(second.page.getByText(join(profile.userData, 'vault.unreadable-'))).toBeVisible();
  await second.page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(told).toHaveCount(0);
  expect(await files()).toHaveLength(1);
  expect(await ask(second, 'accounts.paste', fresh)).toBe('done');
  await joinAsFay(second, xboxLive);
  await second.newest('joined');

  expect(await ask(second, 'accounts.sign-out', { xuid: Fay })).toBe('done');
  expect([await account(second), await files()]).toEqual([undefined, []]);
});

test('where the system has no real store, nothing is kept before the user says yes, and nothing at all without one', async ({
  profile,
  xboxLive,
  start,
}) => {
  const files = async () => (await readdir(profile.userData)).filter((name) => name.startsWith('vault'));
  const program = await start();
  const paste = { header: await xboxLive.tokenOf(Fay), xuid: null, keep: true };
  expect(await ask(program, 'accounts.paste', paste)).toBe('done');
  expect(await accounts(program)).toMatchObject({
    ...{ vault: 'weak', keepAnyway: false },
    accounts: [{ kept: false }],
  });
  expect(await files()).toEqual([]);
  expect(await ask(program, 'accounts.keep-anyway', { yes: true })).toBe('done');
  expect(await accounts(program)).toMatchObject({ keepAnyway: true, accounts: [{ kept: true }] });
  expect(await files()).toEqual(['vault']);
  expect(await ask(program, 'accounts.keep-anyway', { yes: false })).toBe('done');
  expect(await accounts(program)).toMatchObject({ keepAnyway: false, accounts: [{ kept: false }] });
  expect(await files()).toEqual([]);

  await program.app.evaluate(() => {
    process.env.STANDIN_SECRET_STORE = 'none';
  });
  expect(await ask(program, 'accounts.keep-anyway', { yes: true })).toBe('done');
  expect(await accounts(program)).toMatchObject({ vault: 'none', accounts: [{ kept: false }] });
  expect(await files()).toEqual([]);
  await joinAsFay(program, xboxLive);
  await program.newest('joined');
});
