import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exchange, frame } from './call-samples.ts';
import { isSecretHeader, STRUCK, strikeKnown, withoutSecrets, withoutXblToken } from './secrets.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJ4dWkiOiIxIn0.c2lnbmF0dXJl';

it('knows the headers that hold secrets, also those of other programs', () => {
  const secret = [
    'Authorization',
    'Proxy-Authorization',
    'signature',
    'Cookie',
    'SET-COOKIE',
    'x-emulator-key',
  ];
  expect(
    [...secret, 'X-Api-Key', 'x-csrf-token', 'MS-Ticket'].filter((name) => !isSecretHeader(name)),
  ).toEqual([]);
  expect(['ETag', 'Content-Location', 'X-Xbl-Debug', 'Sec-WebSocket-Key'].filter(isSecretHeader)).toEqual([]);
});

it('strikes out the tokens of forms, of addresses and of frames', () => {
  const call = withoutSecrets(
    exchange({
      url: 'https://login.live.com/oauth20_desktop.srf?code=M.C5_secret&lc=1033',
      requestBody: 'client_id=1&refresh_token=M.R3_secret&scope=x',
      responseBody: `{"text":"Authorization: XBL3.0 x=123;${token}"}`,
    }),
  );
  expect(JSON.stringify(call)).not.toMatch(/M\.C5|M\.R3|eyJ/);
  expect(call.url).toBe(`https://login.live.com/oauth20_desktop.srf?code=${STRUCK}&lc=1033`);
  expect(call.requestBody).toBe(`client_id=1&refresh_token=${STRUCK}&scope=x`);
  expect(JSON.parse(call.responseBody)).toEqual({ text: `Authorization: XBL3.0 x=123;${STRUCK}` });
  expect(withoutSecrets(frame({ text: `[1,"${token}"]` })).text).toBe(`[1,"${STRUCK}"]`);
});

it('strikes out what the steps of a sign-in ask with', () => {
  const requestBody = JSON.stringify({
    AccessToken: 't=opaque-1',
    UserTokens: ['opaque-2', 'opaque-3'],
    key: { kty: 'EC', d: 'opaque-4'.padEnd(43, 'x'), x: 'public' },
    SandboxId: 'XDKS.1',
  });
  const call = withoutSecrets(exchange({ requestBody, responseBody: 'code_verifier=opaque-5&x=1' }));
  expect(JSON.stringify(call)).not.toContain('opaque');
  expect(JSON.parse(call.requestBody)).toEqual({
    AccessToken: STRUCK,
    UserTokens: [STRUCK],
    key: { kty: 'EC', d: STRUCK, x: 'public' },
    SandboxId: 'XDKS.1',
  });
});

const liveToken = `EwAAA8l6BAAU${'abcDEF+/12'.repeat(20)}==`;
const refreshToken = `M.C105_BAY.0.U.-${'CqXyZ*!$'.repeat(20)}`;
const secretNumber = 'xYz_-'.repeat(9).slice(0, 43);

it.each([
  ['a ticket', `{"Properties":{"AuthMethod":"RPS","RpsTicket":"d=${liveToken}"}}`],
  ['a ticket in a log', `asking with d=${liveToken} for a token`],
  ['the tokens of an XSTS request', `{"UserTokens":["${token}"],"DeviceToken":"${token}"}`],
  [
    'the tokens of a SISU request',
    `{"AccessToken":"t=${liveToken}","ProofKey":{"x":"1","d":"${secretNumber}"}}`,
  ],
  ['a refresh token', `refresh_token=${refreshToken}&client_id=1`],
  ['a refresh token in a log', `kept ${refreshToken}`],
  [
    'a code and its verifier',
    `grant_type=authorization_code&code=0.AXYZsecret&code_verifier=${secretNumber}`,
  ],
  ['the redirect', `GET /?code=0.AXYZsecret&state=1`],
  ['a key', JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'X', y: 'Y', d: secretNumber })],
  ['a signature', `Signature: AAAAAQHb${'abcDEF+/12'.repeat(8)}==`],
  ['a bearer', `authorization: Bearer ${liveToken}`],
  ['an emulator key', `"x-emulator-key": "${secretNumber}"`],
])('strikes out %s by its form', (_, text) => {
  const struck = strikeKnown(text);
  for (const secret of [token, liveToken, refreshToken, secretNumber, 'AXYZsecret', 'AAAAAQHb'])
    expect(struck).not.toContain(secret);
  expect(struck).toContain(STRUCK);
});

it('leaves what only looks a little like a secret', () => {
  const plain =
    '{"custom":{"d":"short","code":"red","Ewok":"EwABC"},"host":"M.C5_x.y","deviceToken":"aa11"} Signature: no bearer of news';
  expect(strikeKnown(plain)).toBe(plain);
});

it('changes nothing more the second time', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      token,
      'XBL3.0 x=1;abc def',
      '?code=x&',
      '"Token":"a\\"b"',
      '"UserTokens":["a","b"]',
      'access_token=1',
      STRUCK,
    ),
  );
  const text = fc.array(piece).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (body, header) => {
      const once = withoutSecrets(
        exchange({ requestBody: body, responseBody: body, requestHeaders: [['X', header]] }),
      );
      expect(withoutSecrets(once)).toEqual(once);
    }),
  );
});

it('keeps all of a text that is no call but the token of a header', () => {
  expect(withoutXblToken('curl -H "Authorization: XBL3.0 x=123;eyJhbGciOi.x" https://a')).toBe(
    `curl -H "Authorization: XBL3.0 x=123;${STRUCK}" https://a`,
  );
  const link = 'ms-xbl-decafbad://inviteHandleAccept/?handle=x&code=1';
  expect(withoutXblToken(link)).toBe(link);
});
