import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../client/testing/fake-clock.ts';
import type { Transport } from '../../client/transport.ts';
import { hostsAt, realHosts } from '../../protocol/hosts.ts';
import { lookAtClock, lookAtHosts } from './look-at-network.ts';

const answering =
  (date: number | null): Transport =>
  async () => ({
    status: 404,
    headers: date === null ? [] : [['Date', new Date(date).toUTCString()]],
    body: '',
  });
const network = (transport: Transport, hosts = hostsAt('http://127.0.0.1:9')) => {
  const clock = createFakeClock();
  return { transport, hosts, clock, proxyOf: async (): Promise<string | null> => null };
};

describe('hosts', () => {
  it('asks each host once, without credentials, and takes any answer', async () => {
    const asked: unknown[] = [];
    const found = await lookAtHosts(
      network(async (request, signal) => {
        asked.push(request);
        return answering(null)(request, signal);
      }, realHosts),
    );
    expect(asked).toHaveLength(Object.keys(realHosts).length);
    expect(asked).toContainEqual({ method: 'GET', url: 'https://rta.xboxlive.com/', headers: {}, body: '' });
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['host-good']));
    expect(found[0]?.values).toEqual({ host: 'login.microsoftonline.com', status: '404' });
  });

  it('explains a host that does not answer, and names the proxy on the way', async () => {
    const refused = Object.assign(new Error('net::ERR_PROXY_CONNECTION_FAILED'), {
      code: 'ERR_PROXY_CONNECTION_FAILED',
    });
    const found = await lookAtHosts({
      ...network(() => Promise.reject(refused)),
      proxyOf: async () => '127.0.0.1:8888',
    });
    expect(found).toMatchObject([
      { code: 'host-bad', is: 'bad', explanation: { code: 'sign-in-proxy' } },
      { code: 'host-proxy', values: { proxy: '127.0.0.1:8888' } },
    ]);
  });

  it('waits ten seconds for an answer', async () => {
    let asked = (): void => undefined;
    const out = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const parts = network(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
          asked();
        }),
    );
    const found = lookAtHosts(parts);
    await out;
    parts.clock.advance(10_000);
    expect(await found).toMatchObject([{ code: 'host-bad', explanation: { code: 'sign-in-timeout' } }]);
  });
});

describe('the clock', () => {
  it.each([
    [0, 'clock-good', undefined],
    [-29_000, 'clock-good', undefined],
    [120_000, 'clock-off', { seconds: '120', side: 'ahead' }],
    [-301_000, 'clock-wrong', { seconds: '301', side: 'behind' }],
  ])('that is %i ms ahead is %s', async (ahead, code, values) => {
    const parts = network(answering(0));
    // A Date has whole seconds.
    const now = Math.floor(parts.clock.now() / 1000) * 1000;
    const found = await lookAtClock({
      ...parts,
      transport: answering(now - ahead),
      clock: { ...parts.clock, now: () => now },
    });
    expect(found).toMatchObject([{ code, ...(values && { values }) }]);
  });

  it('can’t be told where nothing answers, or gives no time', async () => {
    for (const transport of [answering(null), (() => Promise.reject(new Error('offline'))) as Transport])
      expect(await lookAtClock(network(transport))).toMatchObject([{ code: 'clock-unknown', is: 'info' }]);
  });
});
