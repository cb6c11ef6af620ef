import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './programs.ts';
import { inProject } from './project.ts';

/** What runs the program: Electron itself, or its stand-in where Electron can't be had. */
export type Runtime =
  | { kind: 'electron'; version: string; executable: string }
  | { kind: 'stand-in'; executable: string };

export const STAND_IN: Runtime = { kind: 'stand-in', executable: inProject('e2e/standin/bin/electron') };

/** Electron's own runtime, where it is unpacked and complete: in node_modules, or in a folder of the user's. */
export function findElectron(
  package_ = inProject('node_modules/electron'),
  override = process.env.ELECTRON_OVERRIDE_DIST_PATH,
): Runtime | null {
  const { version } = JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8')) as { version: string };
  const own = override !== undefined && override !== dirname(STAND_IN.executable);
  const folder = own ? override : join(package_, 'dist');
  const pathFile = join(package_, 'path.txt');
  const executable = join(folder, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  const found = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return own || found === version ? { kind: 'electron', version: found, executable } : null;
}

/** Makes this process, and those it starts, use the runtime: the package `electron`, Playwright and electron-vite look here. */
export function applyRuntime(runtime: Runtime): void {
  process.env.ELECTRON_EXEC_PATH = runtime.executable;
  const standIn = dirname(STAND_IN.executable);
  if (runtime.kind === 'stand-in') process.env.ELECTRON_OVERRIDE_DIST_PATH = standIn;
  else if (process.env.ELECTRON_OVERRIDE_DIST_PATH === standIn)
    delete process.env.ELECTRON_OVERRIDE_DIST_PATH;
}

/**
 * What the runtime needs on its command line, before the program's path: Chromium's sandbox refuses to be started by
 * root on Linux, and nobody but root there goes without it.
 */
export const runtimeSwitches = (platform = process.platform, userId = process.getuid?.()): string[] =>
  platform === 'linux' && userId === 0 ? ['--no-sandbox'] : [];

/** Such as `Electron 45.3.4` or `Electron's stand-in (Node 24.21.0, Chromium 150.0.7871.2)`. */
export function nameOf(runtime: Runtime): string {
  if (runtime.kind === 'electron') return `Electron ${runtime.version}`;
  const chromium = findChromium();
  const said =
    chromium === null
      ? 'no Chromium'
      : execFileSync(chromium, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
  return `Electron's stand-in (Node ${process.versions.node}, ${said.split(/ (built|for|running) /)[0]?.trim()})`;
}
