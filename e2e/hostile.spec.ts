import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { expect, test } from './support/test.ts';

const HANDLE = '27a705f6-f080-4aa7-8bd7-ec8c51befd3d';
const good = `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${DEMO_PLAYERS.Bea}&handle=${HANDLE}`;

const putSession = /^\/handles\/[^/]+\/session$/;

/** Links as a hostile page would make them, and the problem that each is refused for. */
const hostile: [what: string, link: string, problem: string][] = [
  [
    'quotes and a switch behind them',
    `ms-xbl-decafbad://inviteHandleAccept/?handle=${HANDLE}" --inspect "`,
    'handle-not-guid',
  ],
  [
    'spaces and a switch',
    `ms-xbl-decafbad://inviteHandleAccept/?handle= --no-sandbox ${HANDLE}`,
    'handle-not-guid',
  ],
  ['an escaped NUL', `ms-xbl-decafbad://inviteHandleAccept/?handle=${HANDLE}%00`, 'control-character'],
  ['a user name', `ms-xbl-decafbad://somebody@inviteHandleAccept/?handle=${HANDLE}`, 'has-credentials'],
  ['a port', `ms-xbl-decafbad://inviteHandleAccept:8080/?handle=${HANDLE}`, 'has-port'],
  ['a fragment', `${good}#top`, 'has-fragment'],
  ['a homoglyph host', `ms-xbl-decafbad://inviteHаndleAccept/?handle=${HANDLE}`, 'unknown-host'],
  ['two handles', `${good}&handle=${HANDLE}`, 'key-twice'],
  [
    'a handle inside context',
    `ms-xbl-decafbad://inviteHandleAccept/?context=handle%3D${HANDLE}`,
    'no-handle',
  ],
  ['a path', `ms-xbl-decafbad://inviteHandleAccept/../../etc/passwd?handle=${HANDLE}`, 'has-path'],
];

for (const [what, link, problem] of hostile) {
  test(`a link with ${what} is refused as ${problem}, and nothing is called`, async ({
    directory,
    program,
  }) => {
    await program.open(link);
    const activation = await program.newest('refused');
    expect(activation.reason).toMatchObject({ kind: 'link', code: problem });
    expect(activation.text).toBe(link);
    expect(await directory.count('PUT', /./)).toBe(0);
    await expect(program.page.getByRole('main')).toContainText(/refused/i);
  });
}

test('a link of 1 MB is refused as too long, and kept cut', async ({ program }) => {
  const long = `${good}&context=${'a'.repeat(1_000_000)}`;
  await program.app.evaluate(({ app }, link) => {
    app.emit('open-url', { preventDefault: () => undefined }, link);
  }, long);
  const activation = await program.newest('refused');
  expect(activation.reason).toMatchObject({ kind: 'link', code: 'too-long' });
  expect(activation.length).toBe(long.length);
  expect(activation.text.length).toBeLessThanOrEqual(4096);
});

const switches = ['--directory=http://evil.invalid', '--user-data-dir=/nowhere', '--remote-debugging-port=0'];

test('switches beside a link, before and behind `--`, are not obeyed by the program that runs', async ({
  directory,
  profile,
  program,
}) => {
  let said = '';
  program.app.process().stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const lobby = await directory.lobby();
  const second = await program.openWith({
    before: switches,
    behind: [lobby.link, ...switches, '--inspect=0'],
  });
  expect(second.code).toBe(0);
  expect(second.stderr).not.toContain('Debugger listening');
  expect(await program.newest('joined')).toMatchObject({ session: lobby.sessionRef });
  expect(await directory.count('PUT', putSession)).toBe(1);
  expect(program.app.windows()).toHaveLength(1);
  expect(await program.app.evaluate(({ app }) => app.getPath('userData'))).toBe(profile.userData);
  expect(said).not.toMatch(/listening on/i);
});

test('switches beside a link are not obeyed by the program that it starts', async ({
  directory,
  profile,
  start,
}) => {
  const lobby = await directory.lobby();
  const program = await start('--directory=http://evil.invalid', '--', lobby.link, ...switches);
  expect(await program.newest('joined')).toMatchObject({ session: lobby.sessionRef });
  expect(await directory.count('PUT', putSession)).toBe(1);
  expect(await program.app.evaluate(({ app }) => app.getPath('userData'))).toBe(profile.userData);
});

test('two links in one start are refused, both kept to read', async ({ directory, program }) => {
  const [one, other] = [await directory.lobby(), await directory.lobby()];
  await program.open(one.link, other.link);
  const { reason, text } = await program.newest('refused');
  expect(reason).toMatchObject({ kind: 'policy', code: 'two-links' });
  expect(text).toContain(one.link);
  expect(text).toContain(other.link);
  expect(await directory.count('PUT', /\/handles\//)).toBe(0);
});

test('a connection-string link is understood and explained', async ({ program }) => {
  await program.open(
    'ms-xbl-decafbad://inviteAccept?invitedUser=1&sender=2&connectionString=cv2%3Aa%7C1%7Ckv1%3Ak+y%3D',
  );
  const activation = await program.newest('refused');
  expect(activation.reason).toMatchObject({ kind: 'nothing-to-join', code: 'invite-connection' });
  await expect(program.page.getByRole('main')).toContainText(/connection string/i);
});
