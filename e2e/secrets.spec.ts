import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { inWindowMemory } from './support/process-memory.ts';
import type { Profile } from './support/profile.ts';
import type { Program } from './support/program.ts';
import { type Secret, searchFor, secretsIn } from './support/secrets.ts';
import { ask, CLIENT_ID, TITLE_CLIENT_ID, watchBrowser } from './support/sign-in.ts';
import {
  commandLinesOf,
  filesOf,
  heapOf,
  type Place,
  rowsOf,
  windowOf,
} from './support/where-secrets-leak.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const { Eve, Fay, Gil, Hal } = REAL;

/** What the vault has: tokens of Microsoft's two ways, Xbox Live's, and the device with its key. */
const KINDS = [
  ...[/RefreshToken.*secret/, /AccessToken.*secret/, /IdToken.*secret/],
  ...[/^microsoft-\d+\.refreshToken$/m, /^microsoft-\d+\.accessToken$/m, /title\.token/],
  ...[/user\.token/, /xsts.*token/, /^device.*token\.token/m, /^device.*\.d$/m],
];

/** All that the program has printed since. */
const listen = (child: ChildProcess): (() => string) => {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return () => said;
};

/** What a browser does, by hand, so that the code is known: it comes back to the program as a form. */
const signInByHand = async (page: string, xuid: string): Promise<{ code: string; challenge: string }> => {
  const form = (fields: Iterable<[string, string]>) => ({
    method: 'POST',
    body: new URLSearchParams([...fields]),
    headers: { origin: 'null' },
  });
  const url = new URL(page);
  const choice = await (await fetch(url)).text();
  const userCode = /name="sign-in" value="([^"]*)"/.exec(choice)?.[1] ?? '';
  const chosen = await fetch(
    url.origin + url.pathname,
    form([
      ['sign-in', userCode],
      ['xuid', xuid],
    ]),
  );
  const text = await chosen.text();
  const fields = new Map(
    [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const action = /action="([^"]*)"/.exec(text)?.[1] ?? '';
  await fetch(action.replaceAll('&#58;', ':'), form(fields));
  return { code: fields.get('code') ?? '', challenge: url.searchParams.get('code_challenge') ?? '' };
};

/** What the vault holds, opened in main, which is where it may be read. */
const vaultOf = async ({ app }: Program, { userData }: Profile): Promise<Secret[]> => {
  const text = await app.evaluate(
    async ({ safeStorage }, path) => {
      const sealed = process.getBuiltinModule('node:fs').readFileSync(path);
      return (await safeStorage.decryptStringAsync(sealed)).result;
    },
    join(userData, 'vault'),
  );
  const { secrets } = JSON.parse(text) as { secrets: Record<string, string> };
  return secretsIn(secrets);
};

