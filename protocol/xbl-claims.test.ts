import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimsOf, claimsOfReply } from './xbl-claims.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: unknown): string =>
  `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}.c2lnbmF0dXJl`;
const ada = { xid: '2814600000000001', gtg: 'Ada Lovelace', uhs: '77', agg: 'Adult', prv: '252 254' };

it('reads who, where and until when from a token that is not encrypted', () => {
  const token = jwt({
    xui: [ada],
    xti: { tid: '3737844653' },
    xdi: { dty: 'Win32' },
    sbx: 'XDKS.1',
    aud: 'http://xboxlive.com',
    nbf: 1_795_168_800,
    exp: 1_795_226_400,
  });
  expect(claimsOf({ token, userHash: '77' })).toEqual({
    form: 'readable',
    xuid: ada.xid,
    gamertag: ada.gtg,
    sandbox: 'XDKS.1',
    expires: '2026-11-21T02:00:00.000Z',
    shown: [
      ['xuid', ada.xid],
      ['gamertag', ada.gtg],
      ['sandbox', 'XDKS.1'],
      ['title', '3737844653'],
      ['device', 'Win32'],
      ['audience', 'http://xboxlive.com'],
      ['age-group', 'Adult'],
      ['privileges', '252 254'],
      ['not-before', '2026-11-20T10:00:00.000Z'],
      ['expires', '2026-11-21T02:00:00.000Z'],
    ],
  });
});

it('takes the user whom the header names, and nobody where that is not clear', () => {
  const bea = { xid: '2814600000000002', uhs: '78' };
  const token = jwt({ xui: [ada, bea] });
  expect(claimsOf({ token, userHash: '78' }).xuid).toBe(bea.xid);
  expect(claimsOf({ token, userHash: '79' }).xuid).toBeNull();
  expect(claimsOf({ token: jwt({ xui: [ada] }), userHash: '79' }).xuid).toBe(ada.xid);
});

it('says nothing of an encrypted token, nor of what is no web token', () => {
  const encrypted = `${part({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256', cty: 'JWT' })}.a2V5.aXY.Y2lwaGVy.dGFn`;
  expect(claimsOf({ token: encrypted, userHash: '1' })).toMatchObject({ form: 'encrypted', shown: [] });
  for (const token of ['opaque', 'a.b.c', `${part({})}.${part('text')}.x`, `${part({})}.!!!.x`, '', '....'])
    expect(claimsOf({ token, userHash: '1' })).toMatchObject({ form: 'opaque', xuid: null, expires: null });
});

it('shows no claim that it does not know: some are secrets themselves', () => {
  const token = jwt({
    xui: [{ ...ada, dlt: 'delegation-secret' }],
    cnf: { jwk: { d: 'private' } },
    jti: 'one',
  });
  expect(JSON.stringify(claimsOf({ token, userHash: '77' }))).not.toMatch(/secret|private|one/);
});

it('leaves out what has another shape, and keeps the rest', () => {
  const token = jwt({
    xui: [{ xid: 5, gtg: ada.gtg }, 'x'],
    sbx: ['RETAIL'],
    exp: 'soon',
    nbf: 1e300,
    xti: 7,
  });
  const claims = claimsOf({ token, userHash: '1' });
  expect(claims).toMatchObject({ xuid: null, sandbox: null, expires: null });
  expect(claimsOf({ token: jwt({ xui: [{ xid: 'Ada' }] }), userHash: '1' }).xuid).toBeNull();
});

it('never hands on a character that could reorder or command what stands around it', () => {
  const token = jwt({ xui: [{ gtg: 'Ada\u202e\u001b[2J' }] });
  expect(claimsOf({ token, userHash: '1' }).gamertag).toBe('Ada\\u202e\\u001b[2J');
});

it('never fails', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (text, value) => {
      for (const token of [text, `${text}.${text}.${text}`, jwt(value)])
        expect(Array.isArray(claimsOf({ token, userHash: '1' }).shown)).toBe(true);
    }),
  );
});

it('reads the same of what Xbox Live says beside a token that is encrypted', () => {
  const user = { ...ada, usr: '234', utr: '' };
  expect(claimsOfReply(user, '3737844653')).toEqual([
    ['xuid', ada.xid],
    ['gamertag', ada.gtg],
    ['title', '3737844653'],
    ['user-hash', '77'],
    ['age-group', 'Adult'],
    ['privileges', '252 254'],
    ['restrictions', '234'],
  ]);
  expect(claimsOfReply({ uhs: '77', prv: 254, usr: '' }, null)).toEqual([['user-hash', '77']]);
});
