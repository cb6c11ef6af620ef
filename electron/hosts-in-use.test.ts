import { describe, expect, it } from 'vitest';
import { hostsAt, realHosts } from '../protocol/hosts.ts';
import { hostsInUse } from './hosts-in-use.ts';

const at = (BECKON_HOSTS: string | undefined, isPackaged = false) => hostsInUse({ BECKON_HOSTS }, isPackaged);

describe('where a test may put the hosts of Xbox Live', () => {
  it('is the real ones unless it says otherwise', () => {
    expect(at(undefined)).toBe(realHosts);
    expect(at('')).toBe(realHosts);
  });

  it('may be an origin of this machine', () => {
    expect(at('http://127.0.0.1:4711')).toEqual(hostsAt('http://127.0.0.1:4711'));
  });

  it('is never looked at by a packaged program', () => {
    expect(at('http://127.0.0.1:4711', true)).toBe(realHosts);
    expect(at('https://example.com', true)).toBe(realHosts);
  });

  it.each([
    'https://127.0.0.1:4711',
    'http://example.com:80',
    'http://127.0.0.1:4711/path',
    'http://127.0.0.1:4711@example.com:80',
    'http://127.0.0.1.example.com:80',
    'http://192.168.0.1:80',
    'ws://127.0.0.1:4711',
  ])('can not be %s', (origin) => {
    expect(() => at(origin)).toThrow(RangeError);
  });
});
