import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { electronVersion } from './version.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the stand-in into a folder of its own, laid out like Electron's: the executable and all that it needs, for
 * a quick start and for packaging around it. The launcher takes the bundle while it is newer than the sources.
 */
export async function buildStandin(folder = here('../../out/standin')): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { STANDIN_ELECTRON_VERSION: JSON.stringify(electronVersion) },
    build: {
      ssr: here('boot.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rollupOptions: {
        output: { format: 'cjs', entryFileNames: 'standin.cjs', chunkFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true },
  });
  await mkdir(folder, { recursive: true });
  await copyFile(here('utility-guard.cjs'), join(folder, 'utility-guard.cjs'));
  await copyFile(here('bin/electron'), join(folder, 'electron'));
  await chmod(join(folder, 'electron'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStandin();
