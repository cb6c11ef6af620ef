import { describe, expect, it, test } from 'vitest';
import { jsonPlace, rangesIn } from './json-scan.ts';

/** The place at the mark `|`. */
const placeIn = (marked: string) => {
  const at = marked.indexOf('|');
  return jsonPlace(marked.replace('|', ''), at);
};

describe('what is being typed', () => {
  it.each<[string, 'name' | 'value', string, number]>([
    ['{|}', 'name', '', 1],
    ['{"sys|', 'name', '', 1],
    ['{"sys|"}', 'name', '', 1],
    ['{"system": {"a": 1, |}}', 'name', 'system', 20],
    ['{"system": {"a": 1,\n  jo|\n}}', 'name', 'system', 22],
    ['{"system": {"closed": |', 'value', 'system.closed', 22],
    ['{"system": {"closed": tr|}}', 'value', 'system.closed', 22],
    ['{"system": {"joinRestriction": "no|"}}', 'value', 'system.joinRestriction', 31],
    ['{"a": [1, {"b": |}]}', 'value', 'a.1.b', 16],
    ['{"a": [1, |]}', 'value', 'a.1', 10],
    ['{"a\\"b": {|}}', 'name', 'a"b', 10],
  ])('in %j is a %s at %j', (text, kind, path, from) => {
    expect(placeIn(text)).toMatchObject({ kind, from });
    expect(placeIn(text)?.path.join('.')).toBe(path);
  });

  it.each(['|', '{"a"|: 1}', '{"a": 1 |}', '{"a": {}|}', '[1] |'])(
    'in %j is nothing to help with',
    (text) => {
      expect(placeIn(text)).toBeNull();
    },
  );

  it('knows the names that are there already', () => {
    expect(placeIn('{"system": {"a": 1, "b": {"c": 1}, |')?.taken).toEqual(['a', 'b']);
  });
});

test('each name and each item has its place in the text', () => {
  const text = '{"a": {"b": [10, {"c": 1}]}}';
  const found = Object.fromEntries(
    [...rangesIn(text)].map(([path, { from, to }]) => [path, text.slice(from, to)]),
  );
  expect(found).toEqual({ a: '"a"', 'a.b': '"b"', 'a.b.0': '10', 'a.b.1': '{', 'a.b.1.c': '"c"' });
});
