import { defineConfig } from '@playwright/test';

/** Every spec starts programs of its own through `_electron`: `npm run test:e2e` chooses what Electron is. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // A slow machine must not fail what a fast one passes: long enough that only a hang reaches them.
  timeout: 90_000,
  expect: { timeout: 20_000 },
});
