import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { handOver } from '../electron/activation/argv.ts';
import {
  askedForFront,
  clickNotice,
  clickTrayItem,
  keepBehind,
  seenNotices,
  trayItems,
  watchNotices,
  watchTray,
} from './support/notices.ts';
import type { Profile } from './support/profile.ts';
import { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const JOINED = { title: 'Ada invites Bea', body: 'Joined LobbySession' };

/** Links as second processes hand them over, all at once. */
const burst = (app: ElectronApplication, links: string[]) =>
  app.evaluate(
    ({ app: electronApp }, handed) => {
      for (const one of handed) electronApp.emit('second-instance', {}, ['beckon'], '/', one);
    },
    links.map((link) => handOver(['beckon', '--', link])),
  );

const isMinimized = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());

test('a window that can’t come to the front tells who invited and what became of it, and a click opens it', async ({
  directory,
  program,
}) => {
  const { app, page } = program;
  await watchNotices(app);
  await keepBehind(app);
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await expect.poll(() => seenNotices(app)).toEqual([JOINED]);
  await program.open('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
  await program.newest('refused');
  const before = await askedForFront(app);
  await clickNotice(app);
  await expect(page.getByRole('heading', { name: 'LobbySession' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(lobby.sessionRef.name);
  expect(await askedForFront(app)).toBeGreaterThan(before);
});

test('what becomes of a session is told while the window is minimized, and taken back when it is there again', async ({
  directory,
  program,
}) => {
  const { app } = program;
  await watchNotices(app);
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(() => isMinimized(app)).toBe(true);
  await directory.reset();
  await program.newest('ended');
  await expect
    .poll(() => seenNotices(app))
    .toEqual([{ title: 'Ada invites Bea', body: 'Ended: the session is gone' }]);
  await clickNotice(app);
  await expect.poll(() => isMinimized(app)).toBe(false);
  expect(await seenNotices(app)).toEqual([]);
});

test('of 20 links in a burst one notice sums up', async ({ directory, program }) => {
  const { app } = program;
  await watchNotices(app);
  await keepBehind(app);
  const lobbies = await Promise.all(Array.from({ length: 20 }, () => directory.lobby()));
  await burst(
    app,
    lobbies.map(({ link }) => link),
  );
  await expect.poll(() => seenNotices(app)).toEqual([{ title: '20 invites', body: '20 joined' }]);
});

test('an invite that asks is told, and its outcome takes the place of that', async ({
  directory,
  program,
}) => {
  const { app, page } = program;
  await watchNotices(app);
  await keepBehind(app);
  const { handleId } = await directory.lobby();
  await program.open(`ms-xbl-decafbad://inviteHandleAccept/?handle=${handleId}`);
  await expect
    .poll(() => seenNotices(app))
    .toEqual([{ title: 'An invite: join?', body: 'Open Beckon to answer.' }]);
  await page.getByRole('button', { name: 'Join as …' }).click();
  await page.getByRole('menuitem', { name: /^Bea/ }).click();
  await expect
    .poll(() => seenNotices(app))
    .toEqual([{ title: 'An invite for Bea', body: 'Joined LobbySession' }]);
});

test('what is refused or fails is told with its reason, and without the link or anything in it', async ({
  directory,
  program,
}) => {
  const { app } = program;
  await watchNotices(app);
  await keepBehind(app);
  await program.open('ms-xbl-decafbad://inviteHandleAccept/?handle=top-secret-<b>');
  await expect.poll(async () => (await seenNotices(app)).length).toBe(1);
  const full = await directory.lobby({ full: true });
  await program.open(full.link);
  await expect.poll(async () => (await seenNotices(app)).length).toBe(2);
  const notices = await seenNotices(app);
  expect(notices.map(({ body }) => body.split(':')[0])).toEqual(['Refused', 'Failed']);
  expect(JSON.stringify(notices)).not.toMatch(new RegExp(`secret|ms-xbl|${full.handleId}`));
});

test('who turns notices off is told nothing', async ({ directory, program }) => {
  const { app, page } = program;
  await watchNotices(app);
  await keepBehind(app);
  await page.keyboard.press('ControlOrMeta+,');
  const notices = page.getByRole('switch', { name: 'Notifications' });
  await notices.click();
  await expect(notices).not.toBeChecked();
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  // A timer of the same length that begins later ends later: what was to be told was told by then.
  await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await seenNotices(app)).toEqual([]);
});

test('who has the window in front is told nothing', async ({ directory, program }) => {
  const { app } = program;
  await watchNotices(app);
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await seenNotices(app)).toEqual([]);
});

test.describe('the tray icon', () => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always a place for it');

  /** A desktop whose session bus gives this answer when it is asked for a place for tray icons. */
  const startOn = async (profile: Profile, answer: string): Promise<Program> => {
    const bin = join(profile.home, 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'gdbus'), `#!/bin/sh\necho "${answer}"\n`);
    await chmod(join(bin, 'gdbus'), 0o755);
    const env = { ...profile.env, PATH: `${bin}:${profile.env.PATH}` };
    return Program.start({ ...profile, env });
  };
  const turnOn = async (program: Program) => {
    await program.page.keyboard.press('ControlOrMeta+,');
    const tray = program.page.getByRole('switch', { name: 'Icon in the tray' });
    await expect(tray).not.toBeChecked();
    await tray.click();
    await expect(tray).toBeChecked();
  };

  test('has the last five invites, each of which it opens, and Quit', async ({ directory, profile }) => {
    const program = await startOn(profile, '(true,)');
    const { app, page } = program;
    await watchTray(app);
    expect(await trayItems(app)).toBeNull();
    await turnOn(program);
    await expect.poll(() => trayItems(app)).toEqual(['Open Beckon', 'Quit Beckon']);
    await program.open('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
    await program.newest('refused');
    for (let count = 0; count < 5; count += 1) {
      await program.open((await directory.lobby()).link);
      await program.newest('joined');
    }
    const invites = Array.from({ length: 5 }, () => 'Ada invites Bea: joined');
    await expect.poll(() => trayItems(app)).toEqual([...invites, '', 'Open Beckon', 'Quit Beckon']);
    const oldest = (await program.activations()).filter(({ state }) => state === 'joined')[0];
    await clickTrayItem(app, 4);
    await expect(page.getByRole('main')).toContainText(oldest?.session?.name ?? '?');
    const ended = app.waitForEvent('close');
    await clickTrayItem(app, 7);
    await ended;
  });

  test('keeps Beckon running when its window is closed, and opens it again', async ({
    profile,
    directory: _,
  }) => {
    const program = await startOn(profile, '(true,)');
    const { app, page } = program;
    await watchTray(app);
    await turnOn(program);
    await expect.poll(() => trayItems(app)).not.toBeNull();
    await page.close();
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(0);
    const opened = app.waitForEvent('window');
    await clickTrayItem(app, 0);
    await (await opened).getByRole('main').waitFor();
    await program.close();
  });

  test('that the desktop has no place for is said in Settings', async ({ profile, directory: _ }) => {
    const program = await startOn(profile, '(false,)');
    await watchTray(program.app);
    await turnOn(program);
    await expect(program.page.getByText('This desktop has no place for tray icons')).toBeVisible();
    expect(await trayItems(program.app)).toBeNull();
    await program.close();
  });
});