test('no secret is found anywhere but in main, not even near a crash; and one that is there would be found', async ({
  xboxLive,
  directory,
  profile,
  start,
}) => {
  // Electron's own store is the machine's, and CI has none: without one nothing would be kept.
  test.skip(
    !process.env.ELECTRON_OVERRIDE_DIST_PATH,
    'a store of secrets can be chosen on the stand-in alone',
  );
  const program = await start('--password-store=gnome-libsecret');
  const { app, page } = program;
  const said = listen(app.process());
  const pid = app.process().pid ?? 0;

  await ask(program, 'accounts.client-id', { clientId: CLIENT_ID });
  const opened = await watchBrowser(program);
  await ask(program, 'accounts.sign-in', { way: 'browser' });
  await expect.poll(async () => (await opened()).length).toBe(1);
  const { code, challenge } = await signInByHand((await opened())[0] ?? '', Gil);
  await expect.poll(async () => (await program.snapshot()).accounts.accounts).toHaveLength(1);
  await ask(program, 'accounts.client-id', { clientId: TITLE_CLIENT_ID });
  await xboxLive.fault({ kind: 'delay', ms: 30_000 }, { method: 'POST', path: '/oauth20_token' });
  await ask(program, 'accounts.sign-in', { way: 'device-code' });
  await xboxLive.complete(Hal);
  await xboxLive.step(30_000);
  await expect.poll(async () => (await program.snapshot()).accounts.accounts).toHaveLength(2);
  const header = await xboxLive.tokenOf(Fay);
  // Not by the window's own door: what comes into the window is in its memory.
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), header);
  await ask(program, 'accounts.paste', { header: null, xuid: null, keep: true });

  // Calls with them: one joins, one is refused in words that give them back.
  const joinNext = async () => {
    await program.open((await xboxLive.invite()).link);
    const { id } = await program.newest('asking');
    await ask(program, 'activation.join', { id, as: null });
  };
  await joinNext();
  await program.newest('joined');
  const echo = { kind: 'status', status: 403, body: `No access for ${header}` } as const;
  await xboxLive.fault(echo, { method: 'PUT', path: '^/handles/' });
  await joinNext();
  await program.newest('failed');

  // A colleague's capture, exports, and something that nobody catches.
  const captured = [
    { name: 'header in a capture', value: await xboxLive.tokenOf(Eve) },
    { name: 'refresh token in a capture', value: `M.C105_BAY.0.U.-${randomBytes(150).toString('hex')}` },
  ];
  const capture = test.info().outputPath('colleague.har');
  await writeFile(capture, JSON.stringify(harWith(captured.map(({ value }) => value))));
  await answerOpenDialogs(app, capture);
  await ask(program, 'captures.open', null);
  for (const format of ['har', 'beckon'] as const) {
    await answerSaveDialogs(app, join(profile.home, `exported.${format}`));
    await ask(program, 'calls.export', { of: { kind: 'all' }, ids: null, format });
  }
  await app.evaluate((_, token) => {
    setTimeout(() => {
      throw new Error(`while sending Authorization: ${token}`);
    });
    void Promise.reject(new Error(`while renewing ${token}`));
  }, header);
  await expect
    .poll(said)
    .toMatch(/crash {2}Error: while sending Authorization: XBL3\.0 x=\d+;\[struck out\]/);
  await expect.poll(said).toMatch(/crash {2}Error: while renewing XBL3\.0 x=\d+;\[struck out\]/);

  const secrets = [
    ...(await vaultOf(program, profile)),
    ...captured,
    { name: 'code', value: code },
    { name: 'emulator key', value: directory.key },
  ];
  const names = secrets.map(({ name }) => name).join('\n');
  for (const kind of KINDS) expect(names).toMatch(kind);
  expect(secrets).toContainEqual({ name: `token-${Fay}`, value: header });

  const search = searchFor(secrets, challenge);
  const places = async (): Promise<Place[]> => [
    await heapOf(page),
    await windowOf(page),
    ...(await filesOf(profile)),
    ...(await rowsOf(profile)),
    await commandLinesOf(pid),
    { name: 'what it printed', text: said() },
  ];
  const leaks = async () =>
    (await places()).flatMap(({ name, text }) => search(text).map((secret) => `${secret} in ${name}`));
  // The key of an emulator that somebody runs is in the settings, as he typed it; the file is for him alone.
  const ALLOWED = ['emulator key in the file profile/settings.json'];
  expect(await leaks()).toEqual(ALLOWED);
  // Of the process itself, what was freed included; a sandboxed one is shown to root alone.
  const ends = secrets.map(({ value }) => value.slice(-40));
  const mayLook = process.getuid?.() === 0;
  if (mayLook) expect(await inWindowMemory(pid, ends)).toEqual([]);

  // Each place once more, with something in it that does not belong there.
  const leak = header;
  await page.evaluate((token) => {
    Object.assign(window, { leak: { token } });
    document.body.dataset.leak = token;
  }, leak);
  const database = new DatabaseSync(join(profile.userData, 'journal.db'), { timeout: 5_000 });
  database.exec('CREATE TABLE leak (text TEXT)');
  database.prepare('INSERT INTO leak VALUES (?)').run(leak);
  database.close();
  await appendFile(join(profile.userData, 'logs', 'beckon.log'), leak);
  await app.evaluate((_, token) => process.stdout.write(`${token}\n`), leak);
  // It ends with the program, whose pipe it reads.
  await app.evaluate((_, token) => {
    const { spawn } = process.getBuiltinModule('node:child_process');
    spawn('sh', ['-c', 'read line', token], { stdio: ['pipe', 'ignore', 'ignore'] });
  }, leak);
  const found = await leaks();
  if (mayLook) expect(await inWindowMemory(pid, [leak.slice(-40)])).toHaveLength(1);
  for (const place of [
    ...['the window’s heap', 'the window’s page and state', 'what it printed', 'the command lines'],
    ...['the rows of profile/journal.db', 'the file profile/logs/beckon.log'],
  ])
    expect(found).toContain(`token-${Fay} in ${place}`);
});

/** A capture of another program's: one call with these as an Authorization and a refresh token. */
const harWith = ([authorization = '', refreshToken = '']: string[]) => ({
  log: {
    version: '1.2',
    creator: { name: 'another', version: '1' },
    entries: [
      {
        startedDateTime: '2026-11-20T10:00:00.000Z',
        time: 1,
        request: {
          method: 'POST',
          url: 'https://login.live.com/oauth20_token.srf',
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'Authorization', value: authorization }],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: -1,
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            text: `grant_type=refresh_token&refresh_token=${refreshToken}`,
          },
        },
        response: {
          status: 200,
          statusText: 'OK',
          httpVersion: 'HTTP/1.1',
          headers: [],
          cookies: [],
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
          content: {
            size: 1,
            mimeType: 'application/json',
            text: JSON.stringify({ access_token: authorization, echo: `again ${refreshToken}` }),
          },
        },
        cache: {},
        timings: { send: 0, wait: 1, receive: 0 },
      },
    ],
  },
});
