import { expect, test } from 'vitest';
import { startArguments } from './start-arguments.ts';

test('nothing, and a link, are taken', () => {
  const link = 'ms-xbl-decafbad://inviteHandleAccept?handle=27a705f6-f080-4aa7-8bd7-ec8c51befd3d';
  expect(startArguments([])).toEqual([]);
  expect(startArguments([link])).toEqual([link]);
  expect(startArguments(['--', link])).toEqual([link]);
});

test.each(['ms-xbl-decafbad://', 'MS-XBL-DECAFBAD://nobody?x', 'ms-xbl-nonsense:'])(
  '%s is malformed, and the program says so in its window',
  (link) => {
    expect(startArguments([link])).toEqual([link]);
  },
);

test('two links go to the program as well, which refuses both', () => {
  expect(startArguments(['ms-xbl-1://a', 'ms-xbl-2://b'])).toHaveLength(2);
});

test.each(['garbage', 'https://example.invalid/', 'ms-xbl-decafbad', ''])('%j is refused', (argument) => {
  expect(() => startArguments(['ms-xbl-decafbad://x', argument])).toThrow(
    `'${argument}' is no activation link`,
  );
});
