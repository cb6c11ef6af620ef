import { handOver } from '../electron/activation/argv.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const putSession = /^\/handles\/[^/]+\/session$/;

test('a program started with a link joins the session and shows it', async ({ directory, start }) => {
  const lobby = await directory.lobby();
  const program = await start('--', lobby.link);
  const activation = await program.newest('joined');
  expect(activation).toMatchObject({
    arrivedBy: 'argv',
    player: DEMO_PLAYERS.Bea,
    session: lobby.sessionRef,
  });
  await expect(program.page.getByRole('main')).toContainText(lobby.sessionRef.name);
  const document = await directory.read(lobby.sessionRef);
  const xuids = Object.values(document?.members ?? {}).map((member) => member.constants.system.xuid);
  expect(xuids).toContain(DEMO_PLAYERS.Bea);
});

test('a link opened while the program runs reaches it through a second process, which ends', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  const second = await program.open(lobby.link);
  expect(second.code).toBe(0);
  const activation = await program.newest('joined');
  expect(activation).toMatchObject({ arrivedBy: 'second-instance', session: lobby.sessionRef });
  expect(await directory.count('PUT', putSession)).toBe(1);
});

test('a link that macOS hands over as open-url is joined', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.app.evaluate(({ app }, link) => {
    app.emit('open-url', { preventDefault: () => undefined }, link);
  }, lobby.link);
  expect(await program.newest('joined')).toMatchObject({ arrivedBy: 'open-url' });
});

type Told = { argv: string[]; handed: { links: string } | null };
const argvWith = (link: string) => ['beckon', '--', link];

/** What the first process is told by a second one that was started for this link. */
const bursts: [how: string, told: (link: string) => Told][] = [
  ['as second processes hand them over', (link) => ({ argv: ['beckon'], handed: handOver(argvWith(link)) })],
  ['that come by argv alone', (link) => ({ argv: argvWith(link), handed: null })],
];

for (const [how, told] of bursts) {
  test(`of 20 links in a burst, ${how}, none is lost`, async ({ directory, program }) => {
    const lobbies = await Promise.all(Array.from({ length: 20 }, () => directory.lobby()));
    await program.app.evaluate(
      ({ app }, burst) => {
        for (const { argv, handed } of burst) app.emit('second-instance', {}, argv, '/', handed);
      },
      lobbies.map((lobby) => told(lobby.link)),
    );
    await expect
      .poll(async () => (await program.activations()).map((activation) => activation.state))
      .toEqual(Array.from({ length: 20 }, () => 'joined'));
    const joined = (await program.activations()).map((activation) => activation.session?.name).sort();
    expect(joined).toEqual(lobbies.map((lobby) => lobby.sessionRef.name).sort());
  });
}

test('links opened by several processes at once all arrive', async ({ directory, program }) => {
  const lobbies = await Promise.all(Array.from({ length: 4 }, () => directory.lobby()));
  await Promise.all(lobbies.map((lobby) => program.open(lobby.link)));
  await expect
    .poll(
      async () => (await program.activations()).filter((activation) => activation.state === 'joined').length,
    )
    .toBe(4);
});

test('a link that is handed over in the moment the window is reloaded is shown when it has loaded', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.app.evaluate(
    ({ app, BrowserWindow }, handed) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload();
      app.emit('second-instance', {}, ['beckon'], '/', handed);
    },
    handOver(argvWith(lobby.link)),
  );
  await expect(program.page.getByRole('main')).toContainText(lobby.sessionRef.name);
  expect(await program.activations()).toHaveLength(1);
});

test('a window that is reloaded in the middle shows the same session, still live', async ({
  directory,
  program,
}) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  await program.page.reload();
  await expect(program.page.getByRole('main')).toContainText(lobby.sessionRef.name);
  await directory.write(lobby.sessionRef, { properties: { custom: { map: 'mill' } } });
  await expect
    .poll(async () => (await program.session(id))?.document.properties.custom)
    .toMatchObject({ map: 'mill' });
});

test('a link opens the window again when there is none', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.app.evaluate(async ({ app, BrowserWindow }, link) => {
    // As on macOS, where the program goes on without a window.
    app.removeAllListeners('window-all-closed');
    app.on('window-all-closed', () => undefined);
    BrowserWindow.getAllWindows()[0]?.destroy();
    app.emit('open-url', { preventDefault: () => undefined }, link);
  }, lobby.link);
  const page = await program.app.waitForEvent('window');
  await expect(page.getByRole('main')).toContainText(lobby.sessionRef.name);
});

test('the same link twice within 5 s joins once and says so', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await program.open(lobby.link);
  await expect.poll(async () => (await program.activations())[0]?.repeats).toBe(1);
  expect(await program.activations()).toHaveLength(1);
  expect(await directory.count('PUT', putSession)).toBe(1);
});

test('activations of the run before are there again after a restart', async ({
  directory,
  profile,
  start,
}) => {
  const lobby = await directory.lobby();
  const first = await start('--', lobby.link);
  const { id } = await first.newest('joined');
  await first.close();
  const second = await Program.start(profile);
  const [found] = await second.activations();
  expect(found).toMatchObject({ id, text: lobby.link, session: lobby.sessionRef });
  await second.close();
});
