import type { Call } from '../../protocol/exchange.ts';
import { type CommandTrouble, command } from './command.ts';
import { type ShownCalls, useStore } from './store.ts';

const inOrder = (one: Call, other: Call): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

/** The calls in view with one more, in the order they began; one that is there already, or another activation's, changes nothing. */
export const withCall = (shown: ShownCalls | null, activationId: string, call: Call): ShownCalls | null => {
  if (!shown || shown.activationId !== activationId) return shown;
  if (shown.calls.some(({ id }) => id === call.id)) return shown;
  return { ...shown, calls: [...shown.calls, call].toSorted(inOrder) };
};

/** Loads the calls of an activation into view; calls that are recorded meanwhile are kept. Resolves with what went wrong, or null. */
export const loadCalls = async (activationId: string): Promise<CommandTrouble | null> => {
  if (useStore.getState().calls?.activationId === activationId) return null;
  useStore.setState({ calls: { activationId, calls: [], loaded: false } });
  const answer = await command('calls.list', { id: activationId });
  if (!answer.ok) {
    useStore.setState(({ calls }) => (calls?.activationId === activationId ? { calls: null } : {}));
    return answer.error;
  }
  useStore.setState(({ calls }) => {
    if (calls?.activationId !== activationId) return {};
    const listed = new Set(answer.value.map(({ id }) => id));
    const meanwhile = calls.calls.filter(({ id }) => !listed.has(id));
    return {
      calls: { activationId, calls: [...answer.value, ...meanwhile].toSorted(inOrder), loaded: true },
    };
  });
  return null;
};
