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
    const ascii = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const asked = fc.record({
      method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
      path: fc.webPath(),
      query: fc.option(fc.webQueryParameters(), { nil: undefined }),
      authorization: ascii,
      body: fc.string({ unit: 'grapheme', maxLength: 40 }),
      most: fc.constantFrom(MOST_SIGNED.signIn, MOST_SIGNED.service, 16),
      when: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      bent: fc.constantFrom('method', 'path', 'authorization', 'body', 'time'),
    });
    fc.assert(
      fc.property(asked, ({ method, path, query, authorization, body, most, when, bent }) => {
        const url = new URL(`https://a.example${path === '' ? '/' : path}`);
        if (query) url.search = query;
        const signature = signatureOf(key, { method, url: url.href, authorization, body }, when, most);
        const { time, rs } = opened(signature);
        const bytes = Buffer.from(body).subarray(0, most);
        const parts = [method, url.pathname + url.search, authorization] as const;
        expect(isGood(wire(time, [...parts], bytes), rs)).toBe(true);

        const other = {
          method: ['X', parts[1], parts[2]],
          path: [parts[0], `${parts[1]}x`, parts[2]],
          authorization: [parts[0], parts[1], `${parts[2]}x`],
          body: [...parts],
          time: [...parts],
        }[bent];
        const otherTime =
          bent === 'time'
            ? `${'0'.repeat(16 - time.length)}${time.slice(0, -1)}x`.replace(
                'x',
                time.endsWith('0') ? '1' : '0',
              )
            : time;
        const otherBody = bent === 'body' ? Buffer.concat([bytes, Buffer.from('x')]) : bytes;
        expect(isGood(wire(otherTime, other, otherBody), rs)).toBe(false);
      }),
      { numRuns: 60 },
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
