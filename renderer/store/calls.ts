import type { CallsOf } from '../../electron/ipc/contract.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import { type CommandTrouble, command } from './command.ts';
import { type ShownCalls, useStore } from './store.ts';

/** The most that are held while they come; the list of main has as many. */
const MOST = 20_000;

const inOrder = (one: CallSummary, other: CallSummary): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0;

export const sameCalls = (one: CallsOf | undefined, other: CallsOf): boolean =>
  one?.kind === other.kind && ('id' in one ? one.id : '') === ('id' in other ? other.id : '');

const isOf = (of: CallsOf, activationId: string | null): boolean =>
  of.kind === 'all' || (of.kind === 'activation' && of.id === activationId);

/** The calls in view with one more, in the order they began; one that is there already, or of other calls, changes nothing. */
export const withCall = (
  shown: ShownCalls | null,
  activationId: string | null,
  call: CallSummary,
): ShownCalls | null => {
  if (!shown || !isOf(shown.of, activationId)) return shown;
  if (shown.calls.some(({ id }) => id === call.id)) return shown;
  const last = shown.calls.at(-1);
  const calls = [...shown.calls, call];
  return {
    ...shown,
    calls: (!last || inOrder(last, call) <= 0 ? calls : calls.toSorted(inOrder)).slice(-MOST),
  };
};

/** Loads calls into view; those that are recorded meanwhile are kept. Resolves with what went wrong, or null. */
export const loadCalls = async (of: CallsOf): Promise<CommandTrouble | null> => {
  if (sameCalls(useStore.getState().calls?.of, of)) return null;
  useStore.setState({ calls: { of, calls: [], loaded: false } });
  for (let from = 0; ; ) {
    const answer = await command('calls.list', { of, from });
    if (!sameCalls(useStore.getState().calls?.of, of)) return null;
    if (!answer.ok) {
      useStore.setState({ calls: null });
      return answer.error;
    }
    const { calls: page, more } = answer.value;
    useStore.setState(({ calls }) => {
      if (!calls || !sameCalls(calls.of, of)) return {};
      const known = new Set(calls.calls.map(({ id }) => id));
      const fresh = page.filter(({ id }) => !known.has(id));
      return { calls: { of, calls: [...calls.calls, ...fresh].toSorted(inOrder), loaded: !more } };
    });
    if (!more) return null;
    from += page.length;
  }
};
