import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../serve.ts';
import { call, control, joinBody, someRef } from '../testing.ts';
import { Issued, signInAt } from './testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('a sign-in that is not good', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  const start = async (options: EmulatorOptions = {}) => {
    clock = manualClock();
    emulator = await startEmulator({ clock, ...options });
  };
  beforeEach(() => start());
  afterEach(() => emulator.close());

  const { authenticate, authenticateSigned, signing, rps, tokenOf, ticketOf, chain, authorization, as } =
    signInAt(() => emulator);

  it('refuses a player with the XErr that is set for him, or for another sandbox than his', async () => {
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916233 });
    expect(await chain(Ada)).toMatchObject({ status: 401 });
    expect((await chain(Ada)).json()).toMatchObject({ XErr: 2148916233, Identity: '0' });
    expect((await chain(Ada)).headers.get('x-err')).toBe('2148916233');
    await control(emulator, 'PATCH', `players/${Bea}`, { sandbox: 'XDKS.1' });
    expect((await chain(Bea)).json()).toMatchObject({ XErr: 0x8015dc12 });
    expect((await chain(Bea, { SandboxId: 'XDKS.1' })).status).toBe(200);
  });

  it('refuses him in the one call for all tokens with the code as a header, and the tokens that he may have', async () => {
    const AccessToken = await ticketOf(Ada);
    const DeviceToken = tokenOf(await authenticate('/device/authenticate', { AuthMethod: 'RPS' }));
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916238 });
    const asked = { AccessToken, DeviceToken, AppId: '00000000402b5328', Sandbox: 'RETAIL' };
    const answer = await call(emulator, 'POST', '/authorize', asked);
    expect([answer.status, answer.headers.get('x-err')]).toEqual([401, '2148916238']);
    expect(answer.json()).toMatchObject({ DeviceToken, UserToken: {}, TitleToken: {}, WebPage: '' });
    expect(answer.json()).not.toHaveProperty('AuthorizationToken');
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: null });
    expect((await call(emulator, 'POST', '/authorize', asked)).status).toBe(200);
  });

  it('refuses a token of another sandbox than the service configuration is in', async () => {
    await control(emulator, 'PUT', `sandboxes/${DEMO_TITLE.scid.toUpperCase()}`, { sandbox: 'XDKS.1' });
    expect((await as(authorization(await chain(Ada)))).status).toBe(403);
    expect((await as(authorization(await chain(Ada, { SandboxId: 'XDKS.1' })))).status).toBe(204);
  });

  it('refuses what is forged, for somebody else, or for another service', async () => {
    const header = authorization(await chain(Ada));
    const [start = '', token = ''] = header.split(';');
    const [head, , signature] = token.split('.');
    const claims = Buffer.from('{"exp":9e15,"claims":{"use":"xsts"}}').toString('base64url');
    for (const forged of [
      `${start};${head}.${claims}.${signature}`,
      `XBL3.0 x=1;${token}`,
      `${start};x`,
      `${start};a.b.c`,
    ])
      expect((await as(forged)).status).toBe(401);
    const elsewhere = await chain(Ada, { rp: 'http://playfab.xboxlive.com/' });
    expect(Issued.parse(elsewhere.json()).DisplayClaims).toEqual({ xui: [{ uhs: expect.any(String) }] });
    expect((await as(authorization(elsewhere))).status).toBe(401);
    const user = tokenOf(await authenticate('/user/authenticate', rps(await ticketOf(Ada))));
    expect((await as(`${start};${user}`)).status).toBe(401);
  });

  it.each([
    ['/user/authenticate', {}, 'RpsTicket'],
    ['/xsts/authorize', { SandboxId: 7 }, 'SandboxId'],
    ['/xsts/authorize', {}, 'UserTokens'],
    ['/title/authenticate', { RpsTicket: 't=x' }, 'DeviceToken'],
  ])('answers 400 with the field to a bad call of %s', async (path, properties, field) => {
    const answer = await authenticate(path, properties);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(field) });
    expect((await call(emulator, 'GET', path, undefined)).status).toBe(405);
  });

  describe('when strict', () => {
    beforeEach(async () => {
      await emulator.close();
      await start({ strict: true });
    });

    it('takes no token without a title, or of another title', async () => {
      expect((await as(authorization(await chain(Ada, { titled: false })))).status).toBe(403);
      expect((await as(authorization(await chain(Ada)))).status).toBe(204);
      expect((await as(authorization(await chain(Ada, { client: '00c0ffee' })))).status).toBe(403);
      expect((await as(authorization(await chain(Ada, { client: DEMO_TITLE.hex })))).status).toBe(204);
    });

    it('gives no title’s token for a ticket that is no title’s', async () => {
      const DeviceToken = tokenOf(
        await authenticateSigned('/device/authenticate', {
          AuthMethod: 'ProofOfPossession',
          ProofKey: signing.key,
        }),
      );
      const title = async (ticket: string) =>
        (await authenticateSigned('/title/authenticate', { ...rps(ticket), DeviceToken })).status;
      const ticket = await ticketOf(Ada);
      expect(await title(ticket)).toBe(200);
      expect(await title(ticket.replace('t=', 'd='))).toBe(403);
      expect(await title(await ticketOf(Ada, '0f1e2d3c-4b5a-4697-8877-665544332211'))).toBe(403);
    });

    it('takes no unknown player, ticket, template or service configuration', async () => {
      expect((await as('XBL3.0 x=42;beckon')).status).toBe(401);
      expect((await authenticate('/user/authenticate', rps('t=unknown'))).status).toBe(401);
      const ref = { ...someRef(), scid: '11111111-0000-0000-0000-0000decafbad' };
      const asAda = `XBL3.0 x=${Ada};beckon`;
      expect((await as(asAda, ref)).status).toBe(404);
      await control(emulator, 'PUT', 'templates', {
        [ref.scid]: { LobbySession: { constants: { system: { version: 1, maxMembersCount: 4 } } } },
      });
      expect((await as(asAda, ref)).status).toBe(204);
      expect((await as(asAda, { ...ref, templateName: 'other' })).status).toBe(404);
    });
  });

  it('lets nobody without the multiplayer privilege into a session', async () => {
    await control(emulator, 'PATCH', `players/${Ada}`, {
      privileges: { multiplayer: false, communicate: true },
    });
    const answer = await call(emulator, 'PUT', sessionPath(someRef()), joinBody(Ada), {
      headers: { authorization: `XBL3.0 x=${Ada};beckon`, 'x-xbl-contract-version': '107' },
    });
    expect(answer.status).toBe(403);
  });
});
