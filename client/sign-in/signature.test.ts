import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeProofKey, proofKeyFrom } from './proof-key.ts';
import { MOST_SIGNED, type Signed, signatureOf } from './signature.ts';

const key = makeProofKey();
const publicKey = createPublicKey({ key: key.jwk, format: 'jwk' });

/** What the documentation says is signed, put together byte by byte and not as `signature.ts` does. */
const wire = (time: string, parts: string[], body: Uint8Array): Uint8Array => {
  const hex = `00000001${'00'}${time}${'00'}`;
  const bytes = [...hex.matchAll(/../g)].map(([two]) => Number.parseInt(two, 16));
  for (const part of parts) bytes.push(...[...part].map((letter) => letter.charCodeAt(0)), 0);
  return Uint8Array.from([...bytes, ...body, 0]);
};

const opened = (signature: string) => {
  const hex = Buffer.from(signature, 'base64').toString('hex');
  return { version: hex.slice(0, 8), time: hex.slice(8, 24), rs: Buffer.from(hex.slice(24), 'hex') };
};

const isGood = (data: Uint8Array, rs: Uint8Array): boolean =>
  verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, rs);

const request: Signed = {
  method: 'PUT',
  url: 'https://sessiondirectory.xboxlive.com/handles/1/session?nocommit=true',
  authorization: 'XBL3.0 x=20;some-token',
  body: '{"members":{"me":null}}',
};
const at = Date.UTC(2026, 10, 20, 12);

describe('the signature of a request', () => {
  it('is version, file time, and r and s over what the documentation says', () => {
    const { version, time, rs } = opened(signatureOf(key, request, at, MOST_SIGNED.service));
    expect([version, rs.length]).toEqual(['00000001', 64]);
    // 100 ns since 1601: 11644473600 s more than since 1970.
    expect(BigInt(`0x${time}`)).toBe((BigInt(at / 1_000) + 11_644_473_600n) * 10_000_000n);
    const { method, authorization, body } = request;
    const parts = [method, '/handles/1/session?nocommit=true', authorization];
    expect(isGood(wire(time, parts, Buffer.from(body)), rs)).toBe(true);
  });

  it('is over each of them, whatever is asked', () => {
    const text = fc.string({ maxLength: 40 });
    const asked = fc.record({
      method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
      target: fc.tuple(text, text),
      authorization: text,
      body: fc.string({ unit: 'binary', maxLength: 40 }),
      most: fc.constantFrom(MOST_SIGNED.signIn, MOST_SIGNED.service, 16),
      when: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
      bent: fc.constantFrom(0, 1, 2, 'body', 'time'),
    });
    fc.assert(
      fc.property(asked, ({ method, target: [path, query], authorization, body, most, when, bent }) => {
        const url = new URL('https://a.example');
        Object.assign(url, { pathname: path, search: query });
        const { href, pathname, search } = url;
        const { time, rs } = opened(signatureOf(key, { method, url: href, authorization, body }, when, most));
        const parts = [method, pathname + search, authorization];
        const bytes = Buffer.from(body).subarray(0, most);
        expect(isGood(wire(time, parts, bytes), rs)).toBe(true);

        const bentParts = parts.map((part, at) => (at === bent ? `${part}x` : part));
        const bentTime = bent === 'time' ? [...time].reverse().join('') : time;
        const bentBytes = bent === 'body' ? Buffer.concat([bytes, Buffer.from('x')]) : bytes;
        const isBent = bent !== 'time' || bentTime !== time;
        expect(isGood(wire(bentTime, bentParts, bentBytes), rs)).toBe(!isBent);
      }),
    );
  });

  it('is over the first 8 KiB of what a service is sent, and over all of a sign-in', () => {
    const body = 'x'.repeat(8_190) + 'ü'.repeat(10);
    const service = opened(signatureOf(key, { ...request, body }, at, MOST_SIGNED.service));
    const parts = [request.method, '/handles/1/session?nocommit=true', request.authorization];
    expect(isGood(wire(service.time, parts, Buffer.from(body).subarray(0, 8_192)), service.rs)).toBe(true);
    const signIn = opened(signatureOf(key, { ...request, body }, at, MOST_SIGNED.signIn));
    expect(isGood(wire(signIn.time, parts, Buffer.from(body)), signIn.rs)).toBe(true);
  });

  it('counts time in 100 ns', () => {
    const { time } = opened(signatureOf(key, request, at + 0.25, MOST_SIGNED.service));
    expect(BigInt(`0x${time}`) % 10_000_000n).toBe(2_500n);
  });
});

describe('a proof key', () => {
  it('is the same again from what is kept of it', () => {
    const again = proofKeyFrom(key.kept);
    expect(again.jwk).toEqual(key.jwk);
    const { time, rs } = opened(signatureOf(again, request, at, MOST_SIGNED.service));
    const parts = [request.method, '/handles/1/session?nocommit=true', request.authorization];
    expect(isGood(wire(time, parts, Buffer.from(request.body)), rs)).toBe(true);
  });

  it('shows its public half alone', () => {
    expect(Object.keys(key.jwk).sort()).toEqual(['alg', 'crv', 'kty', 'use', 'x', 'y']);
    expect(JSON.stringify(key.jwk)).not.toContain(key.kept.d);
  });
});
