import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { Explanation } from '../../protocol/status.ts';
import { type ChainParts, createChain } from './chain.ts';
import type { KeptTokens, XstsToken } from './kept.ts';
import { SignInTrouble } from './trouble.ts';

/** What became of the token for a sandbox. `until`: milliseconds since 1970. */
export type TokenNews =
  | { state: 'renewing' }
  | { state: 'good'; until: number }
  | { state: 'trouble'; explanation: Explanation };

/** The tokens of one account, one a sandbox. */
export type XstsSource = {
  /**
   * A token that is good: the one there is, or a fresh one, asked for once however many wait. Shortly before its
   * end it is still given, while the next is fetched. Rejects with a `SignInTrouble`.
   */
  token(sandbox: string): Promise<XstsToken>;
  /**
   * One in place of a token that a service took no more; without `refused`, of the one there is. Rejects with a
   * `SignInTrouble`.
   */
  renew(sandbox: string, refused?: string): Promise<XstsToken>;
  /** Signs out: forgets every token; whoever still waits is rejected. */
  forget(): void;
};

export type XstsSourceParts = ChainParts & {
  /** What an earlier run left; passed over when it is bound to the key of another device. */
  kept?: KeptTokens | null;
  /** Told whenever there is something new to keep: secrets, for the vault alone. */
  onKept?: (kept: KeptTokens) => void;
  onNews?: (sandbox: string, news: TokenNews) => void;
};

/** So long before its end the next token is fetched: calls under way, and clocks that differ, have room. */
const RENEW_BEFORE_MS = 10 * 60_000;
/** So long before its end a token is given no more. */
const NOT_GIVEN_MS = 60_000;
/** After a renewal failed while the token is still good: until the next try. */
const TRY_AGAIN_MS = 60_000;

type Held = { token: XstsToken; notBefore: number };

export const createXstsSource = (parts: XstsSourceParts): XstsSource => {
  const { line, device, onKept = () => undefined, onNews = () => undefined } = parts;
  const { clock, time } = line;
  const { x: key } = device.key.jwk;
  const kept = parts.kept?.key === key ? parts.kept : null;
  const chain = createChain(parts, kept?.grant ?? null);
  const held = new Map<string, Held>();
  for (const token of kept?.xsts ?? []) held.set(token.sandbox, { token, notBefore: 0 });
  const asking = new Map<string, Promise<XstsToken>>();
  let forgotten = 0;

  const leftOf = ({ token }: Held): number => token.until - time.now();
  const keep = (): void => {
    const xsts = [...held.values()].filter((one) => leftOf(one) > 0).map(({ token }) => token);
    onKept({ key, grant: chain.grant, xsts });
  };

  const ask = async (sandbox: string): Promise<XstsToken> => {
    const began = forgotten;
    onNews(sandbox, { state: 'renewing' });
    try {
      const token = await chain.xsts(sandbox).finally(() => {
        if (forgotten === began) return;
        chain.forget();
        throw new SignInTrouble(explainSignIn('signed-out'));
      });
      held.set(sandbox, { token, notBefore: 0 });
      keep();
      onNews(sandbox, { state: 'good', until: token.until });
      return token;
    } catch (error) {
      if (forgotten !== began) throw error;
      const last = held.get(sandbox);
      const still = last && leftOf(last) > NOT_GIVEN_MS;
      if (still) {
        last.notBefore = clock.now() + TRY_AGAIN_MS;
        onNews(sandbox, { state: 'good', until: last.token.until });
      } else onNews(sandbox, { state: 'trouble', explanation: explained(error) });
      throw error;
    }
  };

  const askOnce = (sandbox: string): Promise<XstsToken> => {
    const underWay = asking.get(sandbox);
    if (underWay) return underWay;
    const fresh = ask(sandbox).finally(() => {
      if (asking.get(sandbox) === fresh) asking.delete(sandbox);
    });
    asking.set(sandbox, fresh);
    return fresh;
  };

  return {
    token: (sandbox) => {
      const last = held.get(sandbox);
      const left = last ? leftOf(last) : 0;
      if (!last || left <= NOT_GIVEN_MS) return askOnce(sandbox);
      // Told as news; whoever calls has a token that is good.
      if (left <= RENEW_BEFORE_MS && clock.now() >= last.notBefore) askOnce(sandbox).catch(() => undefined);
      return Promise.resolve(last.token);
    },
    renew: (sandbox, refused) => {
      const last = held.get(sandbox);
      if (last && refused !== undefined && last.token.token !== refused) return Promise.resolve(last.token);
      if (!asking.has(sandbox)) held.delete(sandbox);
      return askOnce(sandbox);
    },
    forget: () => {
      forgotten++;
      held.clear();
      asking.clear();
      chain.forget();
    },
  };
};

const explained = (error: unknown): Explanation =>
  error instanceof SignInTrouble
    ? error.explanation
    : explainSignIn('sign-in-no-answer', error instanceof Error ? error.message : String(error));
