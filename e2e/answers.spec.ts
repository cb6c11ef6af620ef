import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { expect, test } from './support/kept-program.ts';

const path = '^/handles/[^/]+/session$';
const putSession = new RegExp(path);

test('an invite for another account is refused, and can be joined as somebody else', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link.replace(DEMO_PLAYERS.Bea, '2814645439730606'));
  const activation = await program.newest('refused');
  expect(activation.reason).toMatchObject({
    kind: 'policy',
    code: 'other-account',
    about: '2814645439730606',
  });
  expect(await directory.count('PUT', putSession)).toBe(0);
  await program.page.getByRole('button', { name: /join as/i }).click();
  const bea = program.page.getByRole('menuitem', { name: /Bea/ });
  await bea.click();
  expect(await program.newest('joined')).toMatchObject({ player: DEMO_PLAYERS.Bea, id: activation.id });
});

test('a link that names nobody asks who joins', async ({ directory, program }) => {
  const { handleId } = await directory.lobby();
  await program.open(`ms-xbl-decafbad://inviteHandleAccept/?handle=${handleId}`);
  await program.newest('asking');
  expect(await directory.count('PUT', putSession)).toBe(0);
  await program.page.getByRole('button', { name: /join as/i }).click();
  await program.page.getByRole('menuitem', { name: /Bea/ }).click();
  expect(await program.newest('joined')).toMatchObject({ player: DEMO_PLAYERS.Bea });
});

test('a handle that is no longer there fails with 404 explained', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link.replace(lobby.handleId, '00000000-0000-4000-8000-000000000000'));
  const activation = await program.newest('failed');
  expect(activation.reason).toMatchObject({ kind: 'answer', status: 404 });
  await expect(program.page.getByRole('main')).toContainText('404');
});

for (const [what, options] of [
  ['full', { full: true }],
  ['closed', { closed: true }],
  ['private', { visibility: 'private' }],
] as const) {
  test(`a ${what} session is refused with 403 and its likely causes`, async ({ directory, program }) => {
    const lobby = await directory.lobby(options);
    await program.open(lobby.link);
    const { reason } = await program.newest('failed');
    expect(reason).toMatchObject({ kind: 'answer', status: 403 });
    expect(await directory.count('PUT', putSession)).toBe(1);
    await expect(program.page.getByRole('main').getByText('403').first()).toBeVisible();
  });
}

for (const status of [400, 409, 412]) {
  test(`${status} fails at once, without a repeat`, async ({ directory, program }) => {
    const lobby = await directory.lobby();
    await directory.fault({ kind: 'status', status, body: 'no' }, { method: 'PUT', path }, 9);
    await program.open(lobby.link);
    expect((await program.newest('failed')).reason).toMatchObject({ kind: 'answer', status });
    expect(await directory.count('PUT', putSession)).toBe(1);
  });
}

for (const status of [429, 503]) {
  test(`${status} is repeated after Retry-After, and then joined`, async ({ directory, program }) => {
    const lobby = await directory.lobby();
    await directory.fault(
      { kind: 'status', status, headers: { 'retry-after': '1' } },
      { method: 'PUT', path },
      1,
    );
    await program.open(lobby.link);
    await program.newest('joined');
    expect(await directory.count('PUT', putSession)).toBe(2);
  });
}

test('an answer lost on the way is asked for again, and joins once', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await directory.fault({ kind: 'cut-answer' }, { method: 'PUT', path }, 1);
  await program.open(lobby.link);
  await program.newest('joined');
  const document = await directory.read(lobby.sessionRef);
  const bea = Object.values(document?.members ?? {}).filter(
    (member) => member.constants.system.xuid === DEMO_PLAYERS.Bea,
  );
  expect(bea).toHaveLength(1);
});

test('"Try again" joins a session whose directory had refused', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await directory.fault(
    { kind: 'status', status: 503, headers: { 'retry-after': '60' } },
    { method: 'PUT', path },
    9,
  );
  await program.open(lobby.link);
  await program.newest('failed');
  await directory.clearFaults();
  await program.page.getByRole('button', { name: /try again/i }).click();
  await program.newest('joined');
});
