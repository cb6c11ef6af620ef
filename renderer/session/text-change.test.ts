import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from './text-change.ts';

const applied = (before: string, after: string): string => {
  const change = changeBetween(before, after);
  return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
};

test('the change makes the one text the other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, one, other, tail) => {
      expect(applied(head + one + tail, head + other + tail)).toBe(head + other + tail);
    }),
  );
});

test('only what differs is replaced', () => {
  expect(changeBetween('{"round": 7, "map": 1}', '{"round": 8, "map": 1}')).toEqual({
    from: 10,
    to: 11,
    insert: '8',
  });
});

test('equal texts need no change', () => {
  expect(changeBetween('same', 'same')).toBeNull();
});
