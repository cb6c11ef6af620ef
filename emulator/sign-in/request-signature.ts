import { createPublicKey, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const Coordinate = z.string().regex(/^[\w-]{43}=?$/);
/** The public half of a proof key, as a JSON Web Key. docs, "Title service calls to Xbox services" */
export const ProofKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
});
export type ProofKey = z.infer<typeof ProofKey>;

/** How much of a body is signed: all of it at the sign-in, 8 KiB at the services. docs, and the service's own list */
export const MOST_SIGNED = { signIn: Number.MAX_SAFE_INTEGER, service: 8_192 } as const;

/** Choice: what a clock may be off. Clients take the time from answers, "the server is very picky". [community] */
const MOST_OFF_MS = 5 * 60_000;
const VERSION = 1;
/** Version, time, r and s. */
const LENGTH = 4 + 8 + 64;
const FILE_TIME_OF_1970 = 116_444_736_000_000_000n;

/** Whether a request came with a signature. */
export const isSigned = ({ headers }: IncomingMessage): boolean => headers.signature !== undefined;

/**
 * Why the signature of a request is not good; null when it is. `body`: as it came.
 * @param key whose it must be
 * @param now milliseconds since 1970
 */
export const signatureProblem = (
  request: IncomingMessage,
  body: string,
  key: ProofKey,
  { now, mostBody }: { now: number; mostBody: number },
): string | null => {
  const { method = '', url = '', headers } = request;
  const { signature: given, authorization = '' } = headers;
  if (typeof given !== 'string') return 'signature: there is none';
  const bytes = Buffer.from(given, 'base64');
  if (bytes.length !== LENGTH) return `signature: has ${bytes.length} bytes and not ${LENGTH}`;
  if (bytes.readUInt32BE(0) !== VERSION) return 'signature: is of another version than 1';
  const at = Number((bytes.readBigUInt64BE(4) - FILE_TIME_OF_1970) / 10_000n);
  const off = Math.round((at - now) / 1_000);
  if (Math.abs(at - now) > MOST_OFF_MS) return `signature: its time is ${off} s off`;
  const end = Buffer.of(0);
  const path = url.replace(/^https?:\/\/[^/?]*/i, '');
  const data = Buffer.concat([
    ...[bytes.subarray(0, 4), bytes.subarray(4, 12)].flatMap((part) => [part, end]),
    ...[method, path, authorization].flatMap((part) => [Buffer.from(part, 'latin1'), end]),
    ...[Buffer.from(body).subarray(0, mostBody), end],
  ]);
  const publicKey = publicKeyOf(key);
  if (!publicKey) return 'proof key: is no point of P-256';
  const isGood = verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes.subarray(12));
  return isGood ? null : 'signature: is not that of the proof key over this request';
};

const publicKeyOf = (key: ProofKey) => {
  try {
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    return null; // two numbers that are no point of the curve
  }
};
