import type { StoredSession } from './stored.ts';

/** What the rules answer, before it is written as HTTP. At most one of session, text, json and html is there. */
export type Answer = {
  readonly status: number;
  /** Answered as a document, in the contract version of the request. */
  readonly session?: StoredSession;
  /** Who reads a large session's document: it lists him alone. */
  readonly reader?: string;
  /** Answered as text/plain. */
  readonly text?: string;
  readonly json?: object;
  /** A page for a browser. */
  readonly html?: string;
  /** More headers, name and value by turns. */
  readonly more?: readonly string[];
  /** `/handles/{id}`, when a handle was made. */
  readonly location?: string;
  /** The tag for a 304. */
  readonly etag?: string;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
  /** The rule that refused, for the log alone: the reason that the real service never tells. */
  readonly because?: string;
};

/** A new state of the session (undefined: it is gone; the same object: nothing changed) and the answer. */
export type Outcome = { readonly after: StoredSession | undefined; readonly answer: Answer };

/** A refusal on the way through the rules: thrown where it is met, and answered. Nothing was changed. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(answer.text ?? `status ${answer.status}`);
    this.answer = answer;
  }
}

export const refuse = (status: number, text: string, because: string = text): never => {
  throw new Refusal({ status, text, because });
};

/** A method that a resource does not have, with those that it has. */
export const refuseMethod = (method: string | undefined, allowed: readonly string[]): never => {
  const text = `The method ${method} is not supported here: use ${allowed.join(' or ')}.`;
  throw new Refusal({ status: 405, text, because: text, more: ['Allow', allowed.join(', ')] });
};

/** One text for every cause of a refused access, like the service; the cause itself goes to the log. */
export const NO_ACCESS =
  'The requested session cannot be accessed. The caller must be a member of the session unless the session ' +
  'is open and the caller satisfies its restrictions, and must have the privileges that the session asks for.';
