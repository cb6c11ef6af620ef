import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { explainNoAnswer } from '../../protocol/status.ts';
import type { AccountsState, SignIn, SignInWay } from './account.ts';
import type { SignedIn, SignInRun } from './signing.ts';

export type SignIns = {
  state(): Pick<AccountsState, 'signIn' | 'trouble'>;
  /** One that is under way is called off, and that is told as its end. */
  begin(wanted: { way: SignInWay; clientId: string; sandbox: string }): void;
  cancel(): void;
  dismissTrouble(): void;
};

type Attempt = { controller: AbortController; signIn: SignIn };

const explain = (error: unknown): AccountsState['trouble'] =>
  error instanceof SignInTrouble
    ? error.explanation
    : explainNoAnswer({ code: 'internal', message: error instanceof Error ? error.message : String(error) });

/** The sign-in that is under way, one at a time, and how the last one ended. */
export const createSignIns = (parts: {
  signIn: SignInRun;
  /** Takes who signed in among the accounts, unless that is called off; resolves with what there is to say to it. */
  take: (signedIn: SignedIn, signal: AbortSignal) => Promise<AccountsState['trouble']>;
  changed: () => void;
  /** What there is to say at the start. */
  trouble: AccountsState['trouble'];
}): SignIns => {
  const { take, changed } = parts;
  let current: Attempt | null = null;
  let { trouble } = parts;

  const end = (how: AccountsState['trouble']): void => {
    current = null;
    trouble = how;
    changed();
  };

  const run = async (attempt: Attempt, clientId: string, sandbox: string): Promise<void> => {
    const { signal } = attempt.controller;
    try {
      const signedIn = await parts.signIn({
        ...{ way: attempt.signIn.way, clientId, sandbox, signal, changed },
        tell: (told) => {
          attempt.signIn = { ...attempt.signIn, ...told };
          if (current === attempt) changed();
        },
      });
      if (signal.aborted) return signedIn.signing.stop();
      const told = await take(signedIn, signal);
      if (current === attempt) end(told);
    } catch (error) {
      if (current === attempt) end(explain(error));
    }
  };

  return {
    state: () => ({ signIn: current?.signIn ?? null, trouble }),
    begin: ({ way, clientId, sandbox }) => {
      trouble = current ? explainSignIn('sign-in-cancelled') : null;
      current?.controller.abort();
      const signIn: SignIn = { way, state: 'starting', userCode: null, page: null, until: null };
      current = { controller: new AbortController(), signIn };
      changed();
      void run(current, clientId, sandbox);
    },
    cancel: () => {
      current?.controller.abort();
      end(null);
    },
    dismissTrouble: () => {
      trouble = null;
      changed();
    },
  };
};
