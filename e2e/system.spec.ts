import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { askToEnd, processesOf, startedBy } from './support/processes.ts';
import { makeProfile } from './support/profile.ts';
import { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const run = promisify(execFile);

test.describe('on Linux', () => {
  test.skip(process.platform !== 'linux', 'desktop entries are how Linux registers a scheme');

  test('the first start registers the demo scheme, and gio open reaches the running program', async ({
    directory,
    profile,
    program,
  }) => {
    await expect
      .poll(async () => {
        const owner = await run('xdg-mime', ['query', 'default', 'x-scheme-handler/ms-xbl-decafbad'], {
          env: profile.env,
        });
        return owner.stdout.trim();
      })
      .toMatch(/beckon.*\.desktop$/);
    const lobby = await directory.lobby();
    await run('gio', ['open', lobby.link], { env: profile.env });
    expect(await program.newest('joined')).toMatchObject({
      arrivedBy: 'second-instance',
      session: lobby.sessionRef,
    });
  });

  test('gio open starts the program when it does not run', async ({ directory, profile, start }) => {
    const first = await start();
    await expect
      .poll(
        async () =>
          (await run('gio', ['mime', 'x-scheme-handler/ms-xbl-decafbad'], { env: profile.env })).stdout,
      )
      .toMatch(/beckon/);
    await first.close();
    const lobby = await directory.lobby();
    // The system's own start has no debugger to attach to: the directory tells that it joined. The program
    // inherits what gio has, so a pipe to it would stay open for as long as the program runs.
    const gio = spawn('gio', ['open', lobby.link], { env: profile.env, stdio: 'ignore' });
    expect(await once(gio, 'close')).toEqual([0, null]);
    await expect.poll(() => directory.count('PUT', /^\/handles\/[^/]+\/session$/)).toBe(1);
    // The program alone is asked, and ends what it has started.
    const ids = await processesOf(profile);
    const started = (await Promise.all(ids.map(startedBy))).flat();
    for (const id of ids.filter((one) => !started.includes(one))) askToEnd(id);
    await expect.poll(() => processesOf(profile)).toEqual([]);
  });
});

test.describe('with a scheme of its own', () => {
  test.skip(process.platform === 'darwin', 'macOS gives a scheme to an installed program alone');

  test('"Send yourself an invite" leads from the card to a live session', async () => {
    const profile = await makeProfile();
    const program = await Program.start(profile);
    await program.page.getByRole('button', { name: 'Send yourself an invite' }).click();
    const activation = await program.newest('joined');
    expect(activation.arrivedBy).toBe('second-instance');
    await expect(program.page.getByRole('main')).toContainText(activation.session?.name ?? '?');
    await program.close();
    await profile.remove();
  });

  test('an emulator that dies is started again, and what was joined there is ended with the reason', async () => {
    const profile = await makeProfile();
    const program = await Program.start(profile);
    await program.page.getByRole('button', { name: 'Send yourself an invite' }).click();
    await program.newest('joined');
    const url = (await program.snapshot()).emulator.url;
    process.kill((await program.snapshot()).emulator.pid ?? Number.NaN, 'SIGKILL');
    const ended = await program.newest('ended');
    expect(ended.reason).toMatchObject({ kind: 'end', code: 'session-gone' });
    await expect.poll(async () => (await program.snapshot()).emulator).toMatchObject({ state: 'ready', url });
    await program.close();
    await profile.remove();
  });
});
