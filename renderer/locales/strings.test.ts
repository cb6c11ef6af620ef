import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { en } from './en.ts';

type Node = { type: string; [field: string]: unknown };

const ROOT = join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', { cwd: ROOT }).filter(
  (file) => !/\.test\.ts$|^locales\//.test(file.replaceAll('\\', '/')),
);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node of a file's syntax tree. */
function* nodesOf(file: string): Generator<Node> {
  const { program, errors } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  expect(errors).toEqual([]);
  const rest: unknown[] = [program];
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    if (Array.isArray(value)) rest.push(...value.filter((one) => one !== null));
    else if (isNode(value)) {
      yield value;
      rest.push(...Object.values(value).filter((one) => typeof one === 'object' && one !== null));
    }
  }
}

/** Attributes whose text a person reads or hears. */
const READ = new Set([
  'aria-label',
  'title',
  'placeholder',
  'label',
  'content',
  'alt',
  'hint',
  'name',
  'note',
  'what',
]);

const attributeName = (node: Node): unknown => (isNode(node.name) ? node.name.name : undefined);
const literal = (node: unknown): unknown =>
  isNode(node) && node.type === 'Literal' ? node.value : undefined;
const hasWord = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text);

/** Keys of a tree of strings, plural forms under the key that they are asked for by. */
const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [path + name.replace(/_(one|other)$/, '')] : keysOf(text, `${path}${name}.`),
  );

test('no words stand in the components: all are in the locale', () => {
  const found = sources.flatMap((file) =>
    [...nodesOf(file)].flatMap((node) => {
      if (node.type === 'JSXText' && hasWord(node.value)) return [`${file}: ${node.value.trim()}`];
      if (node.type !== 'JSXAttribute' || !READ.has(String(attributeName(node)))) return [];
      const text = literal(node.value);
      return hasWord(text) ? [`${file}: ${String(attributeName(node))}="${text}"`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('every string of the locale is used', () => {
  const whole = new Set<unknown>();
  const patterns: RegExp[] = [];
  for (const file of sources) {
    for (const node of nodesOf(file)) {
      if (node.type === 'Literal') whole.add(node.value);
      if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) continue;
      const parts = node.quasis.map((quasi: { value: { cooked: string } }) => quasi.value.cooked);
      if (/^[a-z]/i.test(parts[0] ?? '')) {
        patterns.push(
          new RegExp(`^${parts.map((part) => part.replaceAll('.', String.raw`\.`)).join('[^.]+')}$`),
        );
      }
    }
  }
  const unused = keysOf(en).filter(
    (key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('a session’s join restriction is worded alike, where it stands and where it is found', () => {
  for (const rule of ['local', 'followed'] as const) expect(en.openness[rule]).toBe(en.joinRule[rule]);
});
