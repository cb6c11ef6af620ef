import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,client,emulator,electron,renderer,cli,e2e,scripts,bench}/**/*.test.{ts,tsx}'],
    pool: 'threads',
    // Most tests wait for a process or a socket: no core is left out.
    maxWorkers: '100%',
    // A slow machine must not fail what a fast one passes: long enough that only a hang reaches them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
