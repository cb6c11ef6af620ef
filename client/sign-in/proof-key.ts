import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ProofJwk } from '../../protocol/xbox-token-requests.ts';

const Coordinate = z.string().regex(/^[\w-]{43}$/, 'is not 32 bytes in base64url');

/** A key as it may be put into the vault: P-256, `d` is its secret half. */
export const KeptKey = z.object({ x: Coordinate, y: Coordinate, d: Coordinate });
export type KeptKey = z.infer<typeof KeptKey>;

/** The key of one device: its public half is in every token, its secret half signs the requests with them. */
export type ProofKey = { readonly jwk: ProofJwk; readonly secret: KeyObject; readonly kept: KeptKey };

const FORM = { kty: 'EC', crv: 'P-256' } as const;

/** Throws what `node:crypto` throws for numbers that are no key. */
export const proofKeyFrom = (kept: KeptKey): ProofKey => {
  const { x, y } = kept;
  const secret = createPrivateKey({ key: { ...FORM, ...kept }, format: 'jwk' });
  return { jwk: { use: 'sig', alg: 'ES256', ...FORM, x, y }, secret, kept };
};

export const makeProofKey = (): ProofKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return proofKeyFrom(KeptKey.parse(privateKey.export({ format: 'jwk' })));
};
