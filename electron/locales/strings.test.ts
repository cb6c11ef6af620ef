import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extensions } from '../file-kinds.ts';
import { en } from './en.ts';

const ROOT = join(import.meta.dirname, '..');
const sources = globSync('**/*.ts', { cwd: ROOT })
  .filter((file) => !/\.test\.ts$|^(locales|ipc)[\\/]/.test(file))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));

/** Keys of a tree of strings, plural forms under the key that they are asked for by. */
const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [path + name.replace(/_(one|other)$/, '')] : keysOf(text, `${path}${name}.`),
  );

test('every string is used', () => {
  const said = sources.flatMap((text) => [...text.matchAll(/(['`])([a-z]+\.[\w.${}-]+)\1/g)]);
  const patterns = said.map(
    ([, , key = '']) =>
      new RegExp(`^${key.replaceAll('.', String.raw`\.`).replaceAll(/\\?\$\{.*?\}/g, '[^.]+')}$`),
  );
  expect(keysOf(en).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});

test('every kind of file has a name', () => {
  expect(Object.keys(en.files).toSorted()).toEqual(Object.keys(extensions).toSorted());
});

test('no words stand in the menus and notices themselves', () => {
  const found = sources.flatMap(
    (text) => text.match(/\b(label|setToolTip|showErrorBox|body|buttonLabel)[:(] ?['`]\p{L}{2}.*/gu) ?? [],
  );
  expect(found).toEqual([]);
});
