import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,client,emulator,electron,renderer,cli,e2e,scripts,bench}/**/*.test.{ts,tsx}'],
    pool: 'threads',
  },
});
