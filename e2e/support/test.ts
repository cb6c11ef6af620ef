import { test as base, expect } from '@playwright/test';
import { startEmulator } from '../../emulator/serve.ts';
import { TestDirectory } from './directory.ts';
import { clearUp } from './processes.ts';
import { makeProfile, type Profile } from './profile.ts';
import { Program } from './program.ts';

type Fixtures = {
  profile: Profile;
  /** An emulator of the test's own; the program is set to use it. */
  directory: TestDirectory;
  /** Starts the program; it is ended after the test. */
  start: (...args: string[]) => Promise<Program>;
  program: Program;
};

export const test = base.extend<Fixtures>({
  profile: async ({ browserName: _ }, use) => {
    const profile = await makeProfile();
    await use(profile);
    await clearUp(profile);
  },
  directory: async ({ profile }, use) => {
    const emulator = await startEmulator({ log: () => undefined });
    await profile.writeSettings({ emulator: { use: 'running', url: emulator.url, key: emulator.key } });
    await use(new TestDirectory(emulator));
    await emulator.close();
  },
  start: async ({ profile, directory: _ }, use) => {
    const programs: Program[] = [];
    const thrown: string[] = [];
    await use(async (...args) => {
      const program = await Program.start(profile, args);
      programs.push(program);
      program.page.on('pageerror', (error) => thrown.push(String(error.stack ?? error)));
      return program;
    });
    await Promise.all(programs.map((program) => program.close()));
    // Whatever a test did, nothing in the window throws to nobody.
    expect(thrown).toEqual([]);
  },
  program: async ({ start }, use) => {
    await use(await start());
  },
});

export { expect };
