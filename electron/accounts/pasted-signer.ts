import type { Signer } from '../../client/answers.ts';
import type { Clock } from '../../client/clock.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { formatXblHeader, type XblHeader } from '../../protocol/xbl-header.ts';
import type { Account } from './account.ts';

export type PastedSigner = {
  signer: Signer;
  token(): Account['token'];
  /** Nothing is signed any more. */
  stop(): void;
};

const refused = () =>
  new SignInTrouble(explainSignIn('pasted-refused'), 'A pasted token can’t be renewed. Paste a fresh one.');
const lost = () =>
  new SignInTrouble(
    explainSignIn('secrets-lost'),
    'The pasted token was kept, and can’t be read any more. Paste it again.',
  );
const expired = (until: string | null) =>
  new SignInTrouble(
    explainSignIn('pasted-expired'),
    `The pasted token was good until ${until}. Paste a fresh one.`,
  );

/**
 * Signs with a pasted token, which nobody here can renew: where it is refused, or has expired, the account says so
 * and waits for another.
 * @param options.header from memory, or from the vault when it is first needed; null where it can't be read
 * @param options.until ISO 8601; null where the token does not say
 */
export const createPastedSigner = (options: {
  xuid: string;
  until: string | null;
  header: () => Promise<XblHeader | null>;
  clock: Clock;
  changed: () => void;
}): PastedSigner => {
  const { xuid, until, header, clock, changed } = options;
  const isExpired = (): boolean => until !== null && clock.now() >= Date.parse(until);
  let known: Account['token'] = isExpired()
    ? { state: 'trouble', explanation: expired(until).explanation }
    : { state: 'none' };
  let isStopped = false;

  const become = (next: Account['token']): void => {
    const isNew = JSON.stringify(next) !== JSON.stringify(known);
    known = next;
    if (isNew) changed();
  };
  const troubled = (trouble: SignInTrouble): SignInTrouble => {
    become({ state: 'trouble', explanation: trouble.explanation });
    return trouble;
  };
  let cancelTimer = (): void => undefined;
  const watchTheEnd = (): void => {
    if (until === null) return;
    const left = Date.parse(until) - clock.now();
    if (left <= 0) become({ state: 'trouble', explanation: expired(until).explanation });
    else cancelTimer = clock.setTimer(left, watchTheEnd);
  };
  if (!isExpired()) watchTheEnd();

  return {
    signer: {
      xuid,
      headers: async () => {
        if (isStopped) throw new SignInTrouble(explainSignIn('signed-out'), 'This player is signed out.');
        if (isExpired()) throw troubled(expired(until));
        const found = await header();
        if (found === null) throw troubled(lost());
        if (known.state === 'none') become({ state: 'good', until });
        return { Authorization: formatXblHeader(found) };
      },
      renew: async (turnedDown) => {
        // Another one was pasted since.
        const found = turnedDown?.Authorization === undefined ? null : await header();
        if (found && formatXblHeader(found) !== turnedDown?.Authorization) return;
        throw troubled(refused());
      },
    },
    token: () => known,
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
};
