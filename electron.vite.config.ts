import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string) => resolve(import.meta.dirname, path);

/**
 * Main, emulator and preload are CommonJS: a sandboxed preload must be, and `require` starts fastest.
 * Everything is bundled, so that the package needs no node_modules.
 */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
} as const;

/**
 * What the way of a link shares with the other processes and later parts, in one file: each more would be read before a
 * join. What only real players need is left out, for an emulator's join would read it as well.
 */
const joinPart = {
  name: 'shared',
  test: /node_modules[\\/](zod|ws)[\\/]|[\\/]electron[\\/]journal[\\/]|[\\/]client[\\/](?!sign-in[\\/](?!trouble)|system-way|proxies|fetch-transport|limits|service-limits|profile)|[\\/]protocol[\\/](?!har|saz|beckon-file|capture|read-capture|raw-http|rta-sockets|sign-in|xbl-header|xbox-token|hosts)/,
  minShareCount: 2,
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: {
          main: here('electron/main.ts'),
          emulator: here('emulator/main.ts'),
          'call-files': here('electron/calls/file-worker.ts'),
        },
        external: ['bufferutil', 'utf-8-validate'],
        output: { ...commonJs, codeSplitting: { groups: [joinPart] } },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: { input: { preload: here('electron/preload.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    // electron-vite leaves the page as it is written unless it is told; less of it is read at every start.
    build: { outDir: 'out/renderer', minify: true, rollupOptions: { input: here('renderer/index.html') } },
  },
});
