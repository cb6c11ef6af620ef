import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { openEmulator } from './support/emulator-page.ts';
import { expect, test } from './support/kept-program.ts';
import { Program } from './support/program.ts';
import { test as alone } from './support/test.ts';

test('a scenario, its link, the join, a fault and the reason: all by hand', async ({ program }) => {
  const page = await openEmulator(program, 'Scenarios');
  await page.getByRole('button', { name: 'Start lobby' }).click();
  await page.getByRole('button', { name: /^Open: .*Bea/ }).click();
  await program.newest('joined');
  await expect(page.getByRole('row', { name: /Bea.*you/ })).toBeVisible();

  await openEmulator(program, 'Faults');
  const fault = page.getByRole('switch', { name: /^404/ });
  await fault.click();
  await expect(page.getByRole('region', { name: 'Set now' })).toContainText('next 1 · PUT');
  const openFull = async (failed: number) => {
    await openEmulator(program, 'Scenarios');
    await page.getByRole('button', { name: 'Start full' }).click();
    const links = page.getByRole('list', { name: 'Links of full' });
    const old = failed === 1 ? null : fullLink;
    await expect.poll(() => links.getByRole('code').textContent()).not.toBe(old);
    fullLink = await links.getByRole('code').textContent();
    await links.getByRole('button', { name: /^Open/ }).click();
    const states = async () => (await program.activations()).map(({ state }) => state);
    await expect.poll(async () => (await states()).filter((state) => state === 'failed').length).toBe(failed);
  };
  let fullLink: string | null = null;
  await openFull(1);
  await openEmulator(program, 'Faults');
  await expect(fault).not.toBeChecked();
  await openFull(2);

  await openEmulator(program, 'Requests');
  await page.getByRole('option', { name: /404.*fault: status/ }).click();
  await expect(page.getByRole('heading', { name: 'Why it was refused' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Refused' }).click();
  await page.getByRole('searchbox', { name: 'Filter' }).fill('full:');
  await page.getByRole('option', { name: /403.*full: 3 of 3 members/ }).click();
  await expect(page.getByRole('region', { name: 'Selected request' })).toContainText('"xuid"');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('nothing of that kind');
  await expect(page.getByText('No request passes the filter.')).toBeVisible();
});

test('what scripts do shows as it happens', async ({ directory, program }) => {
  const page = await openEmulator(program, 'Sessions');
  await expect(page.getByText(/There is no session/)).toBeVisible();
  const { sessionRef } = await directory.lobby({ visibility: 'private' });
  await page.getByRole('option', { name: /LobbySession.*private/ }).click();
  await expect(page.getByRole('grid', { name: 'Members of the session' })).toContainText('Cyd');
  const before = await directory.read(sessionRef);
  await directory.write(sessionRef, { members: { me: null } }, DEMO_PLAYERS.Cyd);
  await expect(page.getByRole('grid', { name: 'Members of the session' })).not.toContainText('Cyd');
  await expect(page.getByText(`change ${(before?.changeNumber ?? 0) + 1}`, { exact: true })).toBeVisible();
  await directory.fault({ kind: 'status', status: 503 }, {}, 3);
  await openEmulator(program, 'Faults');
  await expect(page.getByRole('switch', { name: /^503/ })).toBeChecked();
  await directory.clearFaults();
  await expect(page.getByRole('switch', { name: /^503/ })).not.toBeChecked();
});

test('a state is saved, and loaded again; a damaged or foreign file changes nothing', async ({
  directory,
  profile,
  program,
}) => {
  await directory.lobby();
  const page = await openEmulator(program, 'Clock and state');
  const path = join(profile.home, 'state.json');
  await answerSaveDialogs(program.app, null);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('button', { name: 'Save…' })).toBeEnabled();
  await answerSaveDialogs(program.app, path);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText(`Saved to ${path}`)).toBeVisible();
  const state = await readFile(path, 'utf8');
  expect(JSON.parse(state)).toMatchObject({ version: 1, sessions: [{}] });
  expect(state).not.toContain(directory.key);

  await answerOpenDialogs(program.app, path);
  for (const [content, why] of [
    [state.slice(0, 1_000), 'it is no JSON'],
    ['{"log":{"version":"1.2"}}', "'version'"],
  ] as const) {
    await writeFile(path, content);
    await page.getByRole('button', { name: 'Load…' }).click();
    const told = page.getByRole('tabpanel').getByText('state.json is not a saved state');
    await expect(told).toContainText(why);
    await expect(told).toContainText('Nothing was changed.');
    await page.getByRole('button', { name: 'Close' }).click();
  }
  await openEmulator(program, 'Sessions');
  await expect(page.getByRole('option')).toHaveCount(1);

  await openEmulator(program, 'Clock and state');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset now' }).click();
  await openEmulator(program, 'Sessions');
  await expect(page.getByText(/There is no session/)).toBeVisible();
  await writeFile(path, state);
  await openEmulator(program, 'Clock and state');
  await page.getByRole('button', { name: 'Load…' }).click();
  await expect(page.getByText('state.json was loaded.')).toBeVisible();
  await openEmulator(program, 'Sessions');
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('the clock is stopped, stepped, set and put back', async ({ program }) => {
  const page = await openEmulator(program, 'Clock and state');
  await page.getByRole('switch', { name: 'Runs' }).click();
  await expect(page.getByRole('switch', { name: 'Runs' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText('Choose a date and a time.')).toBeVisible();
  await page.getByLabel('Set to').fill('2027-03-01T12:00:00');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByRole('timer')).toContainText('2027');
  await page.getByRole('button', { name: '2 h' }).click();
  await expect(page.getByRole('timer')).toContainText('2:00:00');
  await page.getByRole('button', { name: 'Back to this machine’s time' }).click();
  await expect(page.getByRole('switch', { name: 'Runs' })).toBeChecked();
  await expect(page.getByRole('timer')).not.toContainText('2027');
});

test('the key goes to the clipboard, and never to the window', async ({ directory, program }) => {
  const page = await openEmulator(program, 'Scenarios');
  await page.getByRole('button', { name: 'Copy key' }).click();
  await expect(page.getByRole('button', { name: 'Key copied' })).toBeVisible();
  expect(await program.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(directory.key);
  expect(JSON.stringify(await program.snapshot())).not.toContain(directory.key);
  expect(await page.content()).not.toContain(directory.key);
});

alone(
  'an emulator that ends in the middle is said to be gone, and is shown anew when it is there again',
  async ({ profile, directory: _ }) => {
    await profile.writeSettings({ emulator: { use: 'own' } });
    const program = await Program.start(profile);
    try {
      await expect.poll(async () => (await program.snapshot()).emulator.state).toBe('ready');
      const page = await openEmulator(program, 'Players');
      await page.getByRole('button', { name: 'Add a player' }).click();
      await page.getByRole('textbox', { name: 'Gamertag' }).fill('Eve');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('option', { name: /Eve/ })).toBeVisible();
      const { pid } = (await program.snapshot()).emulator;
      expect(pid).toBeGreaterThan(0);
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      // Its next life knows the demo's players alone.
      await expect(page.getByRole('option', { name: /Eve/ })).toHaveCount(0);
      await expect(page.getByRole('option')).toHaveCount(4);
      await expect(page.getByText('The emulator does not answer')).toHaveCount(0);
      await openEmulator(program, 'Scenarios');
      await page.getByRole('button', { name: 'Start lobby' }).click();
      await expect(page.getByRole('list', { name: 'Links of lobby' })).toBeVisible();
    } finally {
      await program.close();
    }
  },
);

test('a scenario of the user’s own is added from a file; one that is none changes nothing', async ({
  profile,
  program,
}) => {
  const page = await openEmulator(program, 'Scenarios');
  const path = join(profile.home, 'mine.json');
  await answerOpenDialogs(program.app, path);
  await writeFile(path, '{"name":"mine","what":"Two who wait.","sessions":{}}');
  await page.getByRole('button', { name: 'Add from a file…' }).click();
  await expect(page.getByText(/mine\.json is not a scenario.*has no session/)).toBeVisible();
  const members = ['Ada', 'Cyd'];
  const steps = [{ do: 'invite', session: 'a', from: 'Ada', to: 'Bea' }];
  await writeFile(
    path,
    JSON.stringify({ name: 'mine', what: 'Two who wait.', sessions: { a: { members } }, steps }),
  );
  await page.getByRole('button', { name: 'Add from a file…' }).click();
  await page.getByRole('button', { name: 'Start mine' }).click();
  await expect(page.getByRole('list', { name: 'Links of mine' }).getByRole('listitem')).toHaveCount(1);
});

// Of a full list each call more drops the oldest: nobody else may make one.
alone(
  '10,000 requests are one list, of which only what is in sight is drawn',
  async ({ directory, program }) => {
    const page = await openEmulator(program, 'Requests');
    const headers = { authorization: `XBL3.0 x=${DEMO_PLAYERS.Ada};beckon`, 'x-xbl-contract-version': '107' };
    for (let at = 0; at < 10_050; at += 50)
      await Promise.all(
        Array.from({ length: 50 }, () => fetch(`${directory.url}/handles/nothing`, { headers })),
      );
    await expect(page.getByText('10,000 of 10,000')).toBeVisible();
    const list = page.getByRole('listbox', { name: 'Requests, oldest first' });
    const options = list.getByRole('option');
    await expect(options.last()).toHaveAttribute('aria-posinset', '10000');
    expect(await options.count()).toBeLessThan(100);
    await list.press('Home');
    await expect(options.first()).toHaveAttribute('aria-posinset', '1');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  },
);
