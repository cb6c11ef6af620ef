import { expect, test } from 'vitest';
import { hostsAt, realHosts } from './hosts.ts';

test('every real host is one of Microsoft’s, spoken to in secret', () => {
  for (const host of Object.values(realHosts)) {
    const { protocol, hostname, port } = new URL(host);
    expect([protocol, port]).toEqual([host === realHosts.rta ? 'wss:' : 'https:', '']);
    expect(hostname).toMatch(/\.(xboxlive|microsoftonline|live)\.com$/);
  }
});

test('all of them can be moved to one origin of this machine', () => {
  const hosts = hostsAt('http://127.0.0.1:8080');
  expect(Object.keys(hosts).sort()).toEqual(Object.keys(realHosts).sort());
  expect(hosts).toMatchObject({ xsts: 'http://127.0.0.1:8080', rta: 'ws://127.0.0.1:8080/connect' });
});

test.each([
  'https://127.0.0.1:8080',
  'http://127.0.0.1:8080/path',
  'http://127.0.0.1:99999',
  'http://127.0.0.1.example.com',
  'http://user@127.0.0.1',
  'http://10.0.0.1:8080',
  'http://127.0.0.1:80\nhttps://example.com',
  '',
])('but not to %j', (origin) => {
  expect(() => hostsAt(origin)).toThrow(RangeError);
});
