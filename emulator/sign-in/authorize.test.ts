import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, control } from '../testing.ts';
import { Granted, Issued, signInAt } from './testing.ts';

const { Ada } = DEMO_PLAYERS;
const PATH = '/consumers/oauth2/v2.0/authorize';
const CLIENT = '0f1e2d3c-4b5a-4697-8877-665544332211';
const VERIFIER = 'a-verifier-that-nobody-else-knows-0123456789abc';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('a sign-in in a browser', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  /** The program that waits at its redirect address, and what it was brought. */
  let program: Server;
  let brought: URLSearchParams[];
  let redirectUri: string;
  beforeEach(async () => {
    clock = manualClock();
    emulator = await startEmulator({ clock });
    brought = [];
    program = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      request.on('end', () => {
        const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
        brought.push(request.method === 'POST' ? new URLSearchParams(text) : query);
        response.end();
      });
    });
    program.listen(0, '127.0.0.1');
    await once(program, 'listening');
    redirectUri = `http://localhost:${(program.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    program.close();
    await emulator.close();
  });

  const { form, authenticate, rps } = signInAt(() => emulator);
  const asked = (more: Record<string, string> = {}) => ({
    client_id: CLIENT,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: redirectUri,
    scope: 'XboxLive.signin openid offline_access',
    state: 'some state',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  });
  const open = (parameters: Record<string, string>) =>
    call(emulator, 'GET', `${PATH}?${new URLSearchParams(parameters)}`, undefined);
  /** What a person would see waiting. */
  const waiting = async () => {
    const answer = await control(emulator, 'GET', 'sign-ins');
    return z.object({ signIns: z.array(z.looseObject({ userCode: z.string() })) }).parse(answer.json())
      .signIns;
  };
  const begun = async (more: Record<string, string> = {}): Promise<string> => {
    expect((await open(asked(more))).status).toBe(200);
    return (await waiting())[0]?.userCode ?? '';
  };
  const exchange = (code: string, more: Record<string, string> = {}) =>
    form('/consumers/oauth2/v2.0/token', {
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code,
      redirect_uri: redirectUri,
      code_verifier: VERIFIER,
      scope: 'XboxLive.signin openid offline_access',
      client_info: '1',
      ...more,
    });

  it('shows a page with the players, and brings the one who is chosen back as a form', async () => {
    const page = await open(asked());
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('>Ada <') });
    const [signIn] = await waiting();
    expect(signIn).toMatchObject({ way: 'browser', client: CLIENT });
    const chosen = await form(PATH, { 'sign-in': signIn?.userCode ?? '', xuid: Ada });
    expect(chosen.text).toContain(`action="${redirectUri}"`);
    const code = /name="code" value="([\w-]+)"/.exec(chosen.text)?.[1] ?? '';
    expect(chosen.text).toContain('name="state" value="some state"');

    const granted = await exchange(code);
    expect(granted.status).toBe(200);
    const { id_token, client_info } = z
      .object({ id_token: z.string(), client_info: z.string() })
      .parse(granted.json());
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
    expect(read(id_token.split('.')[1] ?? '')).toMatchObject({ aud: CLIENT, name: 'Ada' });
    expect(read(client_info)).toMatchObject({ utid: '9188040d-6c67-4c5b-b112-36a304b66dad' });
    const ticket = `d=${Granted.parse(granted.json()).access_token}`;
    Issued.parse((await authenticate('/user/authenticate', rps(ticket))).json());
  });

  it('is completed by a control, which does what the browser would', async () => {
    const userCode = await begun();
    expect((await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode })).status).toBe(204);
    expect(brought.map((each) => each.get('state'))).toEqual(['some state']);
    const code = brought[0]?.get('code') ?? '';
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode })).status).toBe(404);
  });

  it('is declined on its page or by a control, and says so to the program', async () => {
    // As a browser does, `fetch` goes where it is sent.
    await form(PATH, { 'sign-in': await begun({ response_mode: 'query' }), decline: '1' });
    expect((await control(emulator, 'DELETE', `sign-ins/${await begun()}`)).status).toBe(204);
    expect(brought.map((each) => [each.get('error'), each.get('state')])).toEqual([
      ['access_denied', 'some state'],
      ['access_denied', 'some state'],
    ]);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another client', { client_id: 'another' }],
    ['another redirect address', { redirect_uri: 'http://localhost:1' }],
  ])('gives no token to who has %s, nor to anybody after him', async (_who, more) => {
    await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode: await begun() });
    const code = brought[0]?.get('code') ?? '';
    expect((await exchange(code, more)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await exchange(code)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('gives no token before somebody has chosen, nor for a device code', async () => {
    const userCode = await begun();
    expect((await exchange(userCode)).json()).toMatchObject({ error: 'invalid_grant' });
    clock.advance(900_000);
    expect((await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode })).status).toBe(404);
    expect((await form(PATH, { 'sign-in': userCode, xuid: Ada })).status).toBe(400);
  });

  it('says where a program is that does not listen any more', async () => {
    const userCode = await begun();
    program.close();
    await once(program, 'close');
    expect(await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode })).toMatchObject({
      status: 409,
      text: expect.stringContaining(redirectUri),
    });
  });

  it.each([
    [{ client_id: '' }, 'client_id'],
    [{ redirect_uri: 'https://example.com/' }, 'redirect_uri'],
    [{ redirect_uri: 'http://localhost:1@example.com/' }, 'redirect_uri'],
    [{ response_type: 'token' }, 'response_type'],
    [{ response_mode: 'fragment' }, 'response_mode'],
    [{ code_challenge_method: 'plain' }, 'code_challenge'],
  ])('tells on its own page what is wrong with %j, and goes nowhere', async (more, name) => {
    expect(await open(asked(more))).toMatchObject({ status: 400, text: expect.stringContaining(name) });
    expect(await waiting()).toEqual([]);
  });

  it('shows names as they are, and never as a page of their own', async () => {
    await control(emulator, 'POST', 'players', { gamertag: '<b>Eve"' });
    const page = await open(asked({ client_id: '<script>' }));
    expect(page.text).toContain('&#60;b&#62;Eve&#34;');
    expect(page.text).not.toContain('<script>');
  });
});
