import type { Snapshot } from '../../electron/ipc/contract.ts';
import { startEmulator } from '../../emulator/serve.ts';
import { TestDirectory } from './directory.ts';
import { clearUp } from './processes.ts';
import { makeProfile, type Profile } from './profile.ts';
import { Program } from './program.ts';
import { test as base, expect } from './test.ts';
import { XboxLive } from './xbox-live.ts';

/** A program that several tests use one after the other, its emulator, and another one in the place of Xbox Live. */
type Kept = {
  profile: Profile;
  /** The one that runs, or another after too many links. */
  program(): Promise<Program>;
  directory: TestDirectory;
  xboxLive: XboxLive;
  /** What the window threw to nobody since this was last asked. */
  thrown(): string[];
};

/** Of more than ten links in ten seconds none comes to the front: so many are left for the test. */
const isFlooded = (program: Program): boolean => program.handedWithin(10_000) > 5;

/** As a first start leaves it: nobody signed in or invited, nothing kept, opened or set. */
const clean = async (program: Program, { directory, xboxLive }: Kept): Promise<void> => {
  const { page } = program;
  await directory.clearFaults();
  await xboxLive.clearFaults();
  // Of most sessions the end is told; of a large one nothing is, so its members leave.
  await page.evaluate(async () => {
    const answer = await window.beckon.command('snapshot', null);
    if (!answer.ok) throw new Error(answer.error.message);
    const { activations, heldJoins } = answer.value as Snapshot;
    // They would wait for minutes yet.
    await Promise.all(heldJoins.map((id) => window.beckon.command('activation.call-off', { id })));
    const joined = activations.filter(({ state }) => state === 'joined');
    // One that a test has taken the session from ends by itself.
    await Promise.all(joined.map(({ id }) => window.beckon.command('session.leave', { id })));
  });
  await directory.reset();
  await xboxLive.reset();
  await page.emulateMedia({ forcedColors: null });
  await page.evaluate(async () => {
    const ask = async (name: string, input: unknown) => {
      const answer = await window.beckon.command(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.value;
    };
    for (const capture of (await ask('captures.list', null)) as { id: string }[])
      await ask('captures.remove', { id: capture.id });
    await ask('links.save', []);
    await ask('accounts.sign-in-cancel', null);
    await ask('accounts.trouble-dismiss', null);
    await ask('accounts.client-id', { clientId: null });
    await ask('accounts.keep-anyway', { yes: false });
    const { accounts, settings } = (await ask('snapshot', null)) as Snapshot;
    for (const { xuid } of accounts.accounts) await ask('accounts.sign-out', { xuid });
    for (const { titleId } of settings.trustedTitles) await ask('title.distrust', { titleId });
    await ask('settings.change', {
      theme: 'system',
      timeZone: 'local',
      firstStartCard: true,
      memberOrder: 'document',
      callFilters: [],
      zoom: 1,
      recentSandboxes: [],
    });
  });
  // Their sessions are gone, but that is told in its own time; who is in one can't be deleted.
  await expect
    .poll(async () => {
      const ids = (await program.activations()).map(({ id }) => id);
      await page.evaluate(async (all) => {
        await window.beckon.command('invites.delete', { ids: all });
      }, ids);
      return (await program.activations()).map(({ state, reason, session }) => ({ state, reason, session }));
    })
    .toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await page.getByRole('main').waitFor();
};

/** As `test`, but the program is started once for each worker, and set back to its beginning before each test. */
export const test = base.extend<{ xboxLive: XboxLive }, { kept: Kept }>({
  kept: [
    async ({ browserName: _ }, use) => {
      const profile = await makeProfile();
      const emulator = await startEmulator({ log: () => undefined });
      await profile.writeSettings({ emulator: { use: 'running', url: emulator.url, key: emulator.key } });
      const live = await startEmulator({ log: () => undefined });
      profile.env.BECKON_HOSTS = live.url;
      let thrown: string[] = [];
      const started = async (): Promise<Program> => {
        const next = await Program.start(profile);
        next.page.on('pageerror', (error) => thrown.push(String(error.stack ?? error)));
        return next;
      };
      let program = await started();
      await use({
        profile,
        program: async () => {
          if (!isFlooded(program)) return program;
          await program.close();
          program = await started();
          return program;
        },
        directory: new TestDirectory(emulator),
        xboxLive: await XboxLive.at(live),
        thrown: () => {
          const since = thrown;
          thrown = [];
          return since;
        },
      });
      await program.close();
      await emulator.close();
      await live.close();
      await clearUp(profile);
    },
    { scope: 'worker' },
  ],
  profile: async ({ kept }, use) => {
    await use(kept.profile);
  },
  directory: async ({ kept }, use) => {
    await use(kept.directory);
  },
  xboxLive: async ({ kept }, use) => {
    await use(kept.xboxLive);
  },
  start: async ({ browserName: _ }, use) => {
    await use(() => Promise.reject(new Error('A test that starts programs imports support/test.ts')));
  },
  program: async ({ kept }, use) => {
    const program = await kept.program();
    await clean(program, kept);
    await use(program);
    expect(kept.thrown()).toEqual([]);
  },
});

export { expect };
