import { expect, test } from 'vitest';
import { deleteInTurns } from './delete-in-turns.ts';

const ids = Array.from({ length: 1200 }, (_, at) => String(at));
const run = async (answers: ({ removed: number; kept: number } | undefined)[], stopAt = Infinity) => {
  const asked: number[] = [];
  const told: number[] = [];
  const deleted = await deleteInTurns(ids, {
    remove: async (some) => {
      asked.push(some.length);
      return answers[asked.length - 1];
    },
    isStopped: () => asked.length >= stopAt,
    tell: (done) => told.push(done),
  });
  return { deleted, asked, told };
};

test('many are deleted a part at a time, and its progress is told', async () => {
  const answers = [
    { removed: 500, kept: 0 },
    { removed: 499, kept: 1 },
    { removed: 200, kept: 0 },
  ];
  const { deleted, asked, told } = await run(answers);
  expect(asked).toEqual([500, 500, 200]);
  expect(told).toEqual([0, 500, 1000]);
  expect(deleted).toEqual({ removed: 1199, kept: 1, isStopped: false });
});

test('what is not deleted yet stays when it is stopped', async () => {
  const { deleted, asked } = await run([{ removed: 500, kept: 0 }], 1);
  expect(asked).toEqual([500]);
  expect(deleted).toEqual({ removed: 500, kept: 0, isStopped: true });
});

test('a part that fails is the last, and what went before it counts', async () => {
  const { deleted, asked } = await run([{ removed: 500, kept: 0 }, undefined]);
  expect(asked).toEqual([500, 500]);
  expect(deleted).toEqual({ removed: 500, kept: 0, isStopped: false });
});
