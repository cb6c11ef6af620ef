import { expect, test } from 'vitest';
import { schemeNamed } from './scheme-name.ts';

test('a scheme is taken however it is typed', () => {
  for (const typed of ['ms-xbl-35760c07', ' MS-XBL-35760C07 ', '35760c07', 'ms-xbl-35760c07://x?y']) {
    expect(schemeNamed(typed)).toBe('ms-xbl-35760c07');
  }
  expect(schemeNamed('ms-xbl-multiplayer:')).toBe('ms-xbl-multiplayer');
});

test('anything else is no scheme of ours', () => {
  for (const typed of ['https', 'ms-xbl-', 'ms-xbl-35760c0', 'ms-xbl-35760c07a', 'ms-xbl-35760c0z', '']) {
    expect(schemeNamed(typed)).toBeNull();
  }
});
