import { formatXblHeader } from '../../protocol/xbl-header.ts';
import type { Signer } from '../answers.ts';
import type { DeviceSource } from './device.ts';
import type { ServiceTime } from './service-time.ts';
import { MOST_SIGNED, signatureOf } from './signature.ts';
import type { XstsSource } from './xsts-source.ts';

/**
 * Signs the calls of one account in the sandbox that it is in at the moment: Authorization, and the Signature that
 * the service's own list of policies asks for (see `signature.ts`).
 */
export const createXstsSigner = (parts: {
  xuid: string;
  source: XstsSource;
  device: DeviceSource;
  time: ServiceTime;
  /** Asked at each call: it may be changed at any time. */
  sandbox(): string;
}): Signer => {
  const { xuid, source, device, time, sandbox } = parts;
  return {
    xuid,
    headers: async ({ method, url, body }) => {
      const { userHash, token } = await source.token(sandbox());
      const authorization = formatXblHeader({ userHash, token });
      const signed = { method, url, authorization, body };
      return {
        Authorization: authorization,
        Signature: signatureOf(device.key, signed, time.now(), MOST_SIGNED.service),
      };
    },
    renew: async (refused) => {
      await source.renew(sandbox(), refused?.Authorization?.split(';')[1]);
    },
  };
};
