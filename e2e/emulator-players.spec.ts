import { openEmulator } from './support/emulator-page.ts';
import { expect, test } from './support/kept-program.ts';

test('players are added, changed, refused with a sentence, and removed; what was typed stays', async ({
  program,
}) => {
  const page = await openEmulator(program, 'Players');
  await page.getByRole('button', { name: 'Add a player' }).click();
  await page.getByRole('textbox', { name: 'Gamertag' }).fill('Eve');
  await page.getByRole('textbox', { name: 'Xuid' }).fill('evil');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/'xuid'/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Gamertag' })).toHaveValue('Eve');
  await page.getByRole('textbox', { name: 'Xuid' }).fill('424242');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Eve' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Sign-in is refused with XErr' }).fill('0x8015');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Write the code as a whole number.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Sign-in is refused with XErr' }).fill('2148916233');
  await page.getByRole('textbox', { name: 'Sandbox' }).fill('XDKS.1');
  await page.getByRole('checkbox', { name: /multiplayer/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('option', { name: /Eve.*XDKS\.1 · limited/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Follow' }).fill('nobody I know');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByText(/Write the gamertag of a player/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Follow' }).fill('ada');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await page.getByRole('button', { name: 'Take Ada off the list' }).click();
  await expect(page.getByText('follows nobody')).toBeVisible();
  // The rest of the program knows him as well.
  const known = async () => (await program.snapshot()).players.map(({ gamertag }) => gamertag);
  expect(await known()).toContain('Eve');
  await page.getByRole('button', { name: 'Remove this player' }).click();
  await expect(page.getByRole('option', { name: /Eve/ })).toHaveCount(0);
  await expect(page.getByText('Select a player to change')).toBeVisible();
  await expect.poll(known).not.toContain('Eve');
});

test('a client’s sign-in by device code is completed by a click', async ({ directory, program }) => {
  const page = await openEmulator(program, 'Players');
  const asked = await fetch(`${directory.url}/oauth20_connect.srf`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'a-client', scope: 'x', response_type: 'device_code' }),
  });
  const code = (await asked.json()) as { user_code: string; device_code: string };
  const waiting = page.getByRole('listitem').filter({ hasText: code.user_code });
  await waiting.getByRole('combobox', { name: 'Player' }).selectOption('Cyd');
  await waiting.getByRole('button', { name: 'This is' }).click();
  await expect(waiting).toHaveCount(0);
  const given = await fetch(`${directory.url}/oauth20_token.srf`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'a-client',
      device_code: code.device_code,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    }),
  });
  expect(given.status).toBe(200);
});
