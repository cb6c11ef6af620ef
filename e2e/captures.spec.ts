import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { sazFiles, zipOf } from '../electron/calls/testing/saz.ts';
import { findChromium } from '../scripts/programs.ts';
import { callRows, filterBy, joinLobby, showCalls } from './support/calls-page.ts';
import { openHar } from './support/developer-tools.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';
import { test as restarting } from './support/test.ts';

/** Exports what is shown, by the menu's entry; gives what was written. */
const exportTo = async (program: Program, path: string, entry: RegExp): Promise<string> => {
  await answerSaveDialogs(program.app, path);
  await program.page.getByRole('button', { name: 'Export' }).click();
  await program.page.getByRole('menuitem', { name: entry }).click();
  const written = () => readFile(path, 'utf8').catch(() => '');
  await expect.poll(written).not.toBe('');
  return written();
};

test('calls go out as HAR and as a Beckon file, and come in again', async ({
  directory,
  program,
  profile,
}) => {
  await joinLobby(program, directory);
  await showCalls(program);
  await expect(callRows(program).first()).toBeVisible();
  const paths = { har: join(profile.home, 'out.har'), beckon: join(profile.home, 'out.beckon') };
  for (const [format, entry] of [
    ['har', /As HAR/],
    ['beckon', /As Beckon file/],
  ] as const) {
    expect(await exportTo(program, paths[format], entry)).not.toContain(';beckon');
  }
  const har = JSON.parse(await readFile(paths.har, 'utf8'));
  expect(har.log).toMatchObject({ version: '1.2', creator: { name: 'Beckon' } });

  for (const path of [paths.har, paths.beckon]) {
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await expect(program.page.getByText(/A capture is data/)).toBeVisible();
    await filterBy(program, 'method:PUT body:inviteProtocol');
    await expect(callRows(program)).toHaveCount(1);
    await callRows(program).first().click();
    await expect(program.page.getByRole('textbox', { name: 'Body of the response' })).toContainText(
      'membersInfo',
    );
    await program.page.getByRole('combobox', { name: 'Whose calls' }).selectOption('All invites');
  }
});

// The frames of a channel are with the invite that opened it: it must be the program's first.
restarting(
  'the HAR opens in the developer tools of a real browser: calls, bodies and the frames of the channel',
  async ({ directory, program, profile }) => {
    const chromium = findChromium();
    test.skip(chromium === null, 'there is no Chromium on this machine');
    await joinLobby(program, directory);
    await program.open((await directory.lobby({ full: true })).link);
    await program.newest('failed');
    await showCalls(program);
    await expect(callRows(program).first()).toBeVisible();
    const path = join(profile.home, 'out.har');
    await exportTo(program, path, /As HAR/);

    const { page: tools, close } = await openHar(chromium ?? '', path);
    const named = (...cells: string[]) =>
      cells.reduce<Locator>((found, text) => found.filter({ hasText: text }), tools.getByRole('row')).first();
    await expect(named('session', '200', 'fetch')).toBeVisible();
    await expect(named('session', '403', 'fetch')).toBeVisible();
    await expect(named('connect', '101', 'websocket')).toBeVisible();
    await tools.screenshot({ path: 'e2e/pictures/har-in-developer-tools.png' });
    // An open call hides the other columns.
    const show = (tab: string) => tools.getByRole('tab', { name: tab, exact: true }).click();
    await named('session', '200', 'fetch').locator('td').first().click();
    await show('Headers');
    await expect(tools.getByText('x-xbl-contract-version').first()).toBeVisible();
    await show('Payload');
    await expect(tools.getByText('members', { exact: true }).first()).toBeVisible();
    await show('Response');
    await expect(tools.getByText(/membersInfo/).first()).toBeVisible();
    await named('connect').locator('td').first().click();
    await show('Messages');
    await expect(tools.getByText(/sessiondirectory/).first()).toBeVisible();
    await close();
  },
);

