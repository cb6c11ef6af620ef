import { expect, test } from 'vitest';
import type { HttpExchange } from '../../protocol/exchange.ts';
import { pathOf, requestText, responseText, seconds, shortSize, statusKind } from './call-text.ts';

const exchange: HttpExchange = {
  kind: 'http',
  id: '1',
  at: '2026-11-20T10:00:00.000Z',
  call: 'writeSessionByHandle',
  attempt: 1,
  method: 'PUT',
  url: 'http://127.0.0.1:1/handles/x/session?nocommit=true',
  requestHeaders: [['If-Match', '*']],
  requestBody: '{}',
  status: 200,
  responseHeaders: [['ETag', '"7"']],
  responseBody: '{"a":1}',
  error: null,
  ms: 3,
};

test('a URL is shown by its path and query', () => {
  expect(pathOf(exchange.url)).toBe('/handles/x/session?nocommit=true');
  expect(pathOf('no url')).toBe('no url');
});

test('request and answer are copied in the form of HTTP', () => {
  expect(requestText(exchange)).toBe(`PUT ${exchange.url}\nIf-Match: *\n\n{}`);
  expect(responseText(exchange)).toBe('HTTP 200\nETag: "7"\n\n{"a":1}');
});

test('where no answer came, the error is copied', () => {
  const lost = { ...exchange, status: null, error: { code: 'ECONNRESET', message: 'cut off' } };
  expect(responseText(lost)).toBe('ECONNRESET: cut off');
});

test('sizes are short', () => {
  expect([0, 999, 4_120, 5_240_000].map(shortSize)).toEqual(['0', '999', '4.1k', '5.2M']);
});

test('statuses are good, bad or neither', () => {
  expect([200, 204, 304].map((status) => statusKind(status))).toEqual(['good', 'good', 'good']);
  expect([404, 503, null].map((status) => statusKind(status))).toEqual(['bad', 'bad', 'bad']);
  expect(statusKind(302)).toBe('plain');
  expect(statusKind(null, true)).toBe('plain');
});

test('milliseconds are told as seconds where they are many', () => {
  expect([4_180, 300_000, 20].map(seconds)).toEqual(['4.2', '300.0', '0.0']);
});
