import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import { sazFiles, zipOf } from '../electron/calls/testing/saz.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import type { TestDirectory } from './support/directory.ts';
import { expect, test } from './support/kept-program.ts';
import type { Program } from './support/program.ts';
import { test as restarting } from './support/test.ts';

const joinLobby = async (program: Program, directory: TestDirectory) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
};

const showPage = async ({ page }: Program): Promise<void> => {
  await page.getByRole('button', { name: 'Calls', exact: true }).click();
  await page.getByRole('heading', { name: 'Calls' }).waitFor();
};

const filterField = ({ page }: Program): Locator => page.getByRole('textbox', { name: 'Filter calls' });
const rows = ({ page }: Program): Locator =>
  page.getByRole('listbox', { name: 'Calls in the order they began' }).getByRole('option');

const filterBy = async (program: Program, text: string): Promise<void> => {
  await filterField(program).fill(text);
  await program.page.keyboard.press('Escape');
};

/** What the program copies, in the clipboard of the runtime. */
const copied = ({ app }: Program): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());

test('calls are filtered with completion, and a filter that is wrong says where', async ({
  directory,
  program,
}) => {
  await joinLobby(program, directory);
  await showPage(program);
  const field = filterField(program);
  await field.click();
  await program.page.keyboard.type('meth');
  await program.page.getByRole('option', { name: /^method:/ }).waitFor();
  await program.page.keyboard.press('Enter');
  await program.page.getByRole('option', { name: /^PUT/ }).first().waitFor();
  await program.page.keyboard.type('PUT');
  await program.page.keyboard.press('Escape');
  await expect(field).toHaveText('method:PUT');
  await expect(rows(program)).toHaveCount(1);
  await expect(rows(program)).toContainText('/session');

  await filterBy(program, 'method:PUT status:4yy');
  await expect(
    program.page.getByText('“4yy” is no status. Write 404, 4xx, 400-499, >=500 or none. (character 19)'),
  ).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(rows(program)).toHaveCount(1);

  await filterBy(program, 'body:inviteProtocol kind:http');
  await expect(rows(program).first()).toContainText('/session');
  await filterBy(program, 'body:"nothing holds this"');
  await expect(program.page.getByText('No call passes this filter.')).toBeVisible();
});

restarting('filters are kept for the next time', async ({ program, directory, start }) => {
  await joinLobby(program, directory);
  await showPage(program);
  await filterBy(program, 'kind:rta is:in');
  await program.page.getByRole('button', { name: 'Saved filters' }).click();
  await program.page.getByRole('menuitem', { name: /Save this filter/ }).click();
  await expect.poll(async () => (await program.snapshot()).settings.callFilters).toEqual(['kind:rta is:in']);
  await program.close();
  const again = await start();
  await showPage(again);
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
  await showPage(program);
  await filterBy(program, 'method:PUT');
  await rows(program).first().click();
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

test('calls go out as HAR and as a Beckon file, and come in again', async ({
  directory,
  program,
  profile,
}) => {
  await joinLobby(program, directory);
  await showPage(program);
  await expect(rows(program).first()).toBeVisible();
  const paths = { har: join(profile.home, 'out.har'), beckon: join(profile.home, 'out.beckon') };
  for (const [format, entry] of [
    ['har', /As HAR/],
    ['beckon', /As Beckon file/],
  ] as const) {
    await answerSaveDialogs(program.app, paths[format]);
    await program.page.getByRole('button', { name: 'Export' }).click();
    await program.page.getByRole('menuitem', { name: entry }).click();
    await expect.poll(() => readFile(paths[format], 'utf8').catch(() => '')).not.toBe('');
    expect(await readFile(paths[format], 'utf8')).not.toContain(';beckon');
  }
  const har = JSON.parse(await readFile(paths.har, 'utf8'));
  expect(har.log).toMatchObject({ version: '1.2', creator: { name: 'Beckon' } });

  for (const path of [paths.har, paths.beckon]) {
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await expect(program.page.getByText(/A capture is data/)).toBeVisible();
    await filterBy(program, 'method:PUT body:inviteProtocol');
    await expect(rows(program)).toHaveCount(1);
    await rows(program).first().click();
    await expect(program.page.getByRole('textbox', { name: 'Body of the response' })).toContainText(
      'membersInfo',
    );
    await program.page.getByRole('combobox', { name: 'Whose calls' }).selectOption('All invites');
  }
});

restarting(
  'a capture of Fiddler’s is opened, is there the next day, and can be removed',
  async ({ profile, program, start }) => {
    const path = join(profile.home, 'his.saz');
    await writeFile(path, await zipOf(sazFiles({ changeNumber: 1 })));
    await showPage(program);
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await expect(rows(program)).toHaveCount(1);
    await program.close();
    const again = await start();
    await showPage(again);
    await again.page.getByRole('combobox', { name: 'Whose calls' }).selectOption('Capture: his.saz');
    await expect(rows(again)).toContainText('/handles/h/session');
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
  await showPage(program);
  await filterBy(program, 'is:tap');
  await expect(rows(program).first()).toBeVisible();
  await filterBy(program, 'method:GET');
  await expect(rows(program).first()).toBeVisible();
  await filterBy(program, '');
  const path = join(profile.home, 'his.har');
  await answerSaveDialogs(program.app, path);
  await program.page.getByRole('button', { name: 'Export' }).click();
  await program.page.getByRole('menuitem', { name: /As HAR/ }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('');
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
  await showPage(program);
  await expect(rows(program).first()).toBeVisible();
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
  await expect(rows(program).first()).toBeVisible();

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
  await rows(program).first().click();
  await expect(page.getByRole('textbox', { name: 'Body of the response' })).toContainText('<script>');
  expect(await page.title()).not.toBe('run');
  expect(await page.locator('img[src="x"], section script').count()).toBe(0);
});
