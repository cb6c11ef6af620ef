import { afterEach, expect, test, vi } from 'vitest';
import { proxiesFor } from './proxy-rules.ts';

const set = (environment: Record<string, string>) => {
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'])
    for (const each of [name, name.toUpperCase()]) vi.stubEnv(each, environment[each] ?? '');
};
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['https://a.test/', {}, 'DIRECT'],
  ['https://a.test/', { https_proxy: 'http://p:8080/' }, 'PROXY p:8080'],
  ['https://a.test/', { HTTPS_PROXY: 'p:8080' }, 'PROXY p:8080'],
  ['http://a.test/', { https_proxy: 'p:8080' }, 'DIRECT'],
  ['wss://a.test/', { https_proxy: 'p:8080' }, 'PROXY p:8080'],
  ['https://a.test/', { all_proxy: 'socks5://s' }, 'SOCKS5 s:1080'],
  ['https://a.test/', { all_proxy: 'https://t' }, 'HTTPS t:443'],
  ['https://b.a.test/', { https_proxy: 'p:1', no_proxy: 'x.test, .a.test' }, 'DIRECT'],
  ['https://a.test/', { https_proxy: 'p:1', no_proxy: '*' }, 'DIRECT'],
  ['https://ba.test/', { https_proxy: 'p:1', no_proxy: 'a.test' }, 'PROXY p:1'],
  ['http://127.0.0.1:80/', { http_proxy: 'p:1' }, 'DIRECT'],
  ['http://[::1]/', { http_proxy: 'p:1' }, 'DIRECT'],
])('%s with %j goes %s', (url, environment, way) => {
  set(environment);
  expect(proxiesFor(url)).toBe(way);
});
