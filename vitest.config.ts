import { defineConfig } from 'vitest/config';

const folders = ['protocol', 'client', 'emulator', 'electron', 'renderer', 'cli', 'scripts', 'bench'];
// Electron's stand-in, whose tests are e2e's, runs on Linux alone.
if (process.platform === 'linux') folders.push('e2e');

/** Tests that put something in the place of a module, of the environment or of a global: each file has its own. */
const alone = ['electron/*', 'electron/journal/*', 'renderer/store/*', 'scripts/**/*', 'e2e/**/*'];
const tests = (places: readonly string[]): string[] => places.map((place) => `${place}.test.{ts,tsx}`);

export default defineConfig({
  test: {
    pool: 'threads',
    // Most tests wait for a process or a socket: no core is left out.
    maxWorkers: '100%',
    // A slow machine must not fail what a fast one passes: long enough that only a hang reaches them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          // Loading the same modules once for each file took half of the time.
          isolate: false,
          include: tests(folders.map((folder) => `${folder}/**/*`)),
          exclude: tests(alone),
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: tests(alone.filter((place) => folders.some((folder) => place.startsWith(`${folder}/`)))),
        },
      },
    ],
  },
});
