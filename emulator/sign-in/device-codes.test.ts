import { expect, it } from 'vitest';
import { createDeviceCodes } from './device-codes.ts';

it('tells when one more waits, and when one is answered, whoever does that', () => {
  let told = 0;
  const codes = createDeviceCodes(() => {
    told += 1;
  });
  const { userCode } = codes.begin('some-client', 0);
  expect([told, codes.waiting(0).length]).toEqual([1, 1]);
  expect(codes.answer('NOBODY', '1', 0)).toBe(false);
  expect(told).toBe(1);
  expect(codes.answer(userCode, '1', 0)).toBe(true);
  expect([told, codes.waiting(0).length]).toEqual([2, 0]);
});
