import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { expect, test } from './support/kept-program.ts';

const leave = { members: { me: null } };

test('what others change is shown as it changes', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  await directory.write(lobby.sessionRef, { properties: { custom: { map: 'dust' } } });
  await expect
    .poll(async () => (await program.session(id))?.document.properties.custom)
    .toMatchObject({ map: 'dust' });
});

test('a channel that is cut comes back, with what changed meanwhile', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  const before = await directory.read(lobby.sessionRef);
  await directory.fault({ kind: 'drop-rta' });
  await directory.write(lobby.sessionRef, leave, DEMO_PLAYERS.Cyd);
  await expect
    .poll(async () => {
      const view = await program.session(id);
      const xuids = Object.values(view?.document.members ?? {}).map((member) => member.constants.system.xuid);
      return { channel: view?.channel, cyd: xuids.includes(DEMO_PLAYERS.Cyd) };
    })
    .toEqual({ channel: 'live', cyd: false });
  const connection = (document: typeof before) =>
    Object.values(document?.members ?? {}).find((member) => member.constants.system.xuid === DEMO_PLAYERS.Bea)
      ?.properties.system.connection;
  expect(connection(await directory.read(lobby.sessionRef))).not.toBe(connection(before));
});

test('a session that is gone ends the activation and keeps the last document', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  // The program's own player is the last to leave: the session is gone with him.
  for (const xuid of [DEMO_PLAYERS.Ada, DEMO_PLAYERS.Cyd, DEMO_PLAYERS.Dan, DEMO_PLAYERS.Bea]) {
    await directory.write(lobby.sessionRef, leave, xuid);
  }
  const ended = await program.newest('ended');
  expect(ended.reason).toEqual({ kind: 'end', code: 'session-gone' });
  expect(await directory.read(lobby.sessionRef)).toBeNull();
  expect((await program.session(id))?.document).toBeDefined();
});

test('a player who is taken out of a session that goes on is told so', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await directory.write(lobby.sessionRef, leave, DEMO_PLAYERS.Bea);
  const ended = await program.newest('ended');
  expect(ended.reason).toEqual({ kind: 'end', code: 'removed' });
});

test('Leave takes the player out of the session, and Join again back into it', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await program.page.getByRole('button', { name: /^leave/i }).click();
  await program.newest('left');
  const document = await directory.read(lobby.sessionRef);
  const xuids = Object.values(document?.members ?? {}).map((member) => member.constants.system.xuid);
  expect(xuids).not.toContain(DEMO_PLAYERS.Bea);
  await expect(program.page.getByRole('grid', { name: 'Members of the session' })).not.toContainText('Bea');
  await program.page.getByRole('button', { name: 'Join again' }).click();
  await program.newest('joined');
});
