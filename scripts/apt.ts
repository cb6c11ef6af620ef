import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './project.ts';

const LOG = join(CACHE, 'apt-get.log');

/** Whether this is Debian or one made from it, by the contents of /etc/os-release. */
export const isDebianLike = (osRelease: string): boolean =>
  /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease.replaceAll('"', ''));

/** Ubuntu has Chromium under another name. */
export const packagesFor = (osRelease: string, packages: string[]): string[] =>
  /^ID="?ubuntu/m.test(osRelease)
    ? packages.map((name) => (name === 'chromium' ? 'chromium-browser' : name))
    : packages;

/** What a person types who is not root. */
export const installCommand = (packages: string[]): string =>
  `sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${packages.join(' ')}`;

export function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** Installs with apt-get, its words going to a log; throws with the log's place when it fails. */
export async function install(packages: string[]): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const arguments_ = ['install', '--yes', '--no-install-recommends', ...packages];
  const log = openSync(LOG, 'w');
  try {
    // A fresh machine has no lists of packages, and old lists name files that are gone: fetched only then.
    if (await aptGet(arguments_, log)) return;
    await aptGet(['update'], log);
    if (!(await aptGet(arguments_, log)))
      throw new Error(`apt-get could not install them; its words are in ${LOG}`);
  } finally {
    closeSync(log);
  }
}

async function aptGet(arguments_: string[], log: number): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...arguments_], {
    env,
    stdio: ['ignore', log, log],
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done(code === 0));
  });
}
