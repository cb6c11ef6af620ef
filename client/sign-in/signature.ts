import { sign } from 'node:crypto';
import type { ProofKey } from './proof-key.ts';

/**
 * Signing requests. The bytes are those of "Title service calls to Xbox services" of the GDK [docs]; a published
 * request of XboxReplay's, which the service took, verifies over them.
 *
 * Who showed where it must be: the device's, the title's and the XSTS service of a device token refuse a request
 * without it, so that prismarine-auth, gophertunnel and go-xsapi all sign these, and sign the user's step not at
 * all (prismarine-auth, xboxlive-auth) or without need (go-xsapi). The session directory, the change channel and
 * profiles are under `*.xboxlive.com` with policy 0 in the service's own list (`/titles/default/endpoints`), and
 * the page above asks for it: Microsoft's client and go-xsapi sign every call, Broadcaster and bedrock-portal sign
 * none and are answered. So Beckon signs wherever it holds the key.
 */
const VERSION = 1;

/** How much of a body is signed: all of it for the steps of the sign-in, 8 KiB for the services. [docs] */
export const MOST_SIGNED = { signIn: Number.MAX_SAFE_INTEGER, service: 8_192 } as const;

export type Signed = {
  /** In upper case. */
  method: string;
  url: string;
  /** Of the request; empty where it has none. */
  authorization: string;
  body: string;
};

/** From 1601 to 1970, in milliseconds; a Windows file time counts 100 ns from there. */
const FILE_TIME_EPOCH_MS = 11_644_473_600_000;

/**
 * The Signature header of a request.
 * @param at the service's time, milliseconds since 1970; a fraction is taken down to 100 ns
 */
export const signatureOf = (
  key: ProofKey,
  { method, url, authorization, body }: Signed,
  at: number,
  mostBody: number,
): string => {
  const head = Buffer.alloc(12);
  head.writeUInt32BE(VERSION, 0);
  head.writeBigUInt64BE(
    BigInt(Math.floor(at) + FILE_TIME_EPOCH_MS) * 10_000n + BigInt(Math.floor((at % 1) * 10_000)),
    4,
  );
  const { pathname, search } = new URL(url);
  const texts = [method, pathname + search, authorization].map((text) => Buffer.from(`${text}\0`));
  const end = Buffer.alloc(1);
  const data = [head.subarray(0, 4), end, head.subarray(4), end, ...texts];
  data.push(Buffer.from(body).subarray(0, mostBody), end);
  // As r and s, 32 bytes each, and not as DER. [docs]
  const signed = sign('sha256', Buffer.concat(data), { key: key.secret, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([head, signed]).toString('base64');
};
