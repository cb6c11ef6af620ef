import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.ts';

const isTest = (file: string): boolean => /\.(test|spec)\.tsx?$/.test(file);

/** One hash over the contents of these files and folders of the project; tests are left out. */
export function hashOf(paths: readonly string[], project = inProject()): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(project, path))) {
      hash
        .update(`${file.slice(project.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
