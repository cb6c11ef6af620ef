import { chmodSync } from 'node:fs';
import { build } from 'vite';
import { inProject } from './project.ts';

/** Oldest Node that `npx beckon` may find on a machine: package.json's `engines`. */
const OLDEST_NODE = 'node20.19';

/** The command line as one executable file, out/cli/beckon.js, that needs no node_modules. */
export async function buildCli(): Promise<void> {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: inProject('cli/beckon.ts'),
      target: OLDEST_NODE,
      outDir: 'out/cli',
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        // ws asks for these two and does without.
        external: ['bufferutil', 'utf-8-validate'],
        output: { entryFileNames: 'beckon.js', banner: '#!/usr/bin/env node' },
      },
    },
  });
  chmodSync(inProject('out/cli/beckon.js'), 0o755);
}
