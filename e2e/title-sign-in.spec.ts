import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { signInAs, TITLE_CLIENT_ID } from './support/sign-in.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const { Fay } = REAL;

test.use({ strict: true });

test('an invite that is refused to a token without a title is joined after a sign-in as the title itself', async ({
  xboxLive,
  program,
}) => {
  const { page } = program;
  const row = page.getByRole('row', { name: /Fay/ }).first();
  await signInAs(program, xboxLive, Fay);
  await expect(row).toContainText('names no title');
  await program.open((await xboxLive.invite()).link);
  await program.newest('asking');
  await page.getByRole('button', { name: /^Join as Fay/ }).click();
  const failed = await program.newest('failed');
  expect(failed.reason).toMatchObject({ status: 403 });
  const causes = page
    .getByRole('heading', { name: 'Likely causes' })
    .locator('xpath=following-sibling::ul/li');
  await expect(causes.first()).toContainText('The token carries no title');
  await expect(page.getByRole('main')).toContainText('sign in with the title’s own ID');

  await page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();
  await page.getByRole('button', { name: 'Sign in…' }).click();
  await page.getByRole('radio', { name: /browser/ }).check();
  await page.getByRole('textbox', { name: 'Client ID' }).fill(TITLE_CLIENT_ID);
  await expect(page.getByRole('radio', { name: /browser/ })).toBeDisabled();
  await expect(page.getByRole('radio', { name: /code/ })).toBeChecked();
  await expect(page.getByText('signs in with a code alone')).toBeVisible();
  // The first time that it is asked whether somebody has typed the code is held back until somebody has.
  await xboxLive.fault({ kind: 'delay', ms: 30_000 }, { method: 'POST', path: '/oauth20_token' });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const { userCode } = await xboxLive.signIn();
  await expect(page.getByText(userCode)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the page' })).toBeVisible();
  await xboxLive.complete(Fay);
  await xboxLive.step(30_000);
  await expect(page.getByRole('region', { name: /^Sign in/ })).toHaveCount(0);
  await expect(row).not.toContainText('names no title');
  await page.getByRole('button', { name: 'Details of the token of Fay' }).click();
  const facts = page.getByRole('region', { name: 'What the token of Fay says' });
  await expect(facts.getByRole('definition')).toContainText([
    Fay,
    /good until/,
    'RETAIL',
    DEMO_TITLE.titleId,
  ]);
  await expect(facts).toContainText('User hash');

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Invites/ })
    .click();
  await page.getByRole('button', { name: 'Try again' }).click();
  await program.newest('joined');
  expect(await xboxLive.count('POST', /title\/authenticate/)).toBe(1);
});
