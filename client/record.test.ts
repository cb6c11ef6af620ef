import { describe, expect, it } from 'vitest';
import { STRUCK } from '../protocol/secrets.ts';
import { recordExchange } from './record.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJ4dWkiOiIxIn0.c2lnbmF0dXJl';
const request = {
  method: 'PUT',
  url: 'https://sessiondirectory.xboxlive.com/handles/x/session',
  headers: {
    Authorization: `XBL3.0 x=123;${token}`,
    Signature: 'AAAAAQHcc2lnbmF0dXJl',
    'x-emulator-key': 'the-key-of-the-emulator',
    'Accept-Language': 'en-US',
  },
  body: '{}',
};
const record = (more: {
  body?: string;
  answer?: { headers?: [string, string][]; body: string };
  error?: string;
}) =>
  recordExchange({
    call: 'writeSessionByHandle',
    attempt: 1,
    at: 0,
    ms: 1,
    request: { ...request, body: more.body ?? request.body },
    answer: more.answer ? { status: 200, headers: more.answer.headers ?? [], body: more.answer.body } : null,
    error: more.error === undefined ? null : { code: 'E', message: more.error },
  });

describe('the record of a call', () => {
  it('strikes out the headers that hold secrets and keeps the others', () => {
    expect(record({}).requestHeaders).toEqual([
      ['Authorization', STRUCK],
      ['Signature', STRUCK],
      ['x-emulator-key', STRUCK],
      ['Accept-Language', 'en-US'],
    ]);
    const answer = { headers: [['Set-Cookie', 'id=1']] as [string, string][], body: '' };
    expect(record({ answer }).responseHeaders).toEqual([['Set-Cookie', STRUCK]]);
  });

  it('strikes out tokens in bodies of the sign-in chain', () => {
    const body = JSON.stringify({ Properties: { RpsTicket: 'd=a"b', UserTokens: [token] }, Token: 'opaque' });
    expect(record({ body }).requestBody).toBe(
      JSON.stringify({ Properties: { RpsTicket: STRUCK, UserTokens: [STRUCK] }, Token: STRUCK }),
    );
  });

  it('keeps the device token of a member, which names a device and opens nothing', () => {
    const body = '{"members":{"0":{"deviceToken":"0123456789abcdef0123456789abcdef"}}}';
    expect(record({ answer: { body } }).responseBody).toBe(body);
  });

  it('strikes out a secret that the answer, its headers or an error echoes', () => {
    const echo = `you sent ${request.headers.Signature} and ${token}`;
    const kept = JSON.stringify(
      record({ answer: { headers: [['X-Xbl-Debug', echo]], body: echo }, error: echo }),
    );
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(request.headers.Signature);
  });
});
