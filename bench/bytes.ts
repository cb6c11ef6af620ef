import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const OUT = resolve(import.meta.dirname, '../out');
const MOST_FIRST_LOAD = 350_000;

/** Bytes of the built program: what is loaded before a join, in all, and what the window loads first. */
export const bytes = (): Promise<Omit<Figure, 'ratio'>[]> => Promise.resolve(bytesOf(OUT));

/** Figures of a build in this folder; throws when it is not there. */
export const bytesOf = (out: string): Omit<Figure, 'ratio'>[] => {
  const main = join(out, 'main/main.cjs');
  const size = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + statSync(file).size, 0);
  const firstLoad = gzipped(firstLoadOf(join(out, 'renderer')));
  const figure = (name: string, value: number) =>
    ({ name, value, unit: 'bytes', floor: null, goal: null, met: null }) as const;
  return [
    figure('main, loaded at start', size(required(main, { lazily: false }))),
    figure('main, in all', size(required(main, { lazily: true }))),
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
const REQUIRE =
  /(\.then\(\s*(?:function\s*\(\)\s*\{\s*(?:return\s+)?|\(\)\s*=>\s*(?:\w+\()?)?\s*)?\brequire\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g;

/** A script and what it requires of our own, with or without what it requires later. */
const required = (file: string, { lazily }: { lazily: boolean }, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, later, path] of readFileSync(file, 'utf8').matchAll(REQUIRE)) {
    if (path !== undefined && (lazily || !later)) required(resolve(dirname(file), path), { lazily }, found);
  }
  return found;
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
