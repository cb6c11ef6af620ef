import type { DatabaseSync } from 'node:sqlite';
import { type CallSummary, isFailed } from '../../protocol/call-summary.ts';
import { Call } from '../../protocol/exchange.ts';

/** What is taken of one activation: characters of each body, and calls, the latest. */
const MOST = { characters: 4000, calls: 20 };

/** Whether the bodies of a call are found from the invites: it was refused, or had no answer. */
export const isRefused = (call: CallSummary): boolean => call.kind === 'http' && isFailed(call);

/**
 * What was sent, and said, in the calls of an activation that were refused. Of those that went well nothing is taken:
 * the index would grow as large as they are.
 */
export const refusedWords = (database: DatabaseSync): ((activationId: string) => string[]) => {
  const bodies = database.prepare(
    'SELECT body FROM calls WHERE activation_id = ? AND refused = 1 ORDER BY number DESC LIMIT ?',
  );
  return (activationId) =>
    bodies.all(activationId, MOST.calls).flatMap(({ body }) => {
      const call = readCall(body);
      return call?.kind === 'http'
        ? [call.requestBody, call.responseBody].map((text) => text.slice(0, MOST.characters))
        : [];
    });
};

/** Null for a row that is damaged: whoever lists the calls is told of it. */
const readCall = (body: unknown): Call | null => {
  try {
    return Call.parse(JSON.parse(String(body)));
  } catch {
    return null;
  }
};
