import type { SignInTitleCode } from '../../protocol/sign-in-texts.ts';
import type { Explanation } from '../../protocol/status.ts';

/** What passes by itself: the network, or a service that is down. Any other needs somebody to do something. */
const PASSING = new Set([
  'sign-in-outage',
  'microsoft-busy',
  'sign-in-busy',
  'sign-in-fault',
  'sign-in-offline',
  'sign-in-no-host',
  'sign-in-proxy',
  'sign-in-timeout',
  'sign-in-cut-off',
  'sign-in-no-answer',
] satisfies SignInTitleCode[] as string[]);

/** Why there is no token: everything that the sign-in rejects with. No secret is in it. */
export class SignInTrouble extends Error {
  readonly explanation: Explanation;
  /** Trying again after a while makes sense with nobody doing anything. */
  readonly passes: boolean;

  /** @param message Beckon's own words, where the service said none: those alone are in the explanation. */
  constructor(explanation: Explanation, message = explanation.said ?? explanation.code) {
    super(message);
    this.explanation = explanation;
    this.passes = PASSING.has(explanation.code);
  }
}