restarting(
  'a capture of Fiddler’s is opened, is there the next day, and can be removed',
  async ({ profile, program, start }) => {
    const path = join(profile.home, 'his.saz');
    await writeFile(path, await zipOf(sazFiles({ changeNumber: 1 })));
    await showCalls(program);
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await expect(callRows(program)).toHaveCount(1);
    await program.close();
    const again = await start();
    await showCalls(again);
    await again.page.getByRole('combobox', { name: 'Whose calls' }).selectOption('Capture: his.saz');
    await expect(callRows(again)).toContainText('/handles/h/session');
    await again.page.getByRole('button', { name: 'Remove this capture' }).click();
    await expect(again.page.getByRole('combobox', { name: 'Whose calls' })).toHaveValue('all');
    await expect(again.page.getByText('No calls yet.')).toBeVisible();
  },
);

test('a colleague’s capture tells his session: versions, taps and refusals on one time line', async ({
  directory,
  program,
  profile,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await directory.write(lobby.sessionRef, { properties: { custom: { map: 'mill' } } });
  await showCalls(program);
  await filterBy(program, 'is:tap');
  await expect(callRows(program).first()).toBeVisible();
  await filterBy(program, 'method:GET');
  await expect(callRows(program).first()).toBeVisible();
  await filterBy(program, '');
  const path = join(profile.home, 'his.har');
  await exportTo(program, path, /As HAR/);
  await answerOpenDialogs(program.app, path);
  await program.page.getByRole('button', { name: 'Open a capture…' }).click();
  await program.page.getByRole('radio', { name: 'Sessions' }).check();
  const line = program.page.getByRole('listbox', { name: 'Versions, taps and refusals, oldest first' });
  await expect(line.getByRole('option', { name: /Tap: change/ }).first()).toBeVisible();
  const changed = line.getByRole('option', { name: /map/ });
  await expect(changed).toBeVisible();
  await changed.click();
  await expect(program.page.locator('.cm-mergeView')).toContainText('mill');
  await line
    .getByRole('option', { name: /Tap: change/ })
    .first()
    .click();
  await expect(program.page.getByRole('region', { name: 'Selected call' })).toContainText('shoulderTaps');
});

const drop = (program: Program, name: string, content: string): Promise<void> =>
  program.page.evaluate(
    ([file, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], file ?? ''));
      for (const type of ['dragover', 'drop']) {
        document.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    [name, content],
  );

test('a hostile or damaged file says what is wrong, and nothing is lost or run', async ({
  directory,
  program,
}) => {
  await joinLobby(program, directory);
  await showCalls(program);
  await expect(callRows(program).first()).toBeVisible();
  const page = program.page;
  for (const [name, content, message] of [
    ['cut.har', '{"log":{"version":"1.2","entries":[', /not JSON, or was cut off/],
    ['other.json', '{"log":7}', /no HTTP Archive/],
    ['cut.saz', 'PK\u0003\u0004', /archive is damaged/],
    ['later.beckon', '{"format":"beckon-calls","version":9}', /later version of Beckon/],
  ] as const) {
    await drop(program, name, content);
    await expect(page.getByText(message)).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
  }
  await expect(page.getByRole('combobox', { name: 'Whose calls' }).locator('option')).toHaveCount(1);
  await expect(callRows(program).first()).toBeVisible();

  const entry = {
    startedDateTime: '2026-11-20T10:00:00Z',
    time: 1,
    request: { method: 'GET', url: 'https://evil.example/<img src=x onerror=alert(1)>', headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'X', value: '<script>document.title="run"</script>' }],
      content: { text: '<script>document.title="run"</script>', mimeType: 'text/html' },
    },
  };
  // On any page: the capture comes into view where calls are.
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await drop(program, 'cut.har', '{"log":');
  await expect(page.getByText(/not JSON, or was cut off/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await drop(
    program,
    '../../evil.har',
    JSON.stringify({ log: { version: '1.2', entries: [entry, { time: 1 }] } }),
  );
  await expect(page.getByText('1 part could not be read and was left out')).toBeVisible();
  await callRows(program).first().click();
  await expect(page.getByRole('textbox', { name: 'Body of the response' })).toContainText('<script>');
  expect(await page.title()).not.toBe('run');
  expect(await page.locator('img[src="x"], section script').count()).toBe(0);
});
