import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measured } from './figure.ts';

const MOST_FIRST_LOAD = 350_000;

/**
 * Bytes of the built program: what is loaded before a join, in all, and what the window loads first.
 * @param out the folder of the build; throws when there is none
 */
export const bytesOf = (out: string): Measured[] => {
  const main = join(out, 'main/main.cjs');
  const size = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + statSync(file).size, 0);
  const firstLoad = gzipped(firstLoadOf(join(out, 'renderer')));
  const figure = (name: string, value: number) =>
    ({ name, value, unit: 'bytes', floor: null, goal: null, met: null }) as const;
  return [
    // The entry hands a link over to a running program or loads the program; what that loads later, a join needs not.
    figure('main, loaded before a join', size(required(main, 1))),
    figure('main, in all', size(required(main, Number.POSITIVE_INFINITY))),
    figure('preload', size(scriptsIn(join(out, 'preload')))),
    {
      ...figure('window, first load, gzipped', firstLoad),
      goal: `at most ${MOST_FIRST_LOAD} bytes`,
      met: firstLoad <= MOST_FIRST_LOAD,
    },
  ];
};

const scriptsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.[cm]?js$/.test(name))
    .map((name) => join(folder, name));

/** An import that waits for its time is built as `Promise.resolve().then(() => require(…))`. */
const REQUIRE = /(\.then\(\s*\(\)\s*=>\s*(?:[\w.$]+\(\s*)?)?\brequire\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g;

/** A script and what it requires of our own; `waits` says how many imports that wait are followed in a row. */
const required = (file: string, waits: number): Set<string> => {
  const found = new Map<string, number>();
  const follow = (path: string, left: number): void => {
    if ((found.get(path) ?? -1) >= left) return;
    found.set(path, left);
    for (const [, waiting, next] of readFileSync(path, 'utf8').matchAll(REQUIRE)) {
      const after = waiting ? left - 1 : left;
      if (next !== undefined && after >= 0) follow(resolve(dirname(path), next), after);
    }
  };
  follow(file, waits);
  return new Set(found.keys());
};

/** The page, and every script, module preload and style sheet that it names. */
const firstLoadOf = (folder: string): string[] => {
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)];
  const links = [...html.matchAll(/<link[^>]*\srel="(?:stylesheet|modulepreload)"[^>]*\shref="([^"]+)"/g)];
  return [page, ...[...scripts, ...links].map(([, path = '']) => join(folder, path))];
};

const gzipped = (files: string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
