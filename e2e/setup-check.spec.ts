import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerSaveDialogs } from './support/dialogs.ts';
import { expect, test } from './support/kept-program.ts';
import { page as openPage } from './support/screen.ts';
import { REAL } from './support/xbox-live.ts';

test('the set-up is checked step by step, with advice, leaves no invite behind and goes out as text without secrets', async ({
  profile,
  program,
  xboxLive,
}) => {
  const { page } = program;
  await xboxLive.addTo(program, REAL.Fay);
  await openPage('Settings')(program);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('button', { name: 'Check again' }).waitFor();
  const steps = page.getByRole('list', { name: 'Results of the check' }).locator(':scope > li');
  await expect(steps).toHaveCount(9);
  const step = (name: string) => steps.filter({ has: page.getByRole('heading', { name }) });
  if (process.platform === 'linux') {
    await expect(step('Links and the programs')).toContainText('ms-xbl-decafbad links open Beckon.');
    await expect(step('A link through the system')).toContainText('came back');
  }
  await expect(step('Clock of this machine')).toContainText('agrees');
  await expect(step('Hosts of Xbox Live')).toContainText(`${new URL(xboxLive.url).host} answers`);
  await expect(step('Accounts and their tokens')).toContainText(REAL.Fay);
  await expect(step('Change channel')).toContainText('to Xbox Live is up');
  await expect(step('Change channel')).toContainText('to the emulator is up');
  expect(await program.activations()).toEqual([]);

  const path = join(profile.home, 'set-up.txt');
  await answerSaveDialogs(program.app, path);
  await page.getByRole('button', { name: 'Save as text…' }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('9. Game Bar');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('1. Links and the programs that open them: good');
  expect(text).not.toMatch(/XBL3\.0 x=|eyJ/);
});

test('hosts that do not answer are in the way, with what to do; the check is reached from the palette', async ({
  program,
  xboxLive,
}) => {
  const { page } = program;
  await xboxLive.fault({ kind: 'refuse' }, { path: '/' }, 20);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('check my');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Check again' }).waitFor();
  const steps = page.getByRole('list', { name: 'Results of the check' }).locator(':scope > li');
  const hosts = steps.filter({ has: page.getByRole('heading', { name: 'Hosts of Xbox Live' }) });
  await expect(hosts).toContainText('in the way');
  await expect(hosts).toContainText('does not answer');
  await expect(hosts).toContainText('What to do');
});
