import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './project.ts';
import { STAND_IN } from './runtime.ts';
import { hashOf } from './sources.ts';

type Part = {
  name: string;
  sources: readonly string[];
  outputs: readonly string[];
  build: () => Promise<void>;
  /** Built only where the stand-in is what the program runs on. */
  standIn?: true;
};

const SHARED = ['package.json', 'package-lock.json', 'tsconfig.json', 'protocol', 'client', 'emulator'];

const PARTS: readonly Part[] = [
  {
    name: 'program',
    sources: [...SHARED, 'electron.vite.config.ts', 'electron', 'renderer'],
    outputs: [
      'out/main/main.cjs',
      'out/main/emulator.cjs',
      'out/main/call-files.cjs',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
    ],
    // Loaded only when there is something to build: it takes longer than finding out that there is not.
    build: async () => (await import('./build-program.ts')).buildProgram(),
  },
  {
    name: 'command line',
    sources: [...SHARED, 'scripts/build-cli.ts', 'cli'],
    outputs: ['out/cli/beckon.js'],
    build: async () => (await import('./build-cli.ts')).buildCli(),
  },
  {
    name: 'stand-in',
    sources: ['package.json', 'package-lock.json', 'e2e/standin'],
    outputs: ['out/standin/standin.cjs', 'out/standin/electron'],
    build: async () => (await import('../e2e/standin/build.ts')).buildStandin(),
    standIn: true,
  },
];

/** Builds what has changed since it was last built, or everything when `anew`. Words go to stderr. */
export async function ensureBuilt(options: { anew?: boolean } = {}): Promise<void> {
  const onStandIn = process.env.ELECTRON_EXEC_PATH === STAND_IN.executable;
  for (const part of PARTS) {
    if (part.standIn && !onStandIn) continue;
    const stamp = inProject('out', `.built-${part.name.replace(' ', '-')}`);
    const hash = hashOf(part.sources);
    const complete = part.outputs.every((output) => existsSync(inProject(output)));
    if (!options.anew && complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    const start = performance.now();
    rmSync(stamp, { force: true });
    await part.build();
    mkdirSync(inProject('out'), { recursive: true });
    writeFileSync(stamp, hash);
    console.error(`Built the ${part.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  }
}
