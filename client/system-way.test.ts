import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainNotDone } from './explain.ts';
import { joinByHandle } from './join.ts';
import { readProxies } from './proxies.ts';
import { createSystemWay } from './system-way.ts';
import { makeCertificate } from './testing/certificate.ts';
import { startProxy } from './testing/connect-proxy.ts';
import { createFakeDirectory } from './testing/fake-session.ts';
import { setRta } from './testing/rta-set.ts';
import { until } from './testing/until.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
let refuse: number | null;
beforeEach(async () => {
  refuse = null;
  proxy = await startProxy({ refuse: () => refuse });
});
afterEach(() => proxy.close());

const secure = makeCertificate();

/** A channel over TLS whose way the system says with this list. */
const setWay = async (list: () => string, ca: string[] = [secure.cert]) => {
  const asked: string[] = [];
  const findWay = createSystemWay({
    resolveProxy: async (url) => {
      asked.push(url);
      return list();
    },
    authorities: () => ca,
  });
  return { ...(await setRta({ secure, findWay })), asked };
};
const opening = async (set: Awaited<ReturnType<typeof setWay>>) => {
  set.rta.connect().catch(() => undefined);
  await until(() => set.rta.state.state === 'down');
  return set.rta.state;
};

describe('the change channel', () => {
  it('goes through the proxy that the system names for the https address', async () => {
    const { rta, server, asked } = await setWay(() => `PROXY ${proxy.host}`);
    expect(await rta.connect()).toBe('id-1');
    expect(proxy.asked).toEqual([`CONNECT ${server.host}`]);
    expect(asked).toEqual([`${server.url}/connect`]);
    expect(server.peers[0]?.request.headers.authorization).toMatch(/^XBL3\.0 /);
  });

  it('goes straight where the system says so, with the system’s authorities', async () => {
    const { rta } = await setWay(() => 'DIRECT');
    expect(await rta.connect()).toBe('id-1');
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    [407, 'ERR_PROXY_AUTH_REQUESTED'],
    [401, 'ERR_TUNNEL_CONNECTION_FAILED'],
    [502, 'ERR_TUNNEL_CONNECTION_FAILED'],
  ])('says that the proxy answered %d, and takes it for no answer of the service', async (status, code) => {
    refuse = status;
    const set = await setWay(() => `PROXY ${proxy.host}`);
    const why = `the proxy ${proxy.host} answered ${status}`;
    expect(await opening(set)).toMatchObject({ state: 'down', trouble: { why, code } });
    expect(set.seen.frames).toMatchObject([{ direction: 'close', text: why }]);
    expect(set.signer.renewals).toBe(0);
    expect(set.server.handshakes).toBe(0);
  });

  it('says that nobody is at the proxy’s address', async () => {
    await proxy.close();
    expect(await opening(await setWay(() => `PROXY ${proxy.host}`))).toMatchObject({
      trouble: {
        why: expect.stringMatching(`^through the proxy ${proxy.host}: .*ECONNREFUSED`),
        code: 'ERR_PROXY_CONNECTION_FAILED',
      },
    });
  });

  it.each(['DIRECT', 'PROXY'])('trusts no stranger’s certificate (%s)', async (way) => {
    const set = await setWay(
      () => (way === 'DIRECT' ? way : `PROXY ${proxy.host}`),
      [makeCertificate().cert],
    );
    expect(await opening(set)).toMatchObject({ trouble: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(set.server.handshakes).toBe(0);
  });

  it('says of a way that it can’t go what it is, among the frames as well', async () => {
    const set = await setWay(() => 'SOCKS5 127.0.0.1:1080');
    const state = await opening(set);
    expect(state).toMatchObject({
      trouble: { why: expect.stringContaining('the SOCKS proxy 127.0.0.1:1080'), code: 'proxy-kind' },
    });
    expect(set.seen.frames).toMatchObject([
      { direction: 'close', text: expect.stringContaining('SOCKS proxy') },
    ]);
  });

  it.each([
    ['PROXY', 'proxy-asks'],
    ['SOCKS', 'proxy-fails'],
  ])(
    'a join that could not be made because of it names the proxy, not the channel (%s)',
    async (word, code) => {
      refuse = 407;
      const { rta, clock } = await setWay(() => `${word} ${proxy.host}`);
      const { directory } = createFakeDirectory();
      const joining = joinByHandle({ directory, rta, xuid: '1', handleId: 'x', clock });
      await until(() => rta.state.state === 'down');
      clock.advance(30_000);
      const { answer } = await joining;
      if (answer.outcome !== 'unreachable') throw new Error(`it is ${answer.outcome}`);
      expect(explainNotDone(answer).explanation).toMatchObject({
        code,
        said: expect.stringContaining(proxy.host),
      });
    },
  );

  it('tries the next of the list when the one before failed', async () => {
    const gone = await startProxy();
    await gone.close();
    const set = await setWay(() => `SOCKS 127.0.0.1:1; PROXY ${gone.host}; PROXY ${proxy.host}; DIRECT`);
    const connected = set.rta.connect();
    await until(() => set.rta.state.state === 'down');
    set.clock.advance(0);
    expect(await connected).toBe('id-1');
    expect(proxy.asked).toHaveLength(1);
  });

  it('asks the system anew for each connection', async () => {
    let list = 'SOCKS 127.0.0.1:1080';
    const set = await setWay(() => list);
    const connected = set.rta.connect();
    await until(() => set.rta.state.state === 'down');
    list = `PROXY ${proxy.host}`;
    set.clock.advance(0);
    expect(await connected).toBe('id-1');
  });
});

describe('what the system says', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    [
      'PROXY a:80;HTTPS b:443 ; direct',
      [{ kind: 'http', host: 'a:80' }, { kind: 'https', host: 'b:443' }, { kind: 'direct' }],
    ],
    [
      'SOCKS5 c:1080; SOCKS [::1]:9',
      [
        { kind: 'socks', host: 'c:1080' },
        { kind: 'socks', host: '[::1]:9' },
      ],
    ],
    [
      'QUIC d:443; PROXY',
      [
        { kind: 'other', host: 'QUIC d:443' },
        { kind: 'other', host: 'PROXY' },
      ],
    ],
  ])('%j is read', (list, proxies) => {
    expect(readProxies(list)).toEqual(proxies);
  });
});
