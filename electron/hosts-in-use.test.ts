import { describe, expect, it } from 'vitest';
import { testOrigin } from './hosts-in-use.ts';

const at = (BECKON_HOSTS: string | undefined, isPackaged = false) => testOrigin({ BECKON_HOSTS }, isPackaged);

describe('where a test may put the hosts of Xbox Live', () => {
  it('is the real ones unless it says otherwise', () => {
    expect(at(undefined)).toBeNull();
    expect(at('')).toBeNull();
  });

  it.each(['http://127.0.0.1:4711', 'http://localhost:4711', 'http://[::1]:4711'])('may be %s', (origin) => {
    expect(at(origin)).toBe(origin);
  });

  it('is never looked at by a packaged program', () => {
    expect(at('http://127.0.0.1:4711', true)).toBeNull();
    expect(at('https://example.com', true)).toBeNull();
  });

  it.each([
    'https://127.0.0.1:4711',
    'http://example.com:80',
    'http://127.0.0.1',
    'http://127.0.0.1:4711/path',
    'http://127.0.0.1:4711@example.com:80',
    'http://127.0.0.1.example.com:80',
    'http://192.168.0.1:80',
    'ws://127.0.0.1:4711',
    'http://127.0.0.1:4711\nhttp://example.com:80',
  ])('can not be %s', (origin) => {
    expect(() => at(origin)).toThrow('must be a loopback origin');
  });
});
