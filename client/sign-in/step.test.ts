import { afterEach, describe, expect, it } from 'vitest';
import { lineTo, setAccount, troubleOf } from '../testing/account-set.ts';
import { reply, startDirectoryServer } from '../testing/directory-server.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { until } from '../testing/until.ts';
import type { Transport } from '../transport.ts';
import { SignInTrouble } from './trouble.ts';

let close = async (): Promise<void> => undefined;
afterEach(() => close());

const setServer = async (answer: Parameters<typeof startDirectoryServer>[0]) => {
  const server = await startDirectoryServer(answer);
  close = server.close;
  // The Date of an answer is the machine's.
  const clock = createFakeClock(Date.now());
  return { server, clock, line: lineTo(server.url, clock) };
};
const issued = (DisplayClaims: object) => ({
  IssueInstant: '2026-11-20T10:00:00Z',
  NotAfter: '2026-12-04T10:00:00Z',
  Token: 'some-token',
  DisplayClaims,
});
const explanationOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof SignInTrouble ? error.explanation : null),
  );

describe('a step of the sign-in', () => {
  it.each([
    ['a page', 200, '<html>log in</html>', 'sign-in-not-understood'],
    ['a refusal that is a page', 403, '<html>blocked</html>', 'sign-in-page'],
    ['a proxy’s question', 407, '', 'sign-in-proxy-password'],
    ['a refusal without a reason', 403, '', 'device-refused'],
    ['a fault', 500, '', 'sign-in-fault'],
    ['a redirect', 302, '', 'sign-in-not-understood'],
    ['JSON of another form', 200, '{"Token":"some-token"}', 'sign-in-not-understood'],
  ])('that is answered with %s says so', async (_what, status, text, code) => {
    const { line } = await setServer((_seen, response) => {
      response.writeHead(status, { Location: 'http://127.0.0.1:1/' });
      response.end(text);
    });
    const explanation = await explanationOf(setAccount(line).source.token('RETAIL'));
    expect(explanation).toMatchObject({ code });
    expect(JSON.stringify(explanation)).not.toContain('some-token');
  });

  it('says that the clock is wrong, where that is left as a reason', async () => {
    const { server, clock, line } = await setServer((_seen, response) => {
      // Ten minutes before ours: the second signature is by the service's time, and refused all the same.
      reply(response, 401, undefined, { Date: new Date(clock.now() - 600_000).toUTCString() });
    });
    expect(await explanationOf(setAccount(line).source.token('RETAIL'))).toMatchObject({
      code: 'clock-wrong',
      said: `Date: ${new Date(clock.now() - 600_000).toUTCString()}`,
    });
    expect(server.seen.map(({ url }) => url)).toEqual(['/device/authenticate', '/device/authenticate']);
  });

  it('waits as long as it is asked to, and goes on', async () => {
    const { server, clock, line } = await setServer(({ url }, response, count) => {
      if (count === 1) return reply(response, 429, undefined, { 'Retry-After': '7' });
      if (url === '/device/authenticate') return reply(response, 200, issued({ xdi: { did: '1' } }));
      return reply(response, 401, { XErr: 2148916233 });
    });
    const code = troubleOf(setAccount(line).source.token('RETAIL'));
    await until(() => clock.timers.includes(7_000));
    expect(server.seen).toHaveLength(1);
    clock.advance(7_000);
    expect(await code).toBe('no-xbox-profile');
    expect(server.seen).toHaveLength(3);
  });

  it('is given up after 30 s without an answer', async () => {
    const { clock, server, line } = await setServer(() => undefined);
    const code = troubleOf(setAccount(line).source.token('RETAIL'));
    await until(() => server.seen.length === 1);
    clock.advance(30_000);
    expect(await code).toBe('sign-in-timeout');
  });

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'sign-in-offline'],
    ['ERR_PROXY_CONNECTION_FAILED', 'sign-in-proxy'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'sign-in-certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'sign-in-certificate'],
  ])('that never left says why: %s', async (code, title) => {
    const { line } = await setServer(() => undefined);
    const transport: Transport = () => Promise.reject(Object.assign(new Error(code), { code }));
    // It is tried again after pauses, which nobody sits out here.
    const setTimer = (ms: number, callback: () => void) => {
      if (ms < 30_000) queueMicrotask(callback);
      return () => undefined;
    };
    const hurried = { ...line, transport, clock: { now: line.clock.now, setTimer } };
    expect(await troubleOf(setAccount(hurried).source.token('RETAIL'))).toBe(title);
  });

  it('sends no credential but in its body, and signs where a device takes part', async () => {
    const { server, line } = await setServer(({ url }, response) => {
      if (url === '/device/authenticate') return reply(response, 200, issued({ xdi: { did: '1' } }));
      if (url === '/user/authenticate') return reply(response, 200, issued({ xui: [{ uhs: '20' }] }));
      if (url === '/title/authenticate') return reply(response, 200, issued({ xti: { tid: '1' } }));
      return reply(response, 200, issued({ xui: [{ uhs: '20', xid: '18000000000000101' }] }));
    });
    const { source } = setAccount(line, { ticket: 't=some-ticket' });
    expect(await source.token('XDKS.1')).toMatchObject({ gamertag: null, userHash: '20', sandbox: 'XDKS.1' });
    const signed = server.seen.map(({ url, headers }) => [
      url,
      'signature' in headers,
      headers.authorization,
    ]);
    expect(signed).toEqual([
      ['/device/authenticate', true, undefined],
      ['/user/authenticate', false, undefined],
      ['/title/authenticate', true, undefined],
      ['/xsts/authorize', true, undefined],
    ]);
  });
});
