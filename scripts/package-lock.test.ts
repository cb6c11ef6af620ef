import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from './project.ts';

type Entry = { optionalDependencies?: Record<string, string>; resolved?: string };

const lock = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** As Node finds it: beside the package, or beside any package around it. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[[at, 'node_modules', name].filter(Boolean).join('/')]) return true;
    if (!at.includes('/node_modules/')) return lock.packages[`node_modules/${name}`] !== undefined;
  }
}

// A registry that holds no packages for some system leaves them out of the lock, and `npm ci` then refuses it everywhere.
test('the lock names the packages of every system, not only of the one it was written on', () => {
  const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(at, name)),
  );
  expect(missing).toEqual([]);
});

test('the lock names no registry, so that a mirror serves as well', () => {
  expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith('http'))).toEqual(
    [],
  );
});
