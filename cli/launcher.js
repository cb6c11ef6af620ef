#!/usr/bin/env node
// What `npx beckon` finds, also before there is a build. Plain JavaScript, for it runs on whatever Node the machine has.
import { existsSync } from 'node:fs';

const built = new URL('../out/cli/beckon.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('beckon is not built yet. Type: npm run build');
  process.exitCode = 1;
}
