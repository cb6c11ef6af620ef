import { defineConfig } from 'vitest/config';

const folders = ['protocol', 'client', 'emulator', 'electron', 'renderer', 'cli', 'scripts', 'bench'];
// Electron's stand-in, whose tests are e2e's, runs on Linux alone.
if (process.platform === 'linux') folders.push('e2e');

export default defineConfig({
  test: {
    include: [`{${folders.join(',')}}/**/*.test.{ts,tsx}`],
    pool: 'threads',
    // Most tests wait for a process or a socket: no core is left out.
    maxWorkers: '100%',
    // A slow machine must not fail what a fast one passes: long enough that only a hang reaches them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
