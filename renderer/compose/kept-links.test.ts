import { expect, test } from 'vitest';
import { withLink, without } from './kept-links.ts';

const one = { name: 'one', text: 'a' };
const two = { name: 'two', text: 'b' };

test('a link goes into its collection, in the place of one of the same name', () => {
  const first = withLink([], 'Mine', one);
  expect(first).toEqual([{ name: 'Mine', links: [one] }]);
  const both = withLink(first, 'mine', two);
  expect(both).toEqual([{ name: 'Mine', links: [one, two] }]);
  expect(withLink(both, 'Mine', { name: 'One', text: 'c' })[0]?.links).toEqual([
    two,
    { name: 'One', text: 'c' },
  ]);
});

test('the last link of a collection takes it along', () => {
  const both = [{ name: 'Mine', links: [one, two] }];
  expect(without(both, 'Mine', 0)).toEqual([{ name: 'Mine', links: [two] }]);
  expect(without(without(both, 'Mine', 0), 'Mine', 0)).toEqual([]);
});
