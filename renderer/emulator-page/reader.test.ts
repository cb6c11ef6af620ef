import { expect, test } from 'vitest';
import { createReader } from './reader.ts';

const slowly = () => {
  const asked: { done: () => void; isWanted: () => boolean }[] = [];
  const reader = createReader(
    (isWanted) =>
      new Promise((done) => {
        asked.push({ done, isWanted });
      }),
  );
  return { asked, reader };
};

test('what changes while it is read is read once more, and once only', async () => {
  const { asked, reader } = slowly();
  reader.read();
  reader.read();
  reader.read();
  expect(asked).toHaveLength(1);
  asked[0]?.done();
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.done();
  await Promise.resolve();
  reader.read();
  await expect.poll(() => asked.length).toBe(3);
});

test('nobody wants what comes after the end', async () => {
  const { asked, reader } = slowly();
  reader.read();
  reader.read();
  expect(asked[0]?.isWanted()).toBe(true);
  reader.stop();
  expect(asked[0]?.isWanted()).toBe(false);
  asked[0]?.done();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toHaveLength(1);
});
