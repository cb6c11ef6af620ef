import { setImmediate } from 'node:timers/promises';
import type { Journal } from './journal.ts';

const AT_ONCE = 200;

/**
 * Activations with their steps as one JSON document, in the order of `ids`; those that are gone are left out.
 * Secrets were struck out before anything was written to the journal.
 */
export const exportInvites = async (
  journal: Pick<Journal, 'activation' | 'steps'>,
  ids: readonly string[],
  exportedAt: Date,
): Promise<{ text: string; count: number }> => {
  const invites: string[] = [];
  for (const [at, id] of ids.entries()) {
    const activation = journal.activation(id);
    if (activation) invites.push(JSON.stringify({ ...activation, steps: journal.steps(id) }));
    // Links that arrive meanwhile are not kept waiting.
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  const head = JSON.stringify({ format: 'beckon-invites', version: 1, exportedAt: exportedAt.toISOString() });
  return { text: `${head.slice(0, -1)},"invites":[\n${invites.join(',\n')}\n]}\n`, count: invites.length };
};
