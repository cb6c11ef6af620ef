import { expect, test } from 'vitest';
import { parseJson } from './json-text.ts';

test('what is JSON is read', () => {
  expect(parseJson('{"a": [1, null]}')).toEqual({ ok: true, value: { a: [1, null] } });
});

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{"a": }', 1, 7],
  ['', 1, 1],
  ['{\n  "a": 1', 2, 9],
  ['{\n "a": "x\n', 2, 7],
])('%j is wrong at line %i, column %i', (text, line, column) => {
  const parsed = parseJson(text);
  expect(parsed).toMatchObject({ ok: false, problem: { line, column } });
  expect(parsed.ok ? '' : parsed.problem.message).not.toMatch(/position/);
});
