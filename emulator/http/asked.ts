import type { IncomingMessage } from 'node:http';
import { type ContractVersion, contractFromHeader } from '../../protocol/contract.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { remembered } from '../remembered.ts';
import type { Answer } from '../rules/answer.ts';
import type { Who } from '../rules/stored.ts';
import type { ConfigurationRef } from '../sign-in/identity.ts';
import type { Target } from './target.ts';

/** An answer, and the session to name in Content-Location. */
export type Routed = { readonly answer: Answer; readonly located?: SessionRef };

export type Asked = {
  readonly request: IncomingMessage;
  readonly target: Target;
  /** Null where it is missing or too old. */
  readonly contract: ContractVersion | null;
  /** The caller, as one who asks in a service configuration; throws a `Refusal` when he may use nothing there. */
  readonly whoIs: (ref: ConfigurationRef) => Who;
  /** The people list of a player: the xuids whom he follows. */
  readonly people: (xuid: string) => readonly string[];
  /** A nonce by which a web page connects to the change channel as this caller. */
  readonly makeNonce: () => string;
  /** Counts a search against its own limits; throws a `Refusal` when there were too many. */
  readonly countSearch: () => void;
  /** Counts a write to a large session, by its key, in the same way. */
  readonly countLarge: (key: string) => void;
};

/** The contract version of a request; what is missing or too old is answered by `answerFor`. */
export const contractOf = (request: IncomingMessage): ContractVersion | null => {
  const header = request.headers['x-xbl-contract-version'];
  return typeof header === 'string' ? contractFrom(header) : null;
};
const contractFrom = remembered(contractFromHeader);
