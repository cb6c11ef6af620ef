import { generateKeyPairSync, sign } from 'node:crypto';
import { ProofKey } from './request-signature.ts';

/** A key of a test's own, and signatures with it, put together as the documentation says. */
export const makeSigning = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = ProofKey.parse(publicKey.export({ format: 'jwk' }));
  const signature = (
    { method = 'POST', path = '', authorization = '', body = '' },
    at: number,
    most = Number.MAX_SAFE_INTEGER,
  ): string => {
    const time = (BigInt(Math.floor(at)) + 11_644_473_600_000n) * 10_000n;
    const head = Buffer.from(`00000001${time.toString(16).padStart(16, '0')}`, 'hex');
    const texts = Buffer.from(`\0${method}\0${path}\0${authorization}\0`);
    const data = [head.subarray(0, 4), Buffer.of(0), head.subarray(4), texts];
    data.push(Buffer.from(body).subarray(0, most), Buffer.of(0));
    const rs = sign('sha256', Buffer.concat(data), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return Buffer.concat([head, rs]).toString('base64');
  };
  return { key, signature };
};
