import type { Page } from '@playwright/test';
import { beginSignIn, browserAtPage, CLIENT_ID, signInAs } from './support/sign-in.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const panel = (page: Page) => page.getByRole('region', { name: /^Sign in|^Paste a token/ });
const accounts = (page: Page) => page.getByRole('table', { name: 'Players on Xbox Live' });
const rowOf = (page: Page, who: string) => accounts(page).getByRole('row').filter({ hasText: who }).first();

/** Tab until that is reached; a panel has far fewer stops. */
const tabTo = async (page: Page, name: RegExp, key = 'Tab') => {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('textbox', { name }));
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press(key);
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return;
  }
  throw new Error(`Tab does not reach ${name}`);
};

/** By the palette. */
const run = async (page: Page, typed: string) => {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
};

test('by device code with no pointer: called off, begun again, signed in, put into another sandbox, signed out', async ({
  xboxLive,
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /code/ })).toBeChecked();
  await tabTo(page, /Client ID/);
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByText('32 hex digits')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(CLIENT_ID);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toHaveText(/^Time left: 1[45]:\d\d$/);
  await expect(page.getByRole('button', { name: 'Players: a sign-in is under way' })).toBeVisible();
  await expect(panel(page)).toBeFocused();
  const { userCode } = await xboxLive.signIn();
  await expect(panel(page)).toContainText(userCode);
  await tabTo(page, /Copy the code/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied', { exact: true })).toBeAttached();
  await tabTo(page, /Cancel the sign-in/);
  await page.keyboard.press('Enter');
  // What was chosen and typed is still there.
  await expect(page.getByRole('radio', { name: /code/ })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toHaveValue(CLIENT_ID);
  await expect(panel(page)).toBeFocused();
  expect((await program.snapshot()).accounts).toMatchObject({ signIn: null, trouble: null });
  await expect(page.getByRole('button', { name: 'Players', exact: true })).toBeVisible();
  await xboxLive.decline();

  // The first time that it is asked whether somebody has typed the code is held back until somebody has.
  await xboxLive.fault({ kind: 'delay', ms: 30_000 }, { method: 'POST', path: '/oauth2/v2.0/token' });
  await tabTo(page, /Client ID/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toBeVisible();
  await xboxLive.complete(REAL.Fay);
  await xboxLive.step(30_000);
  await expect(rowOf(page, 'Fay')).toContainText('good until');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByText('Fay is signed in')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Sign in…' })).toBeFocused();

  await tabTo(page, /Sandbox of Fay: RETAIL/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'RETAIL' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Another sandbox for Fay' });
  await expect(field).toBeFocused();
  await page.keyboard.type('XDKS 1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('may end in a dot and a number')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('XDKS.1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sandbox of Fay: XDKS.1' })).toBeFocused();
  expect((await program.snapshot()).settings.recentSandboxes).toEqual(['XDKS.1']);
  await expect(page.getByRole('combobox', { name: 'Ask as' })).toContainText('Fay · XDKS.1');
  await run(page, 'sandbox of fay retail');
  await expect(page.getByRole('button', { name: 'Sandbox of Fay: RETAIL' })).toBeVisible();

  await run(page, 'sign out fay');
  await expect(page.getByText('Nobody is signed in')).toBeVisible();
});

test('a sign-in that ends badly is explained, and a button leads on from there', async ({
  xboxLive,
  program,
}) => {
  const { page } = program;
  await beginSignIn(program, /browser/);
  await expect(panel(page)).toContainText('The page is open in your browser');
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible();
  await browserAtPage(program);
  await xboxLive.decline();
  await expect(panel(page)).toContainText('The sign-in was declined');
  await expect(page.getByRole('button', { name: /^Players: a sign-in has ended/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Likely causes' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await browserAtPage(program);
  await xboxLive.complete(REAL.Gil);
  await expect(rowOf(page, 'Gil')).toContainText('until Beckon ends');

  const body = JSON.stringify({ error: 'unauthorized_client', error_description: 'AADSTS700016: unknown' });
  await xboxLive.fault({ kind: 'status', status: 400, body }, { path: 'devicecode' });
  await beginSignIn(program, /code/);
  await expect(panel(page)).toContainText('Microsoft does not know the client ID');
  await page.getByRole('button', { name: 'Change the client ID' }).click();
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toBeFocused();
  // Another way, another account beside the first.
  await page.getByRole('radio', { name: /browser/ }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await browserAtPage(program);
  await xboxLive.complete(REAL.Fay);
  await expect(accounts(page).getByRole('rowheader')).toHaveText([/^Gil/, /^Fay/]);
});

test('a token is taken from the clipboard, says of itself what it can, and joins; the window never shows it', async ({
  xboxLive,
  program,
}) => {
  const { page } = program;
  const header = await xboxLive.tokenOf(REAL.Fay);
  const token = header.slice(header.indexOf(';') + 1);
  // By mistake where links are pasted: it leads to the right place, and is written down nowhere.
  const link = page.getByRole('textbox', { name: 'Invite link' });
  await link.fill(header);
  await link.press('Enter');
  const field = page.getByRole('textbox', { name: /^Header/ });
  await expect(field).toBeFocused();
  expect(await program.activations()).toEqual([]);

  await field.fill('XBL3.0 x=1;tooshort');
  await page.getByRole('button', { name: 'Use what I typed' }).click();
  await expect(field).toHaveValue('');
  await expect(panel(page)).toContainText('cut off');
  const keep = page.getByRole('checkbox', { name: 'Keep on this computer' });
  await expect(keep).not.toBeChecked();
  await expect(keep).toBeDisabled();
  await page.getByRole('checkbox', { name: /all the same/ }).click();
  await expect(keep).toBeEnabled();

  await page.evaluate((text) => window.beckon.command('text.copy', { text }), header);
  await page.getByRole('button', { name: 'Take it from the clipboard' }).click();
  await expect(panel(page)).toContainText('This is a token of Fay. It is forgotten when Beckon ends.');
  await expect(panel(page).getByRole('definition')).toContainText([REAL.Fay, /good until/, 'RETAIL']);
  await page.getByRole('button', { name: 'Done' }).click();
  expect(await page.content()).not.toContain(token);
  await expect(rowOf(page, 'Fay')).toContainText('pasted token');

  await program.paste((await xboxLive.invite()).link);
  await program.newest('asking');
  await page.getByRole('button', { name: 'Join as Fay · RETAIL' }).click();
  await program.newest('joined');
  await expect(page.getByLabel('Session at a glance')).toContainText('FayRETAIL');

  await page.keyboard.press('ControlOrMeta+3');
  await expect(rowOf(page, 'Fay')).toContainText('live since');
  await page.getByRole('button', { name: 'Sign out Fay' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('Nobody is signed in')).toBeVisible();
  await expect(page.getByText('Fay is signed out')).toBeAttached();
  await program.paste((await xboxLive.invite()).link);
  await program.newest('refused');
  await page.getByRole('button', { name: 'Sign in as Fay' }).click();
  await expect(page.getByRole('region', { name: 'Sign in as Fay' })).toBeFocused();
});

test('two of one’s own in one session: each looks through a connection of his own, and is told from the other', async ({
  xboxLive,
  program,
}) => {
  const { page } = program;
  await signInAs(program, xboxLive, REAL.Fay);
  await xboxLive.addTo(program, REAL.Gil);
  for (const link of await xboxLive.inviteAll(REAL.Fay, REAL.Gil)) {
    await program.paste(link);
    await program.newest('asking');
    await page.getByRole('button', { name: /^Join as/ }).click();
    await program.newest('joined');
  }
  const member = (who: string) => page.getByRole('row', { name: who });
  await expect(member('Gil')).toContainText('you');
  await expect(member('Fay')).toContainText('also yours');
  await page.getByRole('option', { name: /Eve → Fay/ }).click();
  await expect(member('Fay')).not.toContainText('also yours');
  await expect(member('Gil')).toContainText('also yours');
  await page.getByRole('button', { name: 'Leave' }).click();
  await program.newest('joined');
  await page.getByRole('option', { name: /Eve → Gil/ }).click();
  await expect(page.getByText('also yours')).toHaveCount(0);
});
