import { resolve } from 'node:path';

/** Makes an absolute path of one that starts at the project's folder. */
export const inProject = (...path: string[]): string => resolve(import.meta.dirname, '..', ...path);

/** For what the scripts remember between two commands; goes with node_modules, so that `npm ci` starts afresh. */
export const CACHE = inProject('node_modules/.cache/beckon');
