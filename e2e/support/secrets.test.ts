import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { searchFor, secretsIn } from './secrets.ts';

const own = (seed: string) => seed.repeat(30);
const token = `XBL3.0 x=77;eyJhbGciOiJIUzI1NiJ9.${own('payload')}.${own('Signed')}`;
const verifier = 'aB3-_'.repeat(9).slice(0, 43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const search = searchFor([{ name: 'token', value: token }], challenge);

it.each([
  ['whole', token],
  ['its end, in lower case', own('signed').slice(-60)],
  ['its beginning', `cut: ${own('payload').slice(0, 50)}…`],
])('finds a token by %s', (_, text) => {
  expect(search(`before ${text} after`)).toEqual(['token']);
});

it('finds a verifier that it does not know, and a signature, by what they are', () => {
  expect(search(`{"v":"${verifier}"}`)).toEqual(['verifier']);
  expect(search(`Signature: AAAAAQHc${'aB3/'.repeat(30)}`)).toEqual(['signature']);
  expect(search(`${verifier}x eyJhbGciOiJIUzI1NiJ9 XBL3.0 x=77; AAAAAQHc`)).toEqual([]);
});

it('names what a vault holds by where it stands', () => {
  const msal = JSON.stringify({ RefreshToken: { one: { secret: 'R', client_id: 'c' } } });
  expect(secretsIn({ 'microsoft-1': msal, 'token-2': 'H', device: '{"id":"{5}","key":{"d":"D"}}' })).toEqual([
    { name: 'microsoft-1.RefreshToken.one.secret', value: 'R' },
    { name: 'token-2', value: 'H' },
    { name: 'device.key.d', value: 'D' },
  ]);
});
