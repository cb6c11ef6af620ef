import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../serve.ts';
import { call, control, joinBody, someRef } from '../testing.ts';
import { makeSigning } from './signing.ts';
import { signInAt } from './testing.ts';

const { Ada } = DEMO_PLAYERS;
const MINUTE = 60_000;
const DEVICE = '/device/authenticate';

describe('the signature of a request', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  const start = async (options: EmulatorOptions = {}) => {
    clock = manualClock();
    emulator = await startEmulator({ clock, ...options });
  };
  beforeEach(() => start());
  afterEach(() => emulator.close());

  const { authenticate, authenticateSigned, rps, tokenOf, ticketOf, chain, authorization, signing } =
    signInAt(() => emulator);
  const device = (ProofKey: unknown = signing.key) => ({
    AuthMethod: 'ProofOfPossession',
    Id: '{1}',
    ProofKey,
  });
  const bodyOf = (Properties: object) =>
    JSON.stringify({ RelyingParty: 'http://auth.xboxlive.com', TokenType: 'JWT', Properties });
  const send = (path: string, raw: string, Signature: string) =>
    call(emulator, 'POST', path, undefined, { raw, headers: { Signature } });
  const lastReason = async () => JSON.stringify((await control(emulator, 'GET', 'requests?limit=1')).json());

  it('is taken where it is good, and need not be there', async () => {
    expect((await authenticateSigned(DEVICE, device())).status).toBe(200);
    expect((await authenticate(DEVICE, device())).status).toBe(200);
    expect((await authenticate(DEVICE, device({ kty: 'EC' }))).status).toBe(200);
    expect((await chain(Ada)).status).toBe(200);
  });

  it.each([
    ['of another key', () => makeSigning().signature({ path: DEVICE, body: bodyOf(device()) }, clock.now())],
    ['over another body', () => signing.signature({ path: DEVICE, body: '{}' }, clock.now())],
    ['over another path', () => signing.signature({ path: '/x', body: bodyOf(device()) }, clock.now())],
    [
      'over another method',
      () => signing.signature({ method: 'PUT', path: DEVICE, body: bodyOf(device()) }, clock.now()),
    ],
    [
      'of six minutes ago',
      () => signing.signature({ path: DEVICE, body: bodyOf(device()) }, clock.now() - 6 * MINUTE),
    ],
    [
      'of six minutes later',
      () => signing.signature({ path: DEVICE, body: bodyOf(device()) }, clock.now() + 6 * MINUTE),
    ],
    ['of no such form', () => 'AAAA'],
  ])('is refused with 403 where it is one %s', async (_what, signature) => {
    expect(await send(DEVICE, bodyOf(device()), signature())).toMatchObject({ status: 403, text: '' });
    expect(await lastReason()).toContain('signature');
  });

  it('is taken with a clock that is four minutes off', async () => {
    for (const off of [-4 * MINUTE, 4 * MINUTE]) {
      const signature = signing.signature({ path: DEVICE, body: bodyOf(device()) }, clock.now() + off);
      expect((await send(DEVICE, bodyOf(device()), signature)).status).toBe(200);
    }
  });

  it('is that of the device in every step that the device’s token is part of', async () => {
    const ticket = await ticketOf(Ada);
    const UserTokens = [tokenOf(await authenticate('/user/authenticate', rps(ticket)))];
    const DeviceToken = tokenOf(await authenticateSigned(DEVICE, device()));
    for (const [path, properties] of [
      ['/title/authenticate', { ...rps(ticket), DeviceToken }],
      ['/xsts/authorize', { UserTokens, DeviceToken, SandboxId: 'RETAIL' }],
    ] as const) {
      const other = makeSigning().signature({ path, body: bodyOf(properties) }, clock.now());
      expect((await send(path, bodyOf(properties), other)).status).toBe(403);
      expect((await authenticateSigned(path, properties)).status).toBe(200);
    }
  });

  it('is that of the device where all tokens come in one call', async () => {
    const AccessToken = (await ticketOf(Ada)).replace('d=', 't=');
    const DeviceToken = tokenOf(await authenticateSigned(DEVICE, device()));
    const raw = JSON.stringify({ AccessToken, DeviceToken, AppId: '00000000402b5328', Sandbox: 'RETAIL' });
    const signed = { path: '/authorize', body: raw };
    expect((await send('/authorize', raw, signing.signature(signed, clock.now()))).status).toBe(200);
    expect((await send('/authorize', raw, makeSigning().signature(signed, clock.now()))).status).toBe(403);
  });

  describe('of a call', () => {
    const put = async (change: { key?: 'other'; body?: string } = {}) => {
      const header = authorization(await chain(Ada));
      const path = `${sessionPath(someRef())}?nocommit=true`;
      const raw = JSON.stringify({ ...joinBody(Ada), properties: { custom: { long: 'x'.repeat(9_000) } } });
      const { signature } = change.key ? makeSigning() : signing;
      const signed = { method: 'PUT', path, authorization: header, body: change.body ?? raw };
      const headers = {
        Authorization: header,
        'x-xbl-contract-version': '107',
        Signature: signature(signed, clock.now(), 8_192),
      };
      return call(emulator, 'PUT', path, undefined, { raw, headers });
    };

    it('is checked with the key of the device, over the first 8 KiB of the body', async () => {
      expect((await put()).status).toBe(201);
      expect((await put({ key: 'other' })).status).toBe(403);
      expect((await put({ body: '{}' })).status).toBe(403);
    });

    it('is passed over where there is no key to check it with', async () => {
      const headers = {
        Authorization: `XBL3.0 x=${Ada};beckon`,
        'x-xbl-contract-version': '107',
        Signature: 'x',
      };
      expect((await call(emulator, 'GET', sessionPath(someRef()), undefined, { headers })).status).toBe(204);
    });

    it('leaves a fault what it is', async () => {
      const header = authorization(await chain(Ada));
      const fault = { kind: 'status', status: 503 };
      await control(emulator, 'POST', 'faults', { fault });
      const headers = { Authorization: header, Signature: 'AAAA' };
      expect((await call(emulator, 'PUT', sessionPath(someRef()), {}, { headers })).status).toBe(503);
    });

    it('is checked at the handshake of the change channel', async () => {
      const header = authorization(await chain(Ada));
      const open = (Signature: string) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(emulator.rta, { headers: { Authorization: header, Signature } });
          socket.on('open', () => resolve('open'));
          socket.on('error', (error) => resolve(error.message));
        });
      const signed = { method: 'GET', path: '/connect', authorization: header };
      expect(await open(signing.signature(signed, clock.now()))).toBe('open');
      expect(await open(makeSigning().signature(signed, clock.now()))).toContain('403');
    });
  });

  describe('when strict', () => {
    beforeEach(async () => {
      await emulator.close();
      await start({ strict: true });
    });

    it('must be there where a device takes part, and not for a user', async () => {
      const ticket = await ticketOf(Ada);
      expect((await authenticate('/user/authenticate', rps(ticket))).status).toBe(200);
      expect((await authenticate(DEVICE, device())).status).toBe(403);
      const UserTokens = [tokenOf(await authenticate('/user/authenticate', rps(ticket)))];
      const DeviceToken = tokenOf(await authenticateSigned(DEVICE, device()));
      const properties = { UserTokens, DeviceToken, SandboxId: 'RETAIL' };
      expect((await authenticate('/xsts/authorize', properties)).status).toBe(403);
      expect((await authenticateSigned('/xsts/authorize', properties)).status).toBe(200);
    });

    it('needs a key of P-256', async () => {
      expect(await authenticate(DEVICE, device({ kty: 'EC' }))).toMatchObject({
        status: 400,
        text: expect.stringContaining('ProofKey'),
      });
      const noPoint = { ...signing.key, y: 'A'.repeat(43) };
      expect((await authenticateSigned(DEVICE, device(noPoint))).status).toBe(403);
    });

    it('need not be there in a call: public clients get on without', async () => {
      const header = authorization(await chain(Ada));
      const headers = { Authorization: header, 'x-xbl-contract-version': '107' };
      expect((await call(emulator, 'GET', sessionPath(someRef()), undefined, { headers })).status).toBe(204);
    });
  });
});
