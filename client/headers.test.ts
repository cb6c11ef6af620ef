import { describe, expect, it } from 'vitest';
import { callHeaders, headerOf, retryAfterMs } from './headers.ts';

describe('headers of a call', () => {
  it('carries what the service asks of every call', () => {
    expect(callHeaders(107, '{}')).toMatchObject({
      'Accept-Language': 'en-US',
      'Content-Type': 'application/json; charset=utf-8',
      'x-xbl-contract-version': '107',
    });
  });

  it('can speak the older contract version', () => {
    expect(callHeaders(105, '')['x-xbl-contract-version']).toBe('105');
  });

  it('names no content type where there is no body', () => {
    expect(callHeaders(107, '')).not.toHaveProperty('Content-Type');
  });

  it('carries only the conditions that were given', () => {
    expect(callHeaders(107, '', { ifMatch: '*' })).toMatchObject({ 'If-Match': '*' });
    expect(callHeaders(107, '', { ifMatch: '*' })).not.toHaveProperty('If-None-Match');
    expect(callHeaders(107, '', { ifNoneMatch: '"a"' })).toMatchObject({ 'If-None-Match': '"a"' });
  });

  it('finds a header whatever the case of its name', () => {
    expect(headerOf([['etag', '"a"']], 'ETag')).toBe('"a"');
    expect(headerOf([], 'ETag')).toBeNull();
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 20, 10, 0, 0);
  it.each([
    ['7', 7000],
    [' 0 ', 0],
    ['1.5', 1500],
    ['Fri, 20 Nov 2026 10:00:12 GMT', 12_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
    ['99999999999999999999', 86_400_000],
    ['Fri, 20 Nov 2099 10:00:00 GMT', 86_400_000],
    ['soon', null],
    ['', null],
    [null, null],
  ])('reads %j as %j milliseconds', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });
});
