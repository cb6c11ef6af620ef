import { expect, it } from 'vitest';
import { createEventSender } from './event-sender.ts';

const target = () => {
  const sent: unknown[] = [];
  return { sent, send: (_channel: string, _name: string, payload: unknown) => sent.push(payload) };
};
const shown = (id: string) => ['activation.shown', { id }] as const;
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('sends nothing before the snapshot, which holds it all, and everything after it', async () => {
  const events = createEventSender();
  const window = target();
  events.attach(window);
  events.send(...shown('before'));
  events.snapshotMade();
  await turn();
  events.send(...shown('after'));
  expect(window.sent).toEqual([{ id: 'after' }]);
});

it('holds back what happens while the snapshot is on its way', async () => {
  const events = createEventSender();
  const window = target();
  events.attach(window);
  events.snapshotMade();
  events.send(...shown('meanwhile'));
  expect(window.sent).toEqual([]);
  await turn();
  expect(window.sent).toEqual([{ id: 'meanwhile' }]);
});

it('numbers the events, and says the number of the last one that a snapshot holds', async () => {
  const events = createEventSender();
  const numbers: number[] = [];
  events.attach({ send: (_channel, _name, _payload, number) => numbers.push(number) });
  events.send(...shown('before'));
  expect(events.snapshotMade()).toBe(1);
  events.send(...shown('meanwhile'));
  await turn();
  events.send(...shown('after'));
  expect(numbers).toEqual([2, 3]);
});

it('loses nothing when two snapshots are asked for in one turn', async () => {
  const events = createEventSender();
  const window = target();
  events.attach(window);
  events.snapshotMade();
  events.send(...shown('a'));
  events.snapshotMade();
  events.send(...shown('b'));
  await turn();
  expect(window.sent).toEqual([{ id: 'a' }, { id: 'b' }]);
});

it('begins anew with another window, and is silent without one', async () => {
  const events = createEventSender();
  const [first, second] = [target(), target()];
  events.attach(first);
  events.snapshotMade();
  await turn();
  events.attach(null);
  events.send(...shown('nobody'));
  events.attach(second);
  events.send(...shown('too early'));
  events.snapshotMade();
  await turn();
  events.send(...shown('now'));
  expect([first.sent, second.sent]).toEqual([[], [{ id: 'now' }]]);
});
