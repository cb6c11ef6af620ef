import { expect, test } from 'vitest';
import { describeHresult, hresultIn } from './hresult.ts';

test.each<[code: string | number, written: string, status: number]>([
  ['0x80190194', '0x80190194', 404],
  ['80190193', '0x80190193', 403],
  [-2145844848, '0x80190190', 400],
  ['-2145844839', '0x80190199', 409],
  [0x8019019c, '0x8019019C', 412],
  ['2149122477', '0x801901AD', 429],
])('%s is the HTTP status in its low 16 bits', (code, written, status) => {
  expect(describeHresult(code)).toMatchObject({
    code: written,
    status,
    meaning: `the service answered HTTP ${status}`,
  });
});

test.each([
  ['0x8015DC12', 'wrong-sandbox'],
  ['0x8015dc03', 'account-banned'],
  ['2148916233', 'account-not-set-up'],
  ['0x87DD0005', 'unknown-title'],
  ['0x87DD000E', 'title-not-authorized'],
])('%s names the cause %s', (code, cause) => {
  expect(describeHresult(code)).toMatchObject({ cause });
});

test('codes with a symbol carry it', () => {
  expect(describeHresult('0x80070057')).toMatchObject({ name: 'E_INVALIDARG' });
  expect(describeHresult('0x80190194')).toMatchObject({ name: 'HTTP_E_STATUS_NOT_FOUND' });
});

test('a code that is not known is still written out, with what its facility says', () => {
  expect(describeHresult('0x80072EE7')).toEqual({ code: '0x80072EE7', meaning: 'Windows error 12007' });
  expect(describeHresult('0x89235101')).toEqual({
    code: '0x89235101',
    meaning: 'not a code that Beckon knows',
  });
});

test.each(['', 'S_OK', 0, '0', '404', 404, '0x00000000', '0x801901', 1.5, Number.NaN, '99999999999', -1e12])(
  '%j is no failing HRESULT',
  (code) => {
    expect(describeHresult(code)).toBeNull();
  },
);

test('a code is found inside a text', () => {
  expect(hresultIn('Sign-in failed (0x8015dc12).')).toMatchObject({ code: '0x8015DC12' });
  expect(hresultIn('{"Identity":"0","XErr":2148916238}')).toMatchObject({ code: '0x8015DC0E' });
  expect(hresultIn('nothing of the kind, 404')).toBeNull();
});
