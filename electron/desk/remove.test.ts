import { expect, it } from 'vitest';
import type { Activation } from '../activation/activation.ts';
import { arrivedActivation } from '../activation/testing.ts';
import { createRecords } from './records.ts';
import { createRemover } from './remove.ts';

const activation = (id: string, state: Activation['state']): Activation =>
  arrivedActivation({ id, text: `link ${id}`, length: 6, arrivedBy: 'paste', state });

const removerOf = (...known: Activation[]) => {
  const told: string[][] = [];
  const dropped: string[] = [];
  const disk = { full: false };
  const old = activation('in the journal alone', 'left');
  const records = createRecords(
    { write: () => undefined, activation: (id) => (id === old.id ? old : null) },
    () => new Date(),
    { activation: () => undefined, trouble: () => undefined },
  );
  for (const one of known) records.adopt(one);
  const remover = createRemover({
    journal: {
      remove: (ids) => {
        if (disk.full) throw new Error('the disk is full');
        return [...ids];
      },
      olderThan: () => known.map(({ id }) => id),
    },
    records,
    follower: { drop: (id) => dropped.push(id) },
    removed: (ids) => told.push(ids),
  });
  return { ...remover, records, told, dropped, disk };
};

it('forgets what was removed, and tells; who is joining or joined stays', async () => {
  const desk = removerOf(activation('a', 'left'), activation('b', 'joining'), activation('c', 'joined'));
  expect(await desk.remove(['a', 'b', 'c', 'in the journal alone'])).toEqual({ removed: 2, kept: 2 });
  expect(desk.told.flat()).toEqual(['a', 'in the journal alone']);
  expect(desk.dropped).toEqual(['a', 'in the journal alone']);
  expect(desk.records.all().map(({ id }) => id)).toEqual(['b', 'c']);
});

it('a question that is removed is asked anew when its link comes again', async () => {
  const asked = activation('a', 'asking');
  const desk = removerOf(asked);
  await desk.remove(['a']);
  expect(desk.records.underWay(asked.text)).toBeNull();
});

it('one that is older than those in memory is taken from the journal when something is to be done with it', () => {
  const { records } = removerOf();
  expect(records.has('in the journal alone')).toBe(false);
  expect(records.get('in the journal alone').state).toBe('left');
  expect(() => records.get('nowhere')).toThrow('no activation nowhere');
});

it('goes on in turns, so that thousands keep nobody waiting', async () => {
  const many = Array.from({ length: 250 }, (_, at) => activation(String(at), 'left'));
  const desk = removerOf(...many);
  expect(await desk.removeOlder(new Date())).toEqual({ removed: 250, kept: 0 });
  expect(desk.told.map((ids) => ids.length)).toEqual([100, 100, 50]);
});

it('says so when the journal can not be written, and keeps them', async () => {
  const desk = removerOf(activation('a', 'left'));
  desk.disk.full = true;
  await expect(desk.remove(['a'])).rejects.toMatchObject({ code: 'not-removed' });
  expect(desk.records.has('a')).toBe(true);
  expect(desk.told).toEqual([]);
});
