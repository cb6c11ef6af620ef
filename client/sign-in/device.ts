import { randomUUID } from 'node:crypto';
import type { KeptDevice, KeptToken } from './kept.ts';
import { makeProofKey, type ProofKey, proofKeyFrom } from './proof-key.ts';
import type { SignInLine } from './step.ts';
import { askDeviceToken } from './steps.ts';

/** The device that this program is to Xbox Live: one key, and a token for it that lasts 14 days. */
export type DeviceSource = {
  readonly key: ProofKey;
  /** The token, asked for once however many wait. Rejects with a `SignInTrouble`. */
  token(): Promise<KeptToken>;
  /** The service takes this token no more: the next call asks for another. */
  drop(token: string): void;
};

/** A token that ends so soon is not begun with: what is made from it would end with it. */
const TOO_SHORT_MS = 60 * 60_000;

/**
 * @param options.kept what an earlier run left, if anything; the service counts new devices (gophertunnel)
 * @param options.onKept is told whenever there is something new to keep: secrets, for the vault alone
 */
export const createDeviceSource = (
  line: SignInLine,
  options: { kept?: KeptDevice | null; onKept?: (kept: KeptDevice) => void } = {},
): DeviceSource => {
  const { kept = null, onKept = () => undefined } = options;
  const id = kept?.id ?? `{${randomUUID().toUpperCase()}}`;
  const key = kept ? proofKeyFrom(kept.key) : makeProofKey();
  let current = kept?.token ?? null;
  let asking: Promise<KeptToken> | null = null;

  const ask = async (): Promise<KeptToken> => {
    const token = await askDeviceToken(line, id, key);
    current = token;
    onKept({ id, key: key.kept, token });
    return token;
  };

  return {
    key,
    token: () => {
      if (current && current.until - line.time.now() > TOO_SHORT_MS) return Promise.resolve(current);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    drop: (token) => {
      if (current?.token === token) current = null;
    },
  };
};
