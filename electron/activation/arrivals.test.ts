import { expect, it } from 'vitest';
import { type Arrival, createArrivals } from './arrivals.ts';

const arrival = (text: string): Arrival => ({ by: 'argv', links: [{ text, length: text.length }] });

it('keeps what arrives until somebody listens, and in order', () => {
  const arrivals = createArrivals();
  arrivals.arrive(arrival('a'));
  arrivals.arrive(arrival('b'));
  const seen: string[] = [];
  arrivals.listen(({ links }) => seen.push(...links.map((link) => link.text)));
  arrivals.arrive(arrival('c'));
  expect(seen).toEqual(['a', 'b', 'c']);
});

it('delivers nothing twice when the listener changes', () => {
  const arrivals = createArrivals();
  arrivals.arrive(arrival('a'));
  const first: Arrival[] = [];
  const second: Arrival[] = [];
  arrivals.listen((one) => first.push(one));
  arrivals.listen((one) => second.push(one));
  expect([first.length, second.length]).toEqual([1, 0]);
});
